using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Workflow.Core;
using Workflow.Core.Offices;
using Workflow.Core.Procedures;
using Workflow.Host.Desk;
using Workflow.Host.Hosting;
using Workflow.Host.Procedures.Check;
using Workflow.Host.Procedures.Drawing;
using Workflow.Runtime.Diagrams;

namespace Workflow.Host.Procedures.Simulation;

/// <summary>Walks a version before dossiers do: by hand, each act in the address, or by the examples of its <c>cases.yaml</c>.</summary>
[BodyAtMost(2 * ProcedurePackage.MostProcessBytes)]
internal sealed class SimulatePage(
    SimulationQueries queries, ProcessDrawings drawings, Words<DrawingWords> drawingWords, DeskTime time) : DeskPage
{
    private const int MostActs = 200;
    private const int MostExampleBytes = 256 * 1024;

    [BindProperty(Name = "process", SupportsGet = true)]
    public string? AskedProcess { get; set; }

    /// <summary>Number of the version; nothing for the current one.</summary>
    [BindProperty(Name = "version", SupportsGet = true)]
    public int? AskedVersion { get; set; }

    /// <summary>Definition whose draft is walked; nothing for a published version.</summary>
    [BindProperty(Name = "draft", SupportsGet = true)]
    public string? AskedDraft { get; set; }

    [BindProperty(Name = "case", SupportsGet = true)]
    public string? AskedCase { get; set; }

    [BindProperty(Name = "unit", SupportsGet = true)]
    public string? AskedUnit { get; set; }

    [BindProperty(Name = "at", SupportsGet = true)]
    public string? AskedAt { get; set; }

    /// <summary>What was done so far, one text an act.</summary>
    [BindProperty(Name = "a", SupportsGet = true)]
    public List<string> Written { get; set; } = [];

    /// <summary>What the applicant declares, as JSON; nothing for an example of it.</summary>
    [BindProperty(Name = "declaration", SupportsGet = true)]
    public string? Declaration { get; set; }

    public string Code { get; private set; } = "";

    public SimulatedVersion Version { get; private set; } = null!;

    public string Process { get; private set; } = "";

    public ProcedureCase? Case { get; private set; }

    public string Unit { get; private set; } = "";

    /// <summary>Office time at which the dossier comes.</summary>
    public DateTime At { get; private set; }

    public IReadOnlyList<SimulatedAct> Acts { get; private set; } = [];

    /// <summary>Null where the version cannot be run, or the reception was refused.</summary>
    public HandWalk? Walk { get; private set; }

    public LongestPathView? Longest { get; private set; }

    public ProcessDrawing Drawing { get; private set; } = null!;

    /// <summary>Null until examples were walked.</summary>
    public IReadOnlyList<WalkedExample>? Examples { get; private set; }

    public bool HasShippedExamples { get; private set; }

    public Rejection? Problem { get; private set; }

    /// <summary>Units at which a dossier can be received, by name.</summary>
    public IEnumerable<Unit> Units => Me.Office.Units.All.OrderBy(u => u.Name, StringComparer.CurrentCulture);

    public static string PathOf(string code, string? process = null, int? version = null, string? draft = null) =>
        QueryHelpers.AddQueryString($"/procedures/{code}/simulate", Query(("process", process), ("version", version?.ToString(CultureInfo.InvariantCulture)), ("draft", draft)));

    /// <summary>This walk after other acts.</summary>
    public string PathWith(IEnumerable<SimulatedAct> acts) => QueryHelpers.AddQueryString(
        PathOf(Code, Process, AskedVersion, AskedDraft),
        Query([("case", Case?.Key), ("unit", Unit), ("at", SimulatedAct.Written(At)), ("declaration", Declaration), .. acts.Select(a => ("a", (string?)a.ToString()))]));

    public async Task<IActionResult> OnGetAsync(string code, [FromQuery] NextAct next)
    {
        if (await Load(code) is { } absent) return Refuse(absent);
        Show();
        return next.Step is not null && Take(next) is { } taken ? taken : Page();
    }

    public async Task<IActionResult> OnGetShippedAsync(string code)
    {
        if (await Load(code) is { } absent) return Refuse(absent);
        if (SimulationQueries.ShippedExamples(code) is { } text) WalkExamples(text);
        else Problem = SimulationSentences.Refuse("NoShippedExamples", code);
        Show();
        return Page();
    }

    public async Task<IActionResult> OnPostExamplesAsync(string code, IFormFile? file)
    {
        if (await Load(code) is { } absent) return Refuse(absent);
        if (file is null || file.Length > MostExampleBytes) Problem = SimulationSentences.Refuse("ExamplesUnusable", MostExampleBytes / 1024);
        else
        {
            using var reader = new StreamReader(file.OpenReadStream());
            WalkExamples(await reader.ReadToEndAsync(HttpContext.RequestAborted));
        }
        Show();
        return Problem is null ? Page() : Again(Problem);
    }

    private void WalkExamples(string text)
    {
        var examples = ExampleFileReader.Read(text);
        if (examples.Rejection is { } unreadable) Problem = unreadable;
        else if (Version.Reviewed is { } package) Examples = Walked(package, examples.Value);
    }

    private List<WalkedExample> Walked(ReviewedPackage package, ExampleFile examples)
    {
        var office = queries.OfficeFor(package, examples);
        return examples.Dossiers.ConvertAll(d => ExampleWalk.Run(package, examples, d, office));
    }

    private async Task<Rejection?> Load(string code)
    {
        Code = code;
        var version = string.IsNullOrEmpty(AskedDraft)
            ? await queries.Version(code, AskedVersion, HttpContext.RequestAborted)
            : await queries.Draft(code, AskedDraft, HttpContext.RequestAborted);
        if (version.Rejection is { } absent) return absent;
        Version = version.Value;
        HasShippedExamples = SimulationQueries.ShippedExamples(code) is not null;
        var processes = Version.Package.Processes.Keys.Order(StringComparer.Ordinal).ToList();
        Process = processes.Find(p => p == AskedProcess) ?? Version.Draft?.Process ?? Version.Reviewed?.Spec.ReceivedCases.FirstOrDefault()?.Process ?? processes[0];
        var cases = Version.CasesOf(Process).ToList();
        Case = cases.Find(c => c.Key == AskedCase) ?? (cases.Count > 0 ? cases[0] : null);
        Unit = AskedUnit is not null && Me.Office.Units.Find(AskedUnit) is { } known ? known.Code : Units.FirstOrDefault(u => u.Kind == UnitKind.ServiceCenter)?.Code ?? Me.Actor.UnitCode;
        At = SimulatedAct.ReadTime(AskedAt) ?? time.Today.ToDateTime(new TimeOnly(8, 0));
        Acts = [.. Written.Take(MostActs).Select(SimulatedAct.Parse).OfType<SimulatedAct>()];
        return null;
    }

    /// <summary>Puts what was just chosen into the address, so that going back and loading again walk the same way; null with a problem where it cannot be read.</summary>
    private RedirectResult? Take(NextAct next)
    {
        if (SimulatedAct.ReadTime(next.When) is { } when && Acts.Count < MostActs)
        {
            // An example that nobody changed is made again each time: it is not part of the address.
            var example = Walk?.Steps().Where(s => s.Task.StepKey == next.Step).Select(Walk.SampleFormOf).FirstOrDefault();
            var form = next.Form?.ReplaceLineEndings("\n") == example?.ReplaceLineEndings("\n") ? "" : next.Form ?? "";
            return Redirect(PathWith([.. Acts, new SimulatedAct(next.Step!, next.Outcome ?? "", when, next.To ?? "", form)]) + "#h-walk");
        }
        Problem = SimulationSentences.Refuse("ActUnreadable", MostActs);
        return null;
    }

    private void Show()
    {
        var marks = new List<DrawingMark>();
        if (Version.Reviewed is { } package)
        {
            if (Case is { } chosen) Begin(package, chosen);
            marks.AddRange(MarksOfLongest(package));
        }
        else
        {
            marks.AddRange(Version.Problems.Where(p => p.Path.StartsWith($"{Process}:", StringComparison.Ordinal))
                .Select(p => new DrawingMark(p.Path[(Process.Length + 1)..], p.Severity == Severity.Error ? MarkKind.Error : MarkKind.Warning)));
        }
        if (Walk is not null) marks.AddRange(MarksOf(Walk));
        Drawing = drawings.Draw(Diagram.Read(Version.Package.Processes[Process]), marks, "s", drawingWords["DrawingOf", Process]);
    }

    private void Begin(ReviewedPackage package, ProcedureCase chosen)
    {
        var declaration = DeclarationOf(package);
        if (declaration.Rejection is { } unreadable)
        {
            Problem ??= unreadable;
            return;
        }
        var office = queries.OfficeFor(package, null);
        var start = new WalkStart(chosen, Unit, DateTime.SpecifyKind(At - office.Zone.GetUtcOffset(At), DateTimeKind.Utc), declaration.Value);
        var walk = HandWalk.Run(package, office, start, Acts);
        if (walk.Rejection is { } refused) Problem ??= refused;
        else Walk = walk.Value;
        Problem ??= Walk?.Stopped;
    }

    private Result<JsonElement> DeclarationOf(ReviewedPackage package) =>
        !string.IsNullOrWhiteSpace(Declaration) ? HandWalk.ReadObject(Declaration) : HandWalk.ReadObject(SampleDeclaration(package) ?? "{}");

    /// <summary>An example of what the applicant declares; null where the procedure asks for nothing.</summary>
    public string? SampleDeclaration(ReviewedPackage package) =>
        package.Contents.Forms.TryGetValue(PackageReview.DeclarationForm, out var form) ? SampleData.Form(form, DateOnly.FromDateTime(At)) : null;

    private IReadOnlyList<DrawingMark> MarksOfLongest(ReviewedPackage package)
    {
        if (Case is not { } chosen || Version.LongestOf(Process) is not { } longest) return [];
        Longest = new(longest, chosen.Limit, (int?)(chosen.AcceptedOverrun?.Hours * 60));
        return LongestPathMarks.Of(package.Graphs[Process], longest, drawingWords);
    }

    private IEnumerable<DrawingMark> MarksOf(HandWalk walk) =>
        walk.Steps().Where(s => walk.IsOfReceived(s.Task.DossierId)).Select(s => new DrawingMark(s.Path, MarkKind.Current, s.Task.DueAt is { } due ? NodeFacts.Same(time.InFull(due)) : null))
            .Concat(walk.Others().Where(o => walk.IsOfReceived(o.Wait.DossierId)).Select(o => new DrawingMark(o.Path, MarkKind.Current)));

    private static IEnumerable<KeyValuePair<string, string?>> Query(params IEnumerable<(string Name, string? Value)> fields) =>
        fields.Where(f => !string.IsNullOrEmpty(f.Value)).Select(f => KeyValuePair.Create(f.Name, f.Value));
}

/// <summary>What the walker has just chosen.</summary>
/// <param name="When">Office time, as browsers send it.</param>
/// <param name="To">The case that the step changes to.</param>
/// <param name="Form">As it was typed, or as the example was drawn.</param>
internal sealed record NextAct(string? Step, string? Outcome, string? When, string? To, string? Form);
