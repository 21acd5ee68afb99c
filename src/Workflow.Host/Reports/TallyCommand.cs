using System.CommandLine;
using System.Globalization;
using Workflow.Core;
using Workflow.Host.Hosting;

namespace Workflow.Host.Reports;

/// <summary><c>tally</c>: counts the days that are over, which reports read, on the present database.</summary>
internal static class TallyCommand
{
    private static readonly Option<bool> Recount = new("--recount") { Description = "Forget every tally and count all days again from the dossiers." };

    public static Command Create()
    {
        var command = new Command("tally", "Tally the days that are over, which boards and reports read instead of dossiers.") { Recount, SharedOptions.Data };
        command.SetAction((parsed, cancellation) => DatabaseCommand.Run(
            parsed, (services, output, token) => Tally(parsed, services, output, token), cancellation));
        return command;
    }

    private static async Task<Rejection?> Tally(ParseResult parsed, IServiceProvider services, TextWriter output, CancellationToken cancellation)
    {
        var tally = services.GetRequiredService<TallyDays>();
        if (parsed.GetValue(Recount)) await tally.Forget(cancellation);
        var written = await tally.All(Environment.ProcessorCount, cancellation);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Tallied {written} days."));
        return null;
    }
}
