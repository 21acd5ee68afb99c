using System.CommandLine;
using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Host.Calendars;
using Workflow.Host.Hosting;
using Workflow.Runtime.Activities;

namespace Workflow.Host.Procedures.Check;

/// <summary><c>check &lt;folder&gt;</c>: walks every example dossier of the procedures in a folder.</summary>
internal static class CheckCommand
{
    public static Command Create(ActivityTable activities)
    {
        var folder = new Argument<string>("folder") { Description = "A procedure's folder, or one that holds several" };
        var mutate = new Option<bool>("--mutate") { Description = "Also change each limit, day of the calendar and connection in turn and list the changes that no example notices" };
        var json = new Option<bool>("--json") { Description = "Print one JSON object" };
        var language = new Option<string>("--lang") { Description = "Language of the report", DefaultValueFactory = _ => "vi" };
        language.AcceptOnlyFromAmong("vi", "en");

        var command = new Command("check", "Walk the example dossiers of procedures and compare steps and dates to the minute") { folder, mutate, json, language };
        command.SetAction(line =>
        {
            var culture = line.GetValue(language) == "en" ? SentenceBook.English : SentenceBook.Vietnamese;
            var report = Run(line.GetValue(folder)!, CalendarBook.Shipped().Current, line.GetValue(mutate), activities);
            if (report.Rejection is { } rejection)
            {
                line.InvocationConfiguration.Error.WriteLine(rejection.Sentence.In(culture));
                return ExitCodes.WrongUsage;
            }
            line.InvocationConfiguration.Output.WriteLine(line.GetValue(json) ? report.Value.ToJson() : report.Value.ToText(culture));
            return report.Value.ExitCode;
        });
        return command;
    }

    /// <summary>Checks every procedure at a path; rejects a path that holds none.</summary>
    public static Result<CheckReport> Run(string path, WorkingCalendar calendar, bool mutate, ActivityTable? activities = null)
    {
        var folders = ProcedureFolder.Find(path);
        if (folders.Rejection is { } nothing) return nothing;

        var clock = new OfficeClock(calendar, WorkingHours.Standard, CalendarBook.Vietnam);
        var (reports, read) = (new List<FolderReport>(), new List<CheckedFolder>());
        foreach (var folder in folders.Value)
        {
            var opened = CheckedFolder.Read(folder, activities ?? ActivityTable.Standard);
            if (!opened.IsRejected) read.Add(opened.Value);
            reports.Add(opened.IsRejected
                ? new(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)), opened.Rejection, [], [])
                : new(opened.Value.Name, null, opened.Value.Reviewed.Warnings, opened.Value.Walk(clock)));
        }
        return new CheckReport(reports, mutate ? MutationCheck.Run(read, calendar) : null);
    }
}
