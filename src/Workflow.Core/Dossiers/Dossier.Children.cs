using Workflow.Core.Offices;

namespace Workflow.Core.Dossiers;

public sealed partial class Dossier
{
    /// <summary>How many dossiers may stand above one that a process starts.</summary>
    public const int MostGenerations = 16;

    /// <summary>The dossier whose process started this one; null for one that was received.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>The activity of the parent that started this dossier, and the frame it runs in; 0 without a parent.</summary>
    public int ParentActivity { get; init; }

    /// <inheritdoc cref="ParentActivity"/>
    public int ParentFrame { get; init; }

    /// <summary>What of this dossier the parent waits for.</summary>
    public ChildWait Awaited { get; init; }

    /// <summary>How many dossiers stand above it: 0 for one that was received.</summary>
    public int Generation { get; init; }

    /// <summary>By what it was started; null for one that was received.</summary>
    public Parentage? Parentage => ParentId is { } id ? new Parentage(id, ParentActivity, ParentFrame, Awaited) : null;

    /// <summary>Whether an end is a result: the parent waits for it and hands it over, unless the applicant never brought what the dossier stood still for.</summary>
    private bool GivesResultToParent => Awaited == ChildWait.End && State is not (DossierState.AwaitingSupplement or DossierState.AwaitingFinancialObligation);

    /// <summary>
    /// Begins a dossier that the process of another one has asked for: received at this moment by the unit of the other, from the same applicant
    /// with the same declaration and slip, with a code, limit and clock of its own.
    /// </summary>
    public static Result<Dossier> BeginFor(Dossier parent, Errand errand, Reception reception, Circumstances now, ChangeSet changes)
    {
        if (now.Units.Find(now.Units.Standing(reception.ReceivingUnit)) is not { } unit) return DossierSentences.Refuse(RejectionKind.Unprocessable, "UnknownUnit", reception.ReceivingUnit);
        var begun = Open(reception, unit, now, changes, new Parentage(parent.Id, errand.Activity, errand.Frame, errand.Awaited), parent.Generation + 1);
        if (begun.Rejection is { } rejection) return rejection;
        begun.Value.Holders = parent.Holders;
        if (errand.CorrelationId is { Length: > 0 and <= LongestCorrelationId } correlation) begun.Value.CorrelationId = correlation;
        return begun;
    }

    /// <summary>Ends a dossier because the one that started it was withdrawn or wants it no longer.</summary>
    public Result<Dossier> EndWithParent(string reason, Circumstances now, ChangeSet changes)
    {
        if (IsClosed) return DossierSentences.Refuse(RejectionKind.Conflict, "DossierClosed", Code);
        EndProcessing(now, changes);
        Drop(_ => true, now, changes);
        (ClosedAt, State) = (now.Now, DossierState.Withdrawn);
        RecordHistory(HistoryVerb.EndedWithParent, now, changes, reason: reason);
        return this;
    }

    /// <summary>Records that a dossier which the process has started reported back.</summary>
    public void RecordReport(string childCode, Circumstances now, ChangeSet changes) => RecordHistory(HistoryVerb.ChildReported, now, changes, outcome: childCode);
}
