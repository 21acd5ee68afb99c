using System.Globalization;
using System.Text.Json;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Core.Offices;
using Workflow.Core.Procedures;
using Workflow.Core.Tasks;

namespace Workflow.Host.Procedures.Check;

/// <summary>Walks one example dossier to its end or to the first difference. The same example always goes the same way.</summary>
internal sealed class ExampleWalk
{
    private readonly ReviewedPackage package;
    private readonly ExampleFile examples;
    private readonly ExampleDossier example;
    private readonly ExampleOffice office;
    private readonly List<string> trace = [];
    private readonly List<WalkedStage> stages = [];
    private string where = "receivedAt";
    private string appointed;
    private Dictionary<string, string> children = [];
    private DateTime receivedAt;
    private DateTime lastActed;
    private DateTime latest;
    private Rehearsal rehearsal = null!;

    private ExampleWalk(ReviewedPackage package, ExampleFile examples, ExampleDossier example, ExampleOffice office)
    {
        (this.package, this.examples, this.example, this.office) = (package, examples, example, office);
        appointed = example.Appointed;
    }

    private Dossier Dossier => rehearsal.Dossier;

    public static WalkedExample Run(ReviewedPackage package, ExampleFile examples, ExampleDossier example, ExampleOffice office)
    {
        var walk = new ExampleWalk(package, examples, example, office);
        var difference = walk.Receive() ?? walk.Act() ?? walk.End();
        return new(example, difference, walk.trace, walk.receivedAt, walk.latest) { Stages = walk.stages };
    }

    private Difference? Receive()
    {
        if (package.Spec.FindCase(example.Case) is not { } chosen)
            return Differ("UnknownCase", example.Case, string.Join(", ", package.Spec.Cases.Select(c => c.Key)));
        if (office.Read(example.ReceivedAt) is not { } at) return Differ("TimeUnreadable", "yyyy-MM-dd HH:mm", example.ReceivedAt);
        (receivedAt, lastActed, latest) = (at, at, at);

        var declaration = ExampleValues.Merge(examples.Declaration);
        if (CheckForm(PackageReview.DeclarationForm, declaration) is { } invalid) return invalid;
        var received = Rehearsal.Receive(
            package, chosen, example.ReceivingUnit, declaration, office.At(at, Role.ReceptionOfficer, example.ReceivingUnit));
        if (received.Rejection is { } refused) return Refused(refused);
        rehearsal = received.Value;
        return Compare(example.LeadsTo, example.Open, "received", null, null);
    }

    private Difference? Act()
    {
        for (var i = 0; i < example.Actions.Count; i++)
        {
            var action = example.Actions[i];
            where = $"actions[{i}] {action.Complete} {action.At}";
            if (Do(action) is { } difference) return difference;
        }
        return null;
    }

    private Difference? Do(ExampleAction action)
    {
        if (office.Read(action.At) is not { } at) return Differ("TimeUnreadable", "yyyy-MM-dd HH:mm", action.At);
        if (at < lastActed) return Differ("TimeBackwards", office.Write(lastActed), action.At);
        lastActed = at;
        if (at > latest) latest = at;
        if (rehearsal.OpenTasks.FirstOrDefault(t => t.StepKey == action.Complete) is not { } task) return Differ("StepNotOpen", action.Complete, Open());
        if (action.By != task.Role.ToString()) return Differ("OtherRole", action.By, task.Role.ToString());

        var usual = examples.Completions.GetValueOrDefault(action.Complete);
        var form = usual?.Form is null && action.Form.Count == 0 ? default : ExampleValues.Merge(usual?.Form, action.Form);
        if (CheckForm(rehearsal.StepOf(task).Form, form) is { } invalid) return invalid;
        var completion = new Completion(action.Outcome, action.Note, form, ExampleValues.Merge(usual?.Record, action.Record));
        if (rehearsal.Complete(task, completion, office.At(at, task.Role, task.UnitCode)) is { } refused) return Refused(refused);

        appointed = action.Appointed ?? appointed;
        children = action.Children ?? children;
        return Compare(action.LeadsTo, action.Open, $"{action.Complete}:{action.Outcome}", task, action.Outcome);
    }

