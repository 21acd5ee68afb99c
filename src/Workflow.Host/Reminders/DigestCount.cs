using Microsoft.EntityFrameworkCore;
using Workflow.Core.Deadlines;
using Workflow.Core.Offices;
using Workflow.Core.Tasks;
using Workflow.Host.Accounts;
using Workflow.Host.Calendars;
using Workflow.Persistence;

namespace Workflow.Host.Reminders;

/// <summary>Counts what lies before every officer at once: the open steps are read in one query and the overdue dossiers in another, however many officers there are.</summary>
internal sealed class DigestCount(OfficeSnapshot office, OfficeClocks clocks, AlertPlan plan, DateTime now)
{
    private readonly AlertAudience audience = new(office.Units, office.OfficersWith, officer => office.Person(officer) is not null);
    private readonly Dictionary<string, DigestTally> tallies = new(StringComparer.Ordinal);

    /// <summary>The tallies by officer; an officer with nothing to do has none.</summary>
    public async Task<IReadOnlyDictionary<string, DigestTally>> Of(WorkflowDbContext context, CancellationToken cancellation)
    {
        var steps = context.Tasks.Where(t => t.State == TaskState.Open).Select(t => new OpenStep(
            t.Id, t.DossierId, t.DossierCode, t.Title, t.Kind, t.AssigneeId, t.Role, t.UnitCode, t.DueAt, t.Limit, t.WarnBeforeMinutes));
        var holders = new Dictionary<Guid, List<string>>();
        await foreach (var step in steps.AsAsyncEnumerable().WithCancellation(cancellation)) Add(step, holders);

        var overdue = context.Dossiers.Where(d => d.ClosedAt == null && d.ProcessingEndedAt == null && d.StoppedAt == null && d.BindingAt < now)
            .Select(d => new { d.Id, d.ReceivingUnit, d.CompetentUnit });
        await foreach (var dossier in overdue.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            foreach (var officer in holders.GetValueOrDefault(dossier.Id, [])) Tally(officer).AddOverdueDossier(dossier.Id);
            foreach (var officer in audience.Nearest(Role.DivisionHead, dossier.CompetentUnit)) Tally(officer).AddOverdueDossier(dossier.Id);
            foreach (var officer in audience.Nearest(Role.CenterSupervisor, dossier.ReceivingUnit)) Tally(officer).AddOverdueDossier(dossier.Id);
        }
        return tallies;
    }

    private void Add(OpenStep step, Dictionary<Guid, List<string>> holders)
    {
        if (step.AssigneeId is not { } holder || office.Person(holder) is null)
        {
            foreach (var officer in audience.Nearest(step.Role, step.UnitCode)) Tally(officer).Waiting++;
            return;
        }
        if (!holders.TryGetValue(step.DossierId, out var others)) holders[step.DossierId] = others = [];
        others.Add(holder);
        if (step.DueAt is not { } due || !Count(Tally(holder), step, due)) return;
        Tally(holder).AddUrgent(new DigestStep(step.Id, step.DossierCode, step.Title, due));
    }

    /// <summary>Counts a step of the officer where it stands; false for one whose time is long enough.</summary>
    private bool Count(DigestTally tally, OpenStep step, DateTime due)
    {
        var clock = clocks.Of(step.UnitCode);
        var limit = step.Kind == StepKind.ReturnResult ? default : TimeLimit.Parse(step.Limit).Value;
        if (due <= now && !limit.IsZero) tally.Overdue++;
        else if (clock.DayOf(due) == clock.DayOf(now)) tally.Today++;
        else if (plan.For(UserTask.SubjectOf(step.Kind), due, limit, step.WarnBeforeMinutes, clock) is { IsRejected: false, Value: { } alerts } && alerts.Reached(now) is not null) tally.Near++;
        else return false;
        return true;
    }

    private DigestTally Tally(string officer)
    {
        if (tallies.TryGetValue(officer, out var tally)) return tally;
        return tallies[officer] = new DigestTally();
    }

    private sealed record OpenStep(
        Guid Id, Guid DossierId, string DossierCode, string Title, StepKind Kind, string? AssigneeId, Role Role, string UnitCode,
        DateTime? DueAt, string Limit, int? WarnBeforeMinutes);
}
