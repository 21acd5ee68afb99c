using Workflow.Core.Dossiers;
using Workflow.Core.Tasks;

namespace Workflow.Core.Deadlines;

/// <summary>On whose side a dossier's working time passed.</summary>
public enum HolderKind
{
    /// <summary>An officer had the step in hand.</summary>
    Officer,
    /// <summary>The unit had the step, and nobody in it had taken it yet.</summary>
    Unit,
    /// <summary>An office was asked for its opinion.</summary>
    OtherAgency,
    /// <summary>The clock stood for papers or money that only the applicant can bring.</summary>
    Applicant,
    /// <summary>The clock stood for another reason.</summary>
    Suspended,
    /// <summary>No step was open: the process waited by itself, or for a failed automatic step to be mended.</summary>
    Nobody,
}

/// <summary>Who had a dossier; an officer always in the unit of the step.</summary>
/// <param name="UnitCode">Null for the applicant, a suspension and nobody.</param>
/// <param name="OfficerId">Of an officer only.</param>
public readonly record struct Holder(HolderKind Kind, string? UnitCode = null, string? OfficerId = null)
{
    public static Holder Applicant { get; } = new(HolderKind.Applicant);
    public static Holder Suspended { get; } = new(HolderKind.Suspended);
    public static Holder Nobody { get; } = new(HolderKind.Nobody);
}

/// <summary>One stretch in which a step was with one holder.</summary>
/// <param name="To">Exclusive; null while it is open.</param>
internal readonly record struct Holding(UserTask Step, Holder Holder, DateTime From, DateTime? To)
{
    /// <summary>The stretches of a step from its opening to its end, without a gap.</summary>
    /// <param name="hands">What the history says of it being taken, given back and given on, in order.</param>
    public static IEnumerable<Holding> Of(UserTask step, IEnumerable<HistoryEntry> hands)
    {
        var acts = hands.ToList();
        var officer = acts.Count == 0 ? step.AssigneeId : FormerHolder(acts[0]);
        var from = step.OpenedAt;
        foreach (var act in acts)
        {
            if (act.At > from) yield return new Holding(step, HolderOf(step, officer), from, act.At);
            (officer, from) = (act.Outcome, act.At);
        }
        yield return new Holding(step, HolderOf(step, officer), from, step.CompletedAt);
    }

    private static Holder HolderOf(UserTask step, string? officer)
    {
        if (step.StopsClock) return Holder.Applicant;
        if (step.Kind == StepKind.Consult) return new Holder(HolderKind.OtherAgency, step.UnitCode);
        return officer is null ? new Holder(HolderKind.Unit, step.UnitCode) : new Holder(HolderKind.Officer, step.UnitCode, officer);
    }

    /// <summary>Who had the step before an act; only its holder gives it back.</summary>
    private static string? FormerHolder(HistoryEntry act) => act.Verb switch
    {
        HistoryVerb.StepReleased => act.ActorId,
        HistoryVerb.StepReassigned or HistoryVerb.StepClaimed => HistoryDetails.FormerHolderOf(act.Details),
        _ => null,
    };
}
