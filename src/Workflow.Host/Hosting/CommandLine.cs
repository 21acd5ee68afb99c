using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Workflow.Host.Calendars;
using Workflow.Host.Procedures;
using Workflow.Host.Procedures.Check;

namespace Workflow.Host.Hosting;

/// <summary>The commands of the one executable; without a command it serves.</summary>
internal static class CommandLine
{
    /// <summary>Parses and runs; a command line that cannot be understood is told apart from a command that refuses.</summary>
    public static async Task<int> Run(string[] args, InvocationConfiguration? configuration = null)
    {
        configuration ??= new InvocationConfiguration { EnableDefaultExceptionHandler = false };
        var parsed = Create().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await parsed.InvokeAsync(configuration);
            return ExitCodes.WrongUsage;
        }
        return await parsed.InvokeAsync(configuration);
    }

    public static Command Create()
    {
        var serve = ServeCommand.Create();
        var root = new Command("workflow", "One-Stop Workflow: the service and its tools for procedures and deadlines.")
        {
            serve,
            CheckCommand.Create(),
            TraceCommand.Create(),
            DueCommand.Create(),
            CountCommand.Create(),
        };
        root.Add(new HelpOption());
        root.Add(new VersionOption());
        root.Options.OfType<HelpOption>().Single().Action = new HelpWithExamples();
        foreach (var option in serve.Options) root.Add(option);
        root.Action = serve.Action;
        return root;
    }
}
