using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Core.Audit;
using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Core.Offices;
using Workflow.Host.Audit;
using Workflow.Host.Calendars;
using Workflow.Host.Desk;
using Workflow.Host.Desk.Forms;
using Workflow.Host.Documents;
using Workflow.Host.Dossiers.Clocks;
using Workflow.Host.Dossiers.Flow;
using Workflow.Host.Dossiers.Slips;
using Workflow.Host.Forecasts;
using Workflow.Host.Hosting;
using Workflow.Host.Submissions;
using Workflow.Host.Tasks;

namespace Workflow.Host.Dossiers;

/// <summary>One dossier: where it stands on its four axes and in its process, by when and why, what is open, what happened.</summary>
internal sealed class DossierPage(
    DossierFiles files, DossierQueries queries, DossierFlows flows, ExplainDeadline explain, DossierResponsibility responsibility, DossierForecast forecast,
    SubmissionQueries submissions, WithdrawDossier withdraw, RetryIncident retry, SkipIncident skip, OfficeClocks clocks, AlertPlan alerts, AuditLog audit,
    Words<DossierWords> words, Words<DeskWords> desk, DeskTime time) : DeskPage
{
    private DossierFile file = null!;

    public DossierView View { get; private set; } = null!;

    public RelatedDossiers Related { get; private set; } = null!;

    /// <summary>Null where the process of the dossier can no longer be read.</summary>
    public FlowView? Flow { get; private set; }

    public DossierTimeline Timeline { get; private set; } = null!;

    public ActTexts Acts { get; private set; } = null!;

    /// <summary>New dates by the instant of the act that set them.</summary>
    public IReadOnlyDictionary<DateTime, DateTime> Moves { get; private set; } = new Dictionary<DateTime, DateTime>();

    /// <summary>The date promised at the counter; null where it is still the one that holds.</summary>
    public DateTime? FirstAppointed { get; private set; }

    /// <summary>Null where the facts of the clock can no longer be explained.</summary>
    public DerivationView? Why { get; private set; }

    public TimeLeft? Left { get; private set; }

    /// <summary>Null where nothing is left to forecast.</summary>
    public ForecastView? Forecast { get; private set; }

    /// <summary>Null where nothing can be split: the facts of the clock cannot be explained, or no working time has passed.</summary>
    public ResponsibilityView? Responsibility { get; private set; }

    /// <summary>The parts by unit; what else a dossier's time is spent on stands in a row of its own.</summary>
    public SplitView? Split => Responsibility is not { Parts.Count: > 0 } view ? null : SplitView.Of(
        [.. view.Parts.GroupBy(part => (part.Unit, Kind: part.Kind == HolderKind.Officer ? HolderKind.Unit : part.Kind)).Select(row => (
            words[$"Split.{row.Key.Kind}", row.First().UnitName],
            (IReadOnlyList<(string, int)>)[.. row.Where(part => part.OfficerName is not null || row.Count() > 1).Select(part => (part.OfficerName ?? words["SplitNotTaken"], part.Minutes))],
            row.Sum(part => part.Minutes),
            row.Sum(part => part.UncountedMinutes)))]);

    /// <summary>The online submission that the dossier came from; null for any other, and for whoever may not read submissions.</summary>
    public SubmissionOrigin? Origin { get; private set; }

    public ProblemSummary? Summary { get; private set; }

    public string? Conflict { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>The incident that was to be skipped, and was not; null for none.</summary>
    public Guid? Skipping { get; private set; }

    /// <summary>Whether identity and contact numbers are shown in full: asked for, and logged.</summary>
    public bool ShowsPersonalData { get; private set; }

    [TempData]
    public string? Done { get; set; }

    /// <summary>What was tried and did not help.</summary>
    [TempData]
    public string? Failed { get; set; }

    /// <summary><c>cu-truoc</c> begins the timeline with the oldest act.</summary>
    [BindProperty(Name = "thu-tu", SupportsGet = true)]
    public string? Order { get; set; }

    /// <summary>The act that the part of the timeline before ended with.</summary>
    [BindProperty(Name = "sau", SupportsGet = true)]
    public int? Behind { get; set; }

    public DossierLine Line => View.Dossier;

    public bool MayWithdraw => Line.ClosedAt is null && View.SignedAt is null && Me.Actor.Holds(Role.ReceptionOfficer, Line.ReceivingUnit, Me.Office.Units);

    /// <summary>What this officer may do to the dossier's clock.</summary>
    public IEnumerable<ClockActKind> ClockActs => ClockActLinks.OpenTo(Me.Actor, View, Me.Office.Units);

    public bool MayRetry => RoutePolicies.KeepRunning.Admits(Me.Actor);

    /// <summary>The forms that can be printed.</summary>
    public IReadOnlyList<DossierSlip> Slips => DossierSlips.Of(file);

    /// <summary>What the applicant said of how the dossier was dealt with; null while nothing was said.</summary>
    public Core.Ratings.Rating? Rating => file.Rating;

    /// <summary>What is filed, and what the case asks for beside it.</summary>
    public DossierPapers Papers => DossierPapers.Of(file, Line.Case);

    /// <summary>What further papers are added with; null for whoever may add none, and where the dossier is closed.</summary>
    public PapersToAdd? PapersToAdd => Line.ClosedAt is null && file.Version is not null && RoutePolicies.WorkOnTasks.Admits(Me.Actor) ? AddPapersPage.Of(file) : null;

    /// <summary>The open step that this officer would do next; null when none of them is theirs to do.</summary>
    public TaskView? Mine => View.OpenTasks.FirstOrDefault(t => t.AssigneeId == Me.Actor.Id)
        ?? View.OpenTasks.FirstOrDefault(t => t is { AssigneeId: { } holder, ActingForId: null } && StandsInFor(holder) && Me.Actor.Holds(t.Role, t.UnitCode, Me.Office.Units))
        ?? View.OpenTasks.FirstOrDefault(t => t.AssigneeId is null && Me.Actor.Holds(t.Role, t.UnitCode, Me.Office.Units));

    private bool StandsInFor(string officerId) => Me.Office.AbsentFor(Me.Actor.Id).Any(d => d.AbsentOfficerId == officerId && d.Covers(Line.ProcedureCode, Me.Office.Day));

    public async Task<IActionResult> OnGetAsync(string key) => await Load(key) is { } rejection ? Refuse(rejection) : Page();

    /// <summary>Shows identity and contact numbers until the page is left.</summary>
    public async Task<IActionResult> OnPostShowAsync(string key)
    {
        if (await Load(key) is { } unseen) return Refuse(unseen);
        await audit.Write(Me, AuditVerb.PersonalDataShown, Line.Code, Line.Id, cancellation: HttpContext.RequestAborted);
        ShowsPersonalData = true;
        Response.Headers.CacheControl = SecurityHeaders.NotKept;
        return Page();
    }

    public Task<IActionResult> OnPostWithdrawAsync(string key, string? reason) =>
        Act(key, reason, (id, change) => withdraw.Withdraw(change, id, new WithdrawDossierRequest(Reason)), _ => Done = words["Withdrawn"]);

    public Task<IActionResult> OnPostRetryAsync(string key, Guid incidentId) => Act(
        key, null, (id, change) => retry.Retry(change, id, incidentId, new RetryIncidentRequest()),
        progress => _ = progress.IsBlocked ? Failed = words["StillBlocked"] : Done = words["Retried"]);

    public Task<IActionResult> OnPostSkipAsync(string key, Guid incidentId, string? reason, string? outcome)
    {
        Skipping = incidentId;
        return Act(
            key, reason, (id, change) => skip.Skip(change, id, incidentId, new SkipIncidentRequest(Reason, outcome)),
            progress => _ = progress.IsBlocked ? Failed = words["SkippedStillBlocked"] : Done = words["Skipped"]);
    }

    /// <summary>What the dossier waits for beside its open steps, in words.</summary>
    public string Sentence(WaitView wait) => wait.Kind switch
    {
        WaitKind.Timer when wait.DueAt is { } due => words["Wait.Timer", wait.Name, time.InFull(due)],
        WaitKind.Timer => words["Wait.Held", wait.Name],
        _ => words[$"Wait.{wait.Kind}", wait.Name],
    };

    /// <summary>How an act stands out in the timeline; null for most.</summary>
    public string? LookOf(HistoryEntry act) =>
        act.Sequence == file.Dossier.HistoryCount && Line.ClosedAt is null ? "now"
        : act.TaskId is { } id && act.Verb == HistoryVerb.StepCompleted && file.Tasks.Any(t => t.Id == id && t.IsLate) ? "late"
        : file.Facts.Any(f => f.At == act.At && f.Kind is ClockFactKind.Paused or ClockFactKind.Suspended) ? "pause"
        : null;

    private async Task<IActionResult> Act(string key, string? reason, Func<Guid, ChangeRequest, Task<Result<DossierProgress>>> act, Action<DossierProgress> say)
    {
        Reason = reason ?? "";
        if (await Load(key) is { } unseen) return Refuse(unseen);
        var change = Change();
        if (change.Rejection is { } malformed) return Refuse(malformed);
        var done = await act(Line.Id, change.Value);
        if (done.Rejection is not { } rejection)
        {
            say(done.Value);
            return Redirect($"/ho-so/{Line.Code}");
        }
        if (await Load(key) is { } gone) return Refuse(gone);
        if (rejection.Kind == RejectionKind.Unprocessable) Summary = ProblemSummary.Of(rejection, desk);
        else Conflict = rejection.Sentence.In(CultureInfo.CurrentUICulture);
        return Again(rejection);
    }

    private async Task<Rejection?> Load(string key)
    {
        var cancellation = HttpContext.RequestAborted;
        var read = await files.Read(Me, key, cancellation);
        if (read.Rejection is { } unseen) return new Rejection(RejectionKind.NotFound, unseen.Code, Missing(key));
        file = read.Value;
        Related = await files.Related(Me, file, cancellation);
        View = queries.ViewOf(file, Related);
        Timeline = DossierTimeline.Of(file.History, Order == "cu-truoc", Behind, time.DateOf);
        Acts = new ActTexts(file.Tasks, OfficerName, words, desk);
        if (View.Channel == SubmissionChannel.Online && RoutePolicies.ReadSubmissions.Admits(Me.Actor)) Origin = await submissions.OriginOf(Me, Line.Id, cancellation);
        ReadClock();
        Flow = await flows.Of(file, cancellation);
        var late = await forecast.Of(file.Dossier, file.OpenTasks, cancellation);
        Forecast = late.State == ForecastState.Settled ? null : late;
        return null;
    }

    private void ReadClock()
    {
        OfficeClock ClockOf(string version) => clocks.Under(Line.ReceivingUnit, version);
        var explained = explain.Of(file.Dossier, file.Facts, time.Now);
        Why = explained.IsRejected ? null : DerivationView.Of(explained.Value.Derivation);
        var split = responsibility.Of(file.Dossier, file.Facts, file.Tasks, file.History, Me.Office);
        Responsibility = split.IsRejected ? null : split.Value;
        Left = View.ProcessingEndedAt is null ? TimeLeft.Of(
            View.RemainingMinutes is null ? Line.AppointedAt : null, View.RemainingMinutes, TimeLimit.Parse(View.Limit).Value, null, clocks.Of(Line.ReceivingUnit), alerts, time.Now) : null;
        if (DossierClock.Replay(file.Facts, ClockOf) is not { IsRejected: false, Value: var clock }) return;
        var first = DossierClock.Replay([file.Facts[0]], ClockOf);
        FirstAppointed = first is { IsRejected: false, Value.Appointed: var promised } && promised != Line.AppointedAt ? promised : null;
        Moves = clock.Stops.Where(s => s.ResumedAt is not null).Select(s => (At: s.ResumedAt!.Value, s.After.Appointed))
            .Concat(clock.Shifts.Select(s => (s.Fact.At, s.After.Appointed))).GroupBy(m => m.At).ToDictionary(m => m.Key, m => m.Last().Appointed);
    }

    private Phrase Missing(string key)
    {
        var sentence = words["NotFoundCode", Shortened.Of(key)];
        return new Phrase(sentence, sentence);
    }
}