    private Difference? End()
    {
        where = "ends";
        if (Dossier.State.ToString() != example.Ends) return Differ("OtherState", example.Ends, Dossier.State.ToString());
        return Dossier.Outcome.ToString() == example.Outcome ? null : Differ("OtherOutcome", example.Outcome, Dossier.Outcome.ToString());
    }

    /// <summary>Holds a form's data against its schema; data without a form is as wrong as a form without data.</summary>
    private Difference? CheckForm(string? key, JsonElement data)
    {
        if (key is null || !package.Contents.Forms.TryGetValue(key, out var form))
            return data.ValueKind == JsonValueKind.Undefined || key is not null ? null : Differ("FormNotAsked", "", data.GetRawText());
        if (data.ValueKind == JsonValueKind.Undefined) return Differ("FormNotGiven", key, "");
        var problems = form.Validate(data);
        return problems.Count == 0 ? null : Differ("FormInvalid", key, Lines(problems));
    }

    private Difference? Compare(List<string> leadsTo, Dictionary<string, string> expected, string done, UserTask? completed, string? outcome)
    {
        var (wanted, actual) = (Listed(expected), Open());
        stages.Add(new(lastActed, completed?.Title, completed?.Kind, outcome, [.. rehearsal.OpenTasks.Select(t => new WalkedStep(t.Title, t.DueAt, t.RemainingMinutes))], Dossier.BindingAt));
        trace.Add($"{office.Write(lastActed)} {done} → {(actual.Length == 0 ? "–" : actual)} | {string.Join(" | ", StandingOfAll())}");
        foreach (var task in rehearsal.OpenTasks)
            if (task.DueAt > latest) latest = task.DueAt.Value;
        foreach (var dossier in OpenChildren().Prepend(Dossier))
            if (dossier.BindingAt > latest) latest = dossier.BindingAt;

        if (rehearsal.Children.Prepend(Dossier).Any(d => d.IsBlocked)) return Differ("Blocked", wanted, actual);
        if (!leadsTo.SequenceEqual(rehearsal.LedTo)) return Differ("OtherPath", string.Join(", ", leadsTo), string.Join(", ", rehearsal.LedTo));
        if (wanted != actual) return Differ("OtherSteps", wanted, actual);
        var binding = office.Write(Dossier.BindingAt);
        if (binding != appointed) return Differ("OtherAppointment", appointed, binding);
        var (known, begun) = (Listed(children), Listed(OpenChildren().Select(c => KeyValuePair.Create(c.CaseKey, office.Write(c.BindingAt)))));
        return known == begun ? null : Differ("OtherChildren", known, begun);
    }

    private string Open() => Listed(rehearsal.OpenTasks.Select(t => KeyValuePair.Create(t.StepKey, Standing(t))));

    private IEnumerable<Dossier> OpenChildren() => rehearsal.Children.Where(c => !c.IsClosed);

    /// <summary>State and appointed date of the dossier, and of those that were started: while they are open, and when they have just ended.</summary>
    private IEnumerable<string> StandingOfAll()
    {
        yield return $"{Dossier.State}, {office.Write(Dossier.BindingAt)}";
        foreach (var child in rehearsal.Children.Where(c => !c.IsClosed || c.ClosedAt == lastActed))
            yield return $"{child.CaseKey} {child.State}, {(child.IsClosed ? $"{child.Outcome}" : office.Write(child.BindingAt))}";
    }

    private static string Listed(IEnumerable<KeyValuePair<string, string>> standings) =>
        string.Join("; ", standings.Select(s => $"{s.Key}: {s.Value}").Order(StringComparer.Ordinal));

    private string Standing(UserTask task) => task switch
    {
        { DueAt: { } due } => office.Write(due),
        { RemainingMinutes: { } left } => string.Create(CultureInfo.InvariantCulture, $"stopped, {left} min left"),
        _ => "no due",
    };

    private Difference Refused(Rejection rejection) =>
        Differ("Refused", "", rejection.Problems.Count == 0 ? rejection.Sentence.Vi : $"{rejection.Sentence.Vi} {Lines(rejection.Problems)}");

    private static string Lines(IEnumerable<Problem> problems) => string.Join(" ", problems.Select(p => $"{p.Path}: {p.Sentence.Vi}"));

    private Difference Differ(string what, string expected, string actual) => new(where, CheckSentences.Of(what), expected, actual);
}
