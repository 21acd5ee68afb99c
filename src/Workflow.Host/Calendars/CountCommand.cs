using System.CommandLine;
using System.Globalization;
using Workflow.Core;
using Workflow.Core.Deadlines;

namespace Workflow.Host.Calendars;

/// <summary><c>count &lt;from&gt; &lt;to&gt;</c>: the working minutes between two instants.</summary>
public static class CountCommand
{
    public static Command Create()
    {
        var from = new Argument<string>("from") { Description = "First instant, e.g. 2026-11-20T16:00; without a zone it is office time" };
        var to = new Argument<string>("to") { Description = "Second instant; before the first there is nothing to count" };
        var command = new Command("count", "Count the working minutes between two instants") { from, to };
        var options = new ClockOptions();
        options.Serve(command, (line, clock) =>
        {
            var minutes = Between(line.GetValue(from)!, line.GetValue(to)!, clock);
            if (minutes.IsRejected) return minutes.Rejection!;
            return options.WantsJson(line)
                ? string.Create(CultureInfo.InvariantCulture, $$"""{ "minutes": {{minutes.Value}} }""")
                : CalendarSentences.Book.Of("Counted", minutes.Value, minutes.Value / 60, minutes.Value % 60).In(options.Language(line));
        });
        return command;
    }

    private static Result<int> Between(string from, string to, OfficeClock clock)
    {
        var first = OfficeTime.Parse(from, clock.Zone);
        if (first.IsRejected) return first.Rejection!;
        var last = OfficeTime.Parse(to, clock.Zone);
        return last.IsRejected ? last.Rejection! : clock.Count(first.Value, last.Value);
    }
}
