using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Core.Offices;
using Workflow.Core.Procedures;
using Workflow.Core.Tasks;
using Workflow.Host.Calendars;
using Workflow.Host.Desk;
using Workflow.Host.Desk.Forms;
using Workflow.Host.Dossiers;

namespace Workflow.Host.Tasks;

/// <summary>One step: what to do, its form, its outcomes, and how its due date came about.</summary>
internal sealed class StepPage(
    StepReader reader, CompleteTask complete, TaskHands hands, ReturnToEarlierStep returning, ExplainDeadline explain, OfficeClocks clocks, AlertPlan alerts,
    RecordFields records, Words<TaskWords> words, Words<DeskWords> desk, DeskTime time) : DeskPage
{
    private const string FormRoot = "form";
    private const string RecordRoot = "record";
    private const string DigitisedField = "record.digitised";

    private IFormCollection sent = FormCollection.Empty;
    private IReadOnlyList<Problem> problems = [];
    private string? widened;

    public StepView View { get; private set; } = null!;

    public TimeLeft Left { get; private set; } = null!;

    /// <summary>How the due date came about; null where the facts of the clock can no longer be explained.</summary>
    public DerivationView? Why { get; private set; }

    public ProblemSummary? Summary { get; private set; }

    /// <summary>Why the act did not happen though nothing in it was wrong: somebody else was first.</summary>
    public string? Conflict { get; private set; }

    [TempData]
    public string? Done { get; set; }

    public bool IsOpen => View.Task.State == TaskState.Open;

    public bool IsMine => View.Task.AssigneeId == Me.Actor.Id;

    /// <summary>Whether the officer may send an outcome: a candidate, and nobody else holds the step.</summary>
    public bool MayAct => IsOpen && View.Task.IsCandidate(Me.Actor, Me.Office.Units) && (View.Task.AssigneeId is null || IsMine);

    public bool MayReassign => IsOpen && (Me.Actor.Holds(Role.DivisionHead, View.Task.UnitCode, Me.Office.Units) || Me.Actor.Holds(Role.Approver, View.Task.UnitCode, Me.Office.Units));

    public bool MayRelease => MayAct && IsMine;

    public bool MayReturn => MayAct && View.Targets.Count > 0;

    /// <summary>To whom the officer may give the step; empty for who distributes no work.</summary>
    public IReadOnlyList<Officer> ReassignTo => MayReassign ? [.. View.Candidates.Where(o => o.Id != View.Task.AssigneeId)] : [];

    public bool HasOtherActs => MayRelease || MayReturn || ReassignTo.Count > 0;

    public string Note => sent["note"].ToString();

    public string ReturnTo => sent["stepKey"].ToString();

    public string Reason => sent["reason"].ToString();

    public IReadOnlyList<FieldView> FormFields => View.Form is { } form ? FormView.Of(form.Fields, FormRoot, sent, problems, widened) : [];

    public IReadOnlyList<FieldView> RecordViews => FormView.Of(RecordFields, RecordRoot, sent, problems, widened);

    /// <summary>The parts that only some outcomes ask for, each under the outcomes that open such a step.</summary>
    public IReadOnlyList<(string Outcomes, IReadOnlyList<FieldView> Fields)> OpeningViews =>
        [.. Openings.Select(o => (o.Outcomes, FormView.Of(o.Fields, RecordRoot, sent, problems, widened)))];

    /// <summary>The documents that reception must digitise, in order; empty for every other step.</summary>
    public IReadOnlyList<RequiredDocument> ToDigitise => View.Task.Kind == StepKind.Receive
        ? [.. View.Version.ToDigitise(View.Dossier.CaseKey).Select(View.Version.Spec.FindDocument).OfType<RequiredDocument>().OrderBy(d => d.Order)]
        : [];

    public string? DigitisedProblem => problems.FirstOrDefault(p => p.Path == "$." + DigitisedField)?.Sentence.In(CultureInfo.CurrentUICulture);

    public IReadOnlyList<(string Outcome, IReadOnlyList<StepSettings> Steps)> Following => FollowingSteps.Of(View.Graph, View.Task.Activity);

    public bool WasDigitised(string key) => sent[DigitisedField].Contains(key);

    /// <summary>What was typed into a form that can no longer be sent, for the officer to copy.</summary>
    public string Typed => string.Join('\n', sent.Where(f => f.Key is "note" or "reason" || f.Key.StartsWith(FormRoot + ".", StringComparison.Ordinal) || f.Key.StartsWith(RecordRoot + ".", StringComparison.Ordinal))
        .SelectMany(f => f.Value).Where(v => !string.IsNullOrWhiteSpace(v)));

    private IReadOnlyList<FormField> RecordFields => records.Of(
        View.Task.Kind,
        [.. Me.Office.Officers.Where(o => Me.Office.Person(o.Id)!.Actor.Holds(Role.Appraiser, View.Task.UnitCode, Me.Office.Units)).Select(o => new FormChoice(o.Id, new Phrase(o.Name, o.Name)))],
        [.. View.Version.Spec.ReceivedCases.Where(c => c.Key != View.Dossier.CaseKey).Select(c => new FormChoice(c.Key, c.Name))]);

    private IReadOnlyList<(string Outcomes, IReadOnlyList<FormField> Fields)> Openings =>
        [.. new[] { StepKind.RequestSupplement, StepKind.RequestPayment }.Select(next => (
            Outcomes: string.Join(", ", Following.Where(f => f.Steps.Any(s => s.Kind == next)).Select(f => desk.Outcome(View.Task.Kind, f.Outcome))),
            Fields: records.Opening(next, again: View.Dossier.SupplementCount > 0))).Where(o => o.Outcomes.Length > 0)];

    public async Task<IActionResult> OnGetAsync(Guid id) => await Load(id) is { } rejection ? Refuse(rejection) : Page();

    /// <summary>Sends the outcome that was pressed; a press on "add a row" only draws the form again.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, string? outcome, string? addRow)
    {
        sent = Request.Form;
        if (await Load(id) is { } unseen) return Refuse(unseen);
        if (addRow is not null)
        {
            widened = addRow;
            ModelState.Clear();
            return Page();
        }
        var change = Change();
        if (change.Rejection is { } malformed) return Refuse(malformed);

        var form = View.Form is { } schema ? PostedForm.Read(schema.Fields, FormRoot, sent) : default;
        var done = await complete.Complete(change.Value, id, new CompleteTaskRequest(outcome ?? "", Trimmed(Note), form, Record()));
        if (done.Rejection is { } rejection) return await Show(rejection, id);
        Done = words["Completed", desk.Outcome(View.Task.Kind, outcome!), View.Dossier.Code];
        return Redirect("/viec");
    }

    public Task<IActionResult> OnPostClaimAsync(Guid id) => Hand(id, change => hands.Claim(change, id), () => words["Claimed"], $"/viec/{id}");

    public Task<IActionResult> OnPostReleaseAsync(Guid id) => Hand(id, change => hands.Release(change, id), () => words["Released"], "/viec");

    public Task<IActionResult> OnPostReassignAsync(Guid id, string? officerId) =>
        Hand(id, change => hands.Reassign(change, id, new ReassignTaskRequest(officerId ?? "", Reason)), () => words["Reassigned", OfficerName(officerId!)], $"/viec/{id}");

    public Task<IActionResult> OnPostReturnAsync(Guid id, string? stepKey) =>
        Hand(id, change => returning.Return(change, id, new ReturnTaskRequest(stepKey ?? "", Reason)), () => words["SentBack"], "/viec");

    private async Task<IActionResult> Hand<T>(Guid id, Func<ChangeRequest, Task<Result<T>>> act, Func<string> sentence, string then)
    {
        sent = Request.Form;
        var change = Change();
        if (change.Rejection is { } malformed) return Refuse(malformed);
        var done = await act(change.Value);
        if (done.Rejection is { } rejection) return await Show(rejection, id);
        Done = sentence();
        return Redirect(then);
    }

    /// <summary>Shows the step as it now stands, with what was typed and why it was refused.</summary>
    private async Task<IActionResult> Show(Rejection rejection, Guid id)
    {
        if (rejection.Kind == RejectionKind.NotFound || await Load(id) is not null) return Refuse(rejection);
        problems = rejection.Problems;
        if (rejection.Kind == RejectionKind.Unprocessable) Summary = ProblemSummary.Of(rejection, desk);
        else Conflict = rejection.Sentence.In(CultureInfo.CurrentUICulture);
        return Again(rejection);
    }

    private async Task<Rejection?> Load(Guid id)
    {
        var read = await reader.Read(Me, id, HttpContext.RequestAborted);
        if (read.Rejection is { } rejection) return rejection;
        View = read.Value;
        var (task, clock) = (View.Task, clocks.Of(View.Task.UnitCode));
        Left = TimeLeft.Of(task.DueAt, task.RemainingMinutes, task.HasOwnDeadline ? View.Limit : default, task.WarnBeforeMinutes, clock, alerts, time.Now);
        var explained = await explain.OfStep(Me, id, time.Now, HttpContext.RequestAborted);
        Why = explained.IsRejected ? null : DerivationView.Of(explained.Value.Derivation);
        return null;
    }

    private JsonElement Record()
    {
        IReadOnlyList<FormField> fields = [.. RecordFields, .. Openings.SelectMany(o => o.Fields)];
        if (fields.Count == 0) return default;
        var record = PostedForm.ReadObject(fields, RecordRoot, sent);
        if (View.Task.Kind == StepKind.Receive) record["digitised"] = new JsonArray([.. sent[DigitisedField].Select(key => JsonValue.Create(key))]);
        return JsonSerializer.SerializeToElement(record);
    }

    private static string? Trimmed(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().ReplaceLineEndings("\n");
}
