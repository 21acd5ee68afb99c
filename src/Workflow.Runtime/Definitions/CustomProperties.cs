using System.Globalization;
using System.Text.Json;

namespace Workflow.Runtime.Definitions;

/// <summary>What a designer states of one activity beside its inputs.</summary>
internal sealed class CustomProperties(Place activity, string subject, ReadingProblems problems)
{
    private const int MostStatedRounds = 1000;

    private readonly Place custom = activity.Member("customProperties");

    /// <summary>Whether the process may begin with it.</summary>
    public bool CanStart => custom.Member("canStartWorkflow").Kind == JsonValueKind.True;

    /// <summary>The rounds by which a loop counts towards the limit; once where the definition states nothing.</summary>
    public int ReadMostRounds()
    {
        var place = custom.Member("mostRounds");
        if (place.IsMissing) return 1;
        var rounds = 0;
        var isNumber = place.Text() is { } text ? int.TryParse(text, CultureInfo.InvariantCulture, out rounds) : place.Kind == JsonValueKind.Number && place.Element.TryGetInt32(out rounds);
        if (isNumber && rounds is >= 1 and <= MostStatedRounds) return rounds;

        problems.AddUnpublishable("MostRoundsUnusable", place.Path, subject, MostStatedRounds);
        return 1;
    }

    /// <summary>Notes a way of merging branches that Elsa gave up, with what to draw instead.</summary>
    public void CheckMergeMode()
    {
        var mode = custom.Member("mergeMode");
        if (mode.IsMissing || mode.Text() is "" || "None".Equals(mode.Text(), StringComparison.OrdinalIgnoreCase)) return;
        var instead = mode.Text()?.ToUpperInvariant() switch
        {
            "RACE" or "STREAM" => "WaitAny",
            "CONVERGE" => "WaitAll",
            _ => "WaitAllActive",
        };
        problems.AddUnpublishable("MergeModeRefused", mode.Path, subject, mode.Text() ?? mode.Element.GetRawText(), instead);
    }
}
