using System.CommandLine;
using Workflow.Core;
using Workflow.Core.Deadlines;

namespace Workflow.Host.Calendars;

/// <summary><c>due &lt;received&gt; &lt;limit&gt;</c>: the dates of a dossier and the lines that explain them.</summary>
public static class DueCommand
{
    public static Command Create()
    {
        var received = new Argument<string>("received")
        {
            Description = "When the dossier was received, e.g. 2026-11-20T16:00; without a zone it is office time",
        };
        var limit = new Argument<string>("limit")
        {
            Description = "4wh (working hours), 2.5wd (working days), 0wd (at once), 10cd (calendar days) or sd (same day)",
        };
        var command = new Command("due", "Compute when a dossier is due and explain the date") { received, limit };
        var options = new ClockOptions();
        options.Serve(command, (line, clock) => Dates(line.GetValue(received)!, line.GetValue(limit)!, clock, report =>
            options.WantsJson(line) ? report.ToJson() : report.ToTable(options.Language(line))));
        return command;
    }

    private static Result<string> Dates(string received, string limit, OfficeClock clock, Func<DueReport, string> print)
    {
        var at = OfficeTime.Parse(received, clock.Zone);
        if (at.IsRejected) return at.Rejection!;
        var allowed = TimeLimit.Parse(limit);
        if (allowed.IsRejected) return allowed.Rejection!;
        var deadline = Deadline.OfDossier(at.Value, allowed.Value, clock);
        if (deadline.IsRejected) return deadline.Rejection!;
        var derivation = deadline.Value.Explain(clock);
        return derivation.IsRejected ? derivation.Rejection! : print(new DueReport(deadline.Value, derivation.Value, clock.Zone));
    }
}
