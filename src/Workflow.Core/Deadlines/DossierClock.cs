namespace Workflow.Core.Deadlines;

/// <summary>The state of a dossier's clock, computed from its facts.</summary>
public sealed record DossierClock(DateTime EffectiveStart, DateTime Binding, bool IsPaused, int? RemainingMinutes, DateTime? EndedAt, IReadOnlyList<DerivationLine> Derivation)
{
    /// <summary>Replays the facts in order; the calendar of each is the one its version names.</summary>
    public static Result<DossierClock> Replay(IReadOnlyList<ClockFact> facts, Func<string, OfficeClock> clockOf) => throw new NotImplementedException();
}
