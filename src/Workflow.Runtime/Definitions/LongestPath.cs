using System.Globalization;
using Workflow.Core;

namespace Workflow.Runtime.Definitions;

/// <summary>
/// The way through a process on which the limits of the steps come to the most, by nominal minutes. Branches count by the longest; a
/// loop counts once, or as often as the definition states. Not counted: steps that the definition leaves out of the limit, steps that stop the clock, and the
/// return of the result with everything after it, because processing ends when it opens.
/// </summary>
/// <param name="Steps">The steps on that way that have a share in it, in order.</param>
/// <param name="HasLoops">Whether the process can go back, so that a real dossier may take longer.</param>
public sealed record LongestPath(IReadOnlyList<LongestPath.Part> Steps, int Minutes, bool HasLoops)
{
    /// <summary>One step's share.</summary>
    /// <param name="Minutes">Of all rounds.</param>
    /// <param name="Rounds">How often the loops around it count.</param>
    public sealed record Part(int Activity, string Title, int Minutes, int Rounds = 1);

    public static LongestPath Of(ProcessGraph graph) => PublishChecks.Run(graph).LongestPath;

    /// <summary>The steps with their hours, as a reader checks them.</summary>
    public Phrase Describe()
    {
        string In(CultureInfo culture) => string.Join(" → ", Steps.Select(step => $"{step.Title} ({HoursOf(step, culture)})"));
        return new(In(SentenceBook.Vietnamese), In(SentenceBook.English));
    }

    private static string HoursOf(Part step, CultureInfo culture) => step.Rounds == 1
        ? string.Create(culture, $"{step.Minutes / 60m:0.##}")
        : string.Create(culture, $"{step.Rounds} × {step.Minutes / 60m / step.Rounds:0.##}");
}
