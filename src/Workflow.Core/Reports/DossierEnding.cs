using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;

namespace Workflow.Core.Reports;

/// <summary>In which column of a report an ended dossier stands.</summary>
public enum EndingKind { Early, OnTime, Late, Refused, Withdrawn }

/// <summary>Tells how a dossier ended, by what no longer changes once its processing is over: handing over a result moves it to no other column.</summary>
public static class DossierEnding
{
    public static EndingKind Of(DossierState state, DossierOutcome outcome, DeliveryState delivery, Timeliness? timeliness)
    {
        if (state == DossierState.Withdrawn) return EndingKind.Withdrawn;
        // Stopped without a result, or refused on its merits; a result that is merely never collected stays a result.
        if (outcome == DossierOutcome.Refused || state == DossierState.Stopped && delivery == DeliveryState.None) return EndingKind.Refused;
        return timeliness switch { Timeliness.Early => EndingKind.Early, Timeliness.Late => EndingKind.Late, _ => EndingKind.OnTime };
    }
}
