using System.CommandLine;
using System.Globalization;
using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Host.Accounts;
using Workflow.Host.Hosting;

namespace Workflow.Host.Calendars;

/// <summary>The options that <c>due</c> and <c>count</c> share, and what follows from them.</summary>
internal sealed class ClockOptions
{
    private readonly Option<bool> json = new("--json") { Description = "Print one JSON object instead of a table" };
    private readonly Option<string?> calendar = new("--calendar") { Description = "Calendar file in the form of the shipped one", HelpName = "file" };
    private readonly Option<string> hours = new("--hours")
    {
        Description = "Office hours of a working day", HelpName = "windows", DefaultValueFactory = _ => WorkingHours.Standard.ToString(),
    };
    private readonly Option<string[]> units = new("--unit")
    {
        Description = "Unit whose hours and closures hold. With a calendar file repeat it for the units above, the nearest first; with --data these are known",
        HelpName = "code",
    };
    private readonly Option<string> language = new("--lang") { Description = "Language of the table and of refusals", DefaultValueFactory = _ => "vi" };

    public ClockOptions() => language.AcceptOnlyFromAmong("vi", "en");

    /// <summary>Adds the options to a command and gives it its work: a clock and the parsed line in, the text to print or a refusal out.</summary>
    public void Serve(Command command, Func<ParseResult, OfficeClock, Result<string>> work)
    {
        foreach (var option in (Option[])[json, calendar, hours, units, SharedOptions.Data, language]) command.Options.Add(option);
        command.Validators.Add(line =>
        {
            // Both say which calendar and whose hours.
            if (line.GetResult(SharedOptions.Data) is { Implicit: false } && (line.GetResult(calendar) is { Implicit: false } || line.GetResult(hours) is { Implicit: false }))
                line.AddError(CalendarSentences.Book.Of("DataOrFile").In(SentenceBook.English));
        });
        command.SetAction(async (line, cancellation) =>
        {
            var clock = line.GetValue(SharedOptions.Data) is { } folder ? await ClockOf(folder, line, cancellation) : Clock(line);
            var text = clock.IsRejected ? clock.Rejection! : work(line, clock.Value);
            return text.Rejection is { } rejection ? Refuse(line, rejection) : Print(line, text.Value);
        });
    }

    public bool WantsJson(ParseResult line) => line.GetValue(json);

    public CultureInfo Language(ParseResult line) => line.GetValue(language) == "en" ? SentenceBook.English : SentenceBook.Vietnamese;

    private Result<OfficeClock> Clock(ParseResult line)
    {
        var read = line.GetValue(calendar) is { } path ? CalendarBook.Open(path) : CalendarBook.Shipped();
        if (read.Rejection is { } unreadable) return unreadable;
        var (book, lineage) = (read.Value, line.GetValue(units) ?? []);
        // A code that the file does not know is more probably mistyped than a unit without hours of its own.
        if (lineage.Length > 0 && !lineage.Any(book.Current.Names)) return CalendarSentences.Refuse("UnitNotInCalendar", string.Join(", ", lineage));
        return book.Clock(book.Current.Version, line.GetValue(hours)!, CalendarBook.Vietnam, lineage);
    }

    /// <summary>The clock of a unit of a database, of the province where none is named.</summary>
    private async Task<Result<OfficeClock>> ClockOf(string folder, ParseResult line, CancellationToken cancellation)
    {
        if (!Directory.Exists(folder)) return CalendarSentences.Refuse("DataUnreadable", folder);
        var unit = line.GetValue(units) is [.., var last] ? last : "";
        Result<OfficeClock> clock = CalendarSentences.Refuse("UnitUnknown", unit);
        await DatabaseCommand.Run(line, (services, _, _) =>
        {
            if (unit.Length == 0 || services.GetRequiredService<OfficeDirectory>().Current.Units.Find(unit) is not null)
                clock = services.GetRequiredService<OfficeClocks>().Of(unit);
            return Task.FromResult<Rejection?>(null);
        }, cancellation);
        return clock;
    }

    private static int Print(ParseResult line, string text)
    {
        line.InvocationConfiguration.Output.WriteLine(text);
        return ExitCodes.Done;
    }

    private int Refuse(ParseResult line, Rejection rejection)
    {
        var (errors, culture) = (line.InvocationConfiguration.Error, Language(line));
        errors.WriteLine(rejection.Sentence.In(culture));
        foreach (var problem in rejection.Problems) errors.WriteLine($"  {problem.Path}: {problem.Sentence.In(culture)}");
        return ExitCodes.WrongUsage;
    }
}
