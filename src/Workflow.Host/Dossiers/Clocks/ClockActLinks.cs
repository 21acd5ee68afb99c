using Workflow.Core.Offices;

namespace Workflow.Host.Dossiers.Clocks;

/// <summary>What an officer may do to a dossier's clock; the names are part of the page's address.</summary>
internal enum ClockActKind { Extend, Suspend, Resume, Limit }

/// <summary>Which acts on its clock a dossier is open to, and where their pages are.</summary>
internal static class ClockActLinks
{
    private static readonly (ClockActKind Kind, string Name)[] names =
        [(ClockActKind.Extend, "hen-lai"), (ClockActKind.Suspend, "tam-dung"), (ClockActKind.Resume, "tiep-tuc"), (ClockActKind.Limit, "doi-thoi-han")];

    public static ClockActKind? KindOf(string name)
    {
        foreach (var one in names)
            if (one.Name == name) return one.Kind;
        return null;
    }

    public static string Of(string code, ClockActKind kind) => $"/ho-so/{code}/thoi-han/{names[(int)kind].Name}";

    /// <summary>The acts that an officer may do now, as far as it shows without asking the verbs.</summary>
    public static IEnumerable<ClockActKind> OpenTo(Actor actor, DossierView view, UnitTree units)
    {
        if (view.ProcessingEndedAt is not null || view.Dossier.ClosedAt is not null) yield break;
        var approves = actor.Holds(Role.Approver, view.Dossier.CompetentUnit, units);
        if (view.RemainingMinutes is null && (approves || actor.Holds(Role.DivisionHead, view.Dossier.CompetentUnit, units))) yield return ClockActKind.Extend;
        if (!approves) yield break;
        yield return view.SuspendedAt is null ? ClockActKind.Suspend : ClockActKind.Resume;
        yield return ClockActKind.Limit;
    }
}
