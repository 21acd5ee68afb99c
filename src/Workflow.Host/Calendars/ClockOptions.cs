using System.CommandLine;
using System.Globalization;
using Workflow.Core;
using Workflow.Core.Deadlines;
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
    private readonly Option<string> language = new("--lang") { Description = "Language of the table and of refusals", DefaultValueFactory = _ => "vi" };

    public ClockOptions() => language.AcceptOnlyFromAmong("vi", "en");

    /// <summary>Adds the options to a command and gives it its work: a clock and the parsed line in, the text to print or a refusal out.</summary>
    public void Serve(Command command, Func<ParseResult, OfficeClock, Result<string>> work)
    {
        command.Options.Add(json);
        command.Options.Add(calendar);
        command.Options.Add(hours);
        command.Options.Add(language);
        command.SetAction(line =>
        {
            var clock = Clock(line);
            var text = clock.IsRejected ? clock.Rejection! : work(line, clock.Value);
            return text.Rejection is { } rejection ? Refuse(line, rejection) : Print(line, text.Value);
        });
    }

    public bool WantsJson(ParseResult line) => line.GetValue(json);

    public CultureInfo Language(ParseResult line) => line.GetValue(language) == "en" ? SentenceBook.English : SentenceBook.Vietnamese;

    private Result<OfficeClock> Clock(ParseResult line)
    {
        var book = line.GetValue(calendar) is { } path ? CalendarBook.Open(path) : CalendarBook.Shipped();
        return book.IsRejected ? book.Rejection! : book.Value.Clock(book.Value.Current.Version, line.GetValue(hours)!, CalendarBook.Vietnam);
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
