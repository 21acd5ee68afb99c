using System.Globalization;

namespace Workflow.Host.Procedures.Simulation;

/// <summary>One act of a walk by hand, as it stands in the address of the page.</summary>
/// <param name="Step">Key of the step that is completed, or id of an activity that waits for something else.</param>
/// <param name="Outcome">Empty for what is no step.</param>
/// <param name="At">Office time.</param>
/// <param name="Case">The case that a step changes to; empty for every other step.</param>
/// <param name="Form">What is filled in, as JSON; empty for an example of it.</param>
internal sealed record SimulatedAct(string Step, string Outcome, DateTime At, string Case = "", string Form = "")
{
    /// <summary>As browsers write and send a moment without its zone.</summary>
    public const string TimeFormat = "yyyy-MM-dd'T'HH:mm";

    private const char Separator = '|';

    public static string Written(DateTime local) => local.ToString(TimeFormat, CultureInfo.InvariantCulture);

    public static DateTime? ReadTime(string? text) =>
        DateTime.TryParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static SimulatedAct? Parse(string? text) =>
        text?.Split(Separator).Select(Uri.UnescapeDataString).ToArray() is [{ Length: > 0 } step, var outcome, var at, var chosen, var form] && ReadTime(at) is { } time
            ? new(step, outcome, time, chosen, form)
            : null;

    public override string ToString() => string.Join(Separator, new[] { Step, Outcome, Written(At), Case, Form }.Select(Uri.EscapeDataString));
}
