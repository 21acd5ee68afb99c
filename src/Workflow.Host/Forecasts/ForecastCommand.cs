using System.CommandLine;
using Workflow.Core;
using Workflow.Host.Hosting;

namespace Workflow.Host.Forecasts;

/// <summary><c>forecast</c>: how far the late forecasts came true, on the present database.</summary>
internal static class ForecastCommand
{
    private static readonly Option<string?> Unit = new("--unit") { Description = "Only dossiers that this unit received.", HelpName = "code" };
    private static readonly Option<bool> Recount = new("--recount") { Description = "Forget what was learnt and learn it again from all ended dossiers first." };
    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object instead of a table." };
    private static readonly Option<string> Language = new("--lang") { Description = "Language of the table.", DefaultValueFactory = _ => "vi" };

    public static Command Create()
    {
        Language.AcceptOnlyFromAmong("vi", "en");
        var command = new Command("forecast", "Print how far late forecasts came true: Brier score, naive rate, reliability by tenths.")
        {
            Unit, Recount, Json, Language, SharedOptions.Data,
        };
        command.SetAction((parsed, cancellation) => DatabaseCommand.Run(
            parsed, (services, output, token) => Print(parsed, services, output, token), cancellation));
        return command;
    }

    private static async Task<Rejection?> Print(ParseResult parsed, IServiceProvider services, TextWriter output, CancellationToken cancellation)
    {
        var learn = services.GetRequiredService<LearnFromEnded>();
        if (parsed.GetValue(Recount)) await learn.Forget(cancellation);
        await learn.All(cancellation);
        var report = new CalibrationReport(await services.GetRequiredService<ReadCalibration>().Of(parsed.GetValue(Unit), cancellation));
        var culture = parsed.GetValue(Language) == "en" ? SentenceBook.English : SentenceBook.Vietnamese;
        await output.WriteLineAsync(parsed.GetValue(Json) ? report.ToJson() : report.ToTable(culture));
        return null;
    }
}
