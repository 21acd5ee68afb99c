using Microsoft.Extensions.Options;
using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Core.Offices;
using Workflow.Host.Accounts;
using Workflow.Host.Calendars;
using Workflow.Host.Hosting;

namespace Workflow.Host.Dossiers;

/// <summary>Takes the world as a verb sees it: the instant once per command, the office and its clocks as they stand then.</summary>
internal sealed class CommandCircumstances(
    TimeProvider time, OfficeDirectory directory, OfficeClocks clocks, AlertPlan alerts, IOptions<OfficeOptions> office)
{
    /// <summary>The present instant, UTC, cut to the millisecond.</summary>
    public DateTime Now
    {
        get
        {
            var now = time.GetUtcNow().UtcDateTime;
            return new DateTime(now.Ticks - now.Ticks % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);
        }
    }

    public Circumstances Of(CurrentActor me)
    {
        var actingFor = me.Office.AbsentFor(me.Actor.Id);
        IReadOnlyList<Delegation> delegations = actingFor.Count == 0
            ? me.Office.DelegationsTo(me.Actor.Id)
            : [.. me.Office.DelegationsTo(me.Actor.Id), .. actingFor.Select(d => d.AbsentOfficerId).Distinct(StringComparer.Ordinal).SelectMany(me.Office.DelegationsTo)];
        return new(Now, me.Actor, me.Office.Units, clocks.Of, clocks.Under, officer => me.Office.Person(officer)?.Actor, delegations)
        {
            ActingFor = actingFor,
            Alerts = alerts,
            StepToleranceMinutes = office.Value.StepToleranceMinutes,
        };
    }

    /// <summary>What the service itself does: sweeps and start-up work.</summary>
    public Circumstances OfSystem()
    {
        var offices = directory.Current;
        return new(Now, Actor.System, offices.Units, clocks.Of, clocks.Under, officer => offices.Person(officer)?.Actor, [])
        {
            Alerts = alerts,
            StepToleranceMinutes = office.Value.StepToleranceMinutes,
        };
    }
}
