using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Core.Offices;
using Workflow.Core.Tasks;
using Workflow.Host.Calendars;
using Workflow.Host.Desk;
using Workflow.Host.Desk.Forms;
using Workflow.Host.Forecasts;
using Workflow.Host.Hosting;
using Workflow.Host.Submissions;
using Workflow.Host.Tasks;

namespace Workflow.Host.Dossiers;

/// <summary>One dossier: where it stands on its four axes, by when, what is open, what happened, and why that date.</summary>
internal sealed class DossierPage(
    DossierQueries queries, ExplainDeadline explain, DossierResponsibility responsibility, DossierForecast forecast, SubmissionQueries submissions, WithdrawDossier withdraw, RetryIncident retry, SkipIncident skip, OfficeClocks clocks,
    AlertPlan alerts, Words<DossierWords> words, Words<DeskWords> desk, DeskTime time) : DeskPage
{
    private const int HistoryShown = 200;

    public DossierView View { get; private set; } = null!;

    public IReadOnlyList<HistoryLine> History { get; private set; } = [];

    public IReadOnlyDictionary<string, (string Title, StepKind Kind)> Steps { get; private set; } = new Dictionary<string, (string Title, StepKind Kind)>();

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

    [TempData]
    public string? Done { get; set; }

    /// <summary>What was tried and did not help.</summary>
    [TempData]
    public string? Failed { get; set; }

    public DossierLine Line => View.Dossier;

    public bool MayWithdraw => Line.ClosedAt is null && View.SignedAt is null && Me.Actor.Holds(Role.ReceptionOfficer, Line.ReceivingUnit, Me.Office.Units);

    /// <summary>What this officer may do to the dossier's clock.</summary>
    public IEnumerable<ClockActKind> ClockActs => ClockActLinks.OpenTo(Me.Actor, View, Me.Office.Units);

    public bool MayRetry => RoutePolicies.KeepRunning.Admits(Me.Actor);

    /// <summary>The open step that this officer would do next; null when none of them is theirs to do.</summary>
    public TaskView? Mine => View.OpenTasks.FirstOrDefault(t => t.AssigneeId == Me.Actor.Id)
        ?? View.OpenTasks.FirstOrDefault(t => t is { AssigneeId: { } holder, ActingForId: null } && StandsInFor(holder) && Me.Actor.Holds(t.Role, t.UnitCode, Me.Office.Units))
        ?? View.OpenTasks.FirstOrDefault(t => t.AssigneeId is null && Me.Actor.Holds(t.Role, t.UnitCode, Me.Office.Units));

    private bool StandsInFor(string officerId) => Me.Office.AbsentFor(Me.Actor.Id).Any(d => d.AbsentOfficerId == officerId && d.Covers(Line.ProcedureCode, Me.Office.Day));

    public async Task<IActionResult> OnGetAsync(string key) => await Load(key) is { } rejection ? Refuse(rejection) : Page();

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

    /// <summary>The act in words: what was done at which step, with its outcome or the officer it went to.</summary>
    public string Sentence(HistoryLine line)
    {
        var (step, kind) = line.StepKey is { } key ? Steps.GetValueOrDefault(key, (key, StepKind.Step)) : ("", StepKind.Step);
        var outcome = line.Outcome ?? "";
        return line.Verb switch
        {
            HistoryVerb.StepCompleted => words["Verb.StepCompleted", step, desk.Outcome(kind, outcome)],
            HistoryVerb.StepReassigned => words["Verb.StepReassigned", step, OfficerName(outcome)],
            HistoryVerb.StepReleased when line.Outcome is not null => words["Verb.StepGivenBack", step, OfficerName(outcome)],
            HistoryVerb.ClarificationAsked => words["Verb.ClarificationAsked", step, OfficerName(outcome)],
            HistoryVerb.ClarificationAnswered => words["Verb.ClarificationAnswered", OfficerName(outcome)],
            HistoryVerb.CallAnswered or HistoryVerb.CallFailed => words[$"Verb.{line.Verb}", outcome],
            HistoryVerb.EventRaised or HistoryVerb.ChildReported => words[$"Verb.{line.Verb}", outcome],
            HistoryVerb.DocumentAdded or HistoryVerb.DocumentReplaced or HistoryVerb.PaymentRecorded or HistoryVerb.PaymentRefunded => words[$"Verb.{line.Verb}", outcome],
            HistoryVerb.Extended or HistoryVerb.Suspended => words[$"Verb.{line.Verb}", outcome],
            HistoryVerb.LimitChanged => words["Verb.LimitChanged", TimeLimit.Parse(outcome).Value.Describe().In(CultureInfo.CurrentUICulture)],
            HistoryVerb.WorkCompleted or HistoryVerb.WorkFailed => words[$"Verb.{line.Verb}", outcome],
            HistoryVerb.StepClaimed or HistoryVerb.StepReleased or HistoryVerb.ReturnedToEarlierStep => words[$"Verb.{line.Verb}", step],
            _ => words[$"Verb.{line.Verb}"],
        };
    }

    /// <summary>The number that an act allotted, in words; null for every other act.</summary>
    public string? NumberOf(HistoryLine line)
    {
        if (line.Details is null) return null;
        using var details = JsonDocument.Parse(line.Details);
        return details.RootElement.TryGetProperty("number", out var number) && details.RootElement.TryGetProperty("date", out var date)
            ? words["NumberGiven", number.GetInt64(), DateOnly.ParseExact(date.GetString()!, "O", CultureInfo.InvariantCulture).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)]
            : null;
    }

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
        var id = Guid.TryParse(key, out var given) ? given : await queries.IdOf(Me, key, cancellation);
        if (id.IsRejected) return new Rejection(RejectionKind.NotFound, id.Rejection!.Code, Missing(key));
        var view = await queries.Read(Me, id.Value, cancellation);
        if (view.Rejection is { } unseen) return unseen;
        var history = await queries.History(Me, id.Value, size: HistoryShown, cancellation: cancellation);
        if (history.Rejection is { } hidden) return hidden;

        (View, History) = (view.Value, [.. history.Value.Reverse()]);
        Steps = await queries.Steps(id.Value, cancellation);
        if (View.Channel == SubmissionChannel.Online && RoutePolicies.ReadSubmissions.Admits(Me.Actor)) Origin = await submissions.OriginOf(Me, id.Value, cancellation);
        var explained = await explain.OfDossier(Me, id.Value, time.Now, cancellation);
        Why = explained.IsRejected ? null : DerivationView.Of(explained.Value.Derivation);
        var split = await responsibility.Read(Me, id.Value, cancellation);
        Responsibility = split.IsRejected ? null : split.Value;
        var late = await forecast.Read(Me, id.Value, cancellation);
        Forecast = late.IsRejected || late.Value.State == ForecastState.Settled ? null : late.Value;
        Left = View.ProcessingEndedAt is null ? TimeLeft.Of(
            View.RemainingMinutes is null ? Line.AppointedAt : null, View.RemainingMinutes, TimeLimit.Parse(View.Limit).Value, null, clocks.Of(Line.ReceivingUnit), alerts, time.Now) : null;
        return null;
    }

    private Phrase Missing(string key)
    {
        var sentence = words["NotFoundCode", Shortened.Of(key)];
        return new Phrase(sentence, sentence);
    }
}
