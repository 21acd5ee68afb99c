using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;

namespace Workflow.Host.Dossiers.Slips;

/// <summary>A form that can be printed for a dossier.</summary>
/// <param name="Name">Which of them: a key of the words of dossiers below <c>Slip.</c></param>
/// <param name="At">When what it says came about, UTC.</param>
internal sealed record DossierSlip(string Name, string Path, DateTime At);

/// <summary>Which forms exist for a dossier: what has not happened is not printed.</summary>
internal static class DossierSlips
{
    private static readonly string?[] refusals = ["Refused", "NotEligible"];

    /// <summary>In the order of their numbers (Circular 01/2018/TT-VPCP).</summary>
    public static IReadOnlyList<DossierSlip> Of(DossierFile file)
    {
        var (dossier, slips) = (file.Dossier, new List<DossierSlip>());
        var address = $"/ho-so/{dossier.Code}";
        slips.Add(new("Appointment", $"{address}/giay-hen", dossier.ReceivedAt));
        if (AskedSupplement.LastIn(file.Tasks) is { } supplement) slips.Add(new("Supplement", $"{address}/phieu-bo-sung", supplement.AskedAt));
        if (EndingOf(file) is { } ending) slips.Add(new(dossier.Outcome == DossierOutcome.Refused ? "Refusal" : "Stop", $"{address}/thong-bao", ending.At));
        if (file.Facts.LastOrDefault(f => f.Kind == ClockFactKind.Extended) is { } extended) slips.Add(new("Apology", $"{address}/xin-loi", extended.At));
        slips.Add(new("Control", $"{address}/phieu-kiem-soat", file.History is [.., var last] ? last.At : dossier.ReceivedAt));
        return slips;
    }

    /// <summary>The act by which a dossier was refused, stopped or withdrawn; null for every other.</summary>
    public static HistoryEntry? EndingOf(DossierFile file)
    {
        if (file.Dossier.Outcome == DossierOutcome.Refused) return file.History.LastOrDefault(act => act.Verb == HistoryVerb.StepCompleted && refusals.Contains(act.Outcome));
        return file.Dossier.State is DossierState.Withdrawn or DossierState.Stopped && file.History is [.., var last] ? last : null;
    }
}
