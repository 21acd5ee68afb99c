using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Core.Offices;
using Workflow.Core.Tasks;
using Workflow.Host.Calendars;
using Workflow.Host.Desk;
using Workflow.Host.Dossiers;
using Workflow.Host.Hosting;
using Workflow.Host.Reports.Files;
using Workflow.Host.Tasks;

namespace Workflow.Host.Board;

/// <summary>The open steps behind one number of the board: to look into, to urge on, and for who distributes work to give to somebody else.</summary>
internal sealed class BoardStepsPage(
    StepDrill drill, TaskHands hands, SharedCounts shared, OfficeClocks clocks, AlertPlan alerts, ListExport export, FileOrders files, Words<BoardWords> words, DeskTime time)
    : SupervisorPage(words, time)
{
    public const string Path = "/dieu-hanh/buoc";

    /// <summary>In place of an officer: what nobody holds. No sign-in name is a dash.</summary>
    public const string Nobody = "-";

    private static readonly (StepMark Mark, string? Slug)[] slugs = [(StepMark.All, null), (StepMark.Late, "cham"), (StepMark.Near, "sap"), (StepMark.Paused, "dung")];

    public static IReadOnlyList<(StepMark Mark, string? Slug)> Slugs => slugs;

    [BindProperty(Name = "loc", SupportsGet = true)]
    public string? MarkKey { get; set; }

    [BindProperty(Name = "can-bo", SupportsGet = true)]
    public string? Officer { get; set; }

    [BindProperty(Name = "thu-tuc", SupportsGet = true)]
    public string? Procedure { get; set; }

    [BindProperty(Name = "buoc", SupportsGet = true)]
    public string? StepKey { get; set; }

    [BindProperty(Name = "muc", SupportsGet = true)]
    public int? Column { get; set; }

    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    [TempData]
    public string? Done { get; set; }

    public StepMark Mark => slugs.FirstOrDefault(s => s.Slug == MarkKey).Mark;

    public IReadOnlyList<SupervisedStep> Steps { get; private set; } = [];

    public string? Next { get; private set; }

    /// <summary>What became of each step that was to be given on.</summary>
    public IReadOnlyList<(string Subject, Rejection? Refusal)> Results { get; private set; } = [];

    public string? Problem { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>The officers who may be given steps of these units: those with a post in one of them or above.</summary>
    public IReadOnlyList<Officer> Recipients
    {
        get
        {
            var reaching = Codes.SelectMany(Me.Office.Units.Lineage).Select(u => u.Code).ToHashSet(StringComparer.Ordinal);
            return
            [
                .. Me.Office.Officers.Where(o => o.Id != Officer && Me.Office.Person(o.Id)!.Actor.Posts.Any(p => RoutePolicies.WorkOnTasks.Roles.Contains(p.Role) && reaching.Contains(p.UnitCode)))
                    .OrderBy(o => o.Name, StringComparer.CurrentCulture),
            ];
        }
    }

    public static string? SlugOf(StepMark mark) => slugs.First(s => s.Mark == mark).Slug;

    public bool MayReassign(UserTask task) => RoutePolicies.DistributeWork.Roles.Any(role => Me.Actor.Holds(role, task.UnitCode, Me.Office.Units));

    public bool MayUrge(SupervisedStep step) => !step.Task.StopsClock && step.Task.Kind != StepKind.ReturnResult && step.Task.AssigneeId != Me.Actor.Id
        && Dossier.MayUrge(Me.Actor, step.Task.UnitCode, step.ReceivingUnit, Me.Office.Units);

    public TimeLeft LeftOf(UserTask task) => TimeLeft.Of(
        task.DueAt, task.RemainingMinutes, task.HasOwnDeadline ? TimeLimit.Parse(task.Limit).Value : default, task.WarnBeforeMinutes, clocks.Of(task.UnitCode), alerts, Clock.Now);

    /// <summary>Where ticked steps are sent: this very list, so that a refusal shows it again.</summary>
    public string Posting => Here(MarkKey, After) is var here && here.Contains('?', StringComparison.Ordinal) ? here + "&handler=Reassign" : here + "?handler=Reassign";

    /// <summary>This list with another mark or another page.</summary>
    public string Here(string? mark, string? after = null) => Address(
        Path, ("loc", mark), ("can-bo", Officer), ("thu-tuc", Procedure), ("buoc", StepKey), ("muc", Column?.ToString(CultureInfo.InvariantCulture)), ("sau", after));

    public async Task<IActionResult> OnGetAsync() => await Load() is { } rejection ? Refuse(rejection) : Page();

    public async Task<IActionResult> OnPostFileAsync(string? format) => LoadScope() is { } unseen
        ? Refuse(unseen)
        : await Order(files, format, (wanted, inEnglish) => export.Order(
            Path, new ListExportOrder(ListName.Steps, Scope, wanted, inEnglish, Steps: Mark, Officer: Officer, Procedure: Procedure, Step: StepKey, Column: Column)));

    /// <summary>Gives each ticked step to another officer, each by itself: one refusal stops none of the others.</summary>
    public async Task<IActionResult> OnPostReassignAsync(string? officerId, string? reason, string[] step)
    {
        Reason = reason ?? "";
        if (step.Length == 0 || string.IsNullOrWhiteSpace(officerId)) return await Again(Say[step.Length == 0 ? "NothingTicked" : "NobodyChosen"]);
        var once = Once();
        if (once.Rejection is { } malformed) return Refuse(malformed);
        var results = new List<(string Subject, Rejection? Refusal)>();
        foreach (var ticked in step.Take(Paging.PageSize.Most))
        {
            if (ticked.Split(' ') is not [var id, var revision] || !Guid.TryParseExact(id, "N", out var task) || !int.TryParse(revision, NumberStyles.None, CultureInfo.InvariantCulture, out var read)) continue;
            // The revision is each step's own promise: sent twice, the second finds it moved on.
            var given = await hands.Reassign(new ChangeRequest(Me, read), task, new ReassignTaskRequest(officerId, Reason));
            results.Add((given.IsRejected ? id[..8] : Say["StepOf", given.Value.Title, given.Value.DossierCode], given.Rejection));
        }
        // Whoever has just moved work sees the board without it.
        if (results.Exists(r => r.Refusal is null)) shared.Forget();
        if (results.TrueForAll(r => r.Refusal is null))
        {
            Done = Say["ReassignedAll", results.Count, OfficerName(officerId)];
            return Redirect(Here(MarkKey));
        }
        if (await Load() is { } rejection) return Refuse(rejection);
        Results = results.ConvertAll(r => (r.Refusal is null ? r.Subject : NameOf(r.Subject), r.Refusal));
        return base.Again(results.Find(r => r.Refusal is not null).Refusal!);
    }

    private string NameOf(string begin) => Steps.Select(s => s.Task).FirstOrDefault(t => t.Id.ToString("N").StartsWith(begin, StringComparison.Ordinal)) is { } task
        ? Say["StepOf", task.Title, task.DossierCode] : Say["StepGone"];

    private async Task<IActionResult> Again(string problem)
    {
        if (await Load() is { } rejection) return Refuse(rejection);
        Problem = problem;
        return base.Again(new Rejection(RejectionKind.Unprocessable, "Incomplete", new Phrase(problem, problem)));
    }

    private async Task<Rejection?> Load()
    {
        if (LoadScope() is { } unseen) return unseen;
        var page = await drill.List(Me, new StepWish(Codes, Mark, Officer, Procedure, StepKey, Column, After), HttpContext.RequestAborted);
        if (page.Rejection is { } rejection) return rejection;
        (Steps, Next) = (page.Value.Items, page.Value.Next);
        return null;
    }
}
