using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Microsoft.Extensions.Options;
using Workflow.Host.Accounts;
using Workflow.Host.Calendars;
using Workflow.Host.Documents;
using Workflow.Host.Forecasts;
using Workflow.Host.Procedures;
using Workflow.Host.Procedures.Check;
using Workflow.Host.Reports;
using Workflow.Runtime.Activities;

namespace Workflow.Host.Hosting;

/// <summary>The commands of the one executable; without a command it serves.</summary>
internal static class CommandLine
{
    /// <summary>Parses and runs; a command line that cannot be understood is told apart from a command that refuses.</summary>
    public static async Task<int> Run(string[] args, InvocationConfiguration? configuration = null, ActivityTable? activities = null)
    {
        configuration ??= new InvocationConfiguration();
        configuration.EnableDefaultExceptionHandler = false;
        var parsed = Create(activities).Parse(args);
        try
        {
            var code = await parsed.InvokeAsync(configuration);
            return parsed.Action is ParseErrorAction ? ExitCodes.WrongUsage : code;
        }
        catch (OptionsValidationException exception)
        {
            await configuration.Error.WriteLineAsync(string.Join(Environment.NewLine, exception.Failures));
            return ExitCodes.WrongUsage;
        }
        catch (Exception exception)
        {
            await configuration.Error.WriteLineAsync(exception.ToString());
            return ExitCodes.Failed;
        }
    }

    public static Command Create(ActivityTable? activities = null)
    {
        activities ??= ActivityTable.Standard;
        var serve = ServeCommand.Create(activities);
        var root = new Command("workflow", "One-Stop Workflow: the service and its tools for procedures and deadlines.")
        {
            serve,
            PublishCommand.Create(activities),
            ExportCommand.Create(),
            CheckCommand.Create(activities),
            TraceCommand.Create(activities),
            DueCommand.Create(),
            CountCommand.Create(),
            ForecastCommand.Create(),
            TallyCommand.Create(),
            DocumentsCommand.Create(),
            AdminCommand.Create(),
            TokenCommand.Create(),
        };
        root.Add(new HelpOption());
        root.Add(new VersionOption());
        root.Options.OfType<HelpOption>().Single().Action = new HelpWithExamples();
        foreach (var option in serve.Options) root.Add(option);
        root.Action = serve.Action;
        return root;
    }
}
