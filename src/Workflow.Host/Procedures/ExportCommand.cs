using System.CommandLine;
using Workflow.Core;
using Workflow.Host.Hosting;

namespace Workflow.Host.Procedures;

/// <summary><c>export</c>: prints a process definition exactly as it was published.</summary>
internal static class ExportCommand
{
    private static readonly Argument<string> Definition = new("definition")
    {
        Description = "Code of a procedure, with a slash and the process file where it has several: 1.009994/standard.process.json.",
    };

    private static readonly Option<int?> Version = new("--version") { Description = "Number of the version. Default: the current one." };

    public static Command Create()
    {
        var command = new Command("export", "Print a process definition as it was published.") { Definition, Version, SharedOptions.Data };
        command.SetAction((parsed, cancellation) => DatabaseCommand.Run(parsed, (services, output, token) => Run(parsed, services, output, token), cancellation));
        return command;
    }

    private static async Task<Rejection?> Run(ParseResult parsed, IServiceProvider services, TextWriter output, CancellationToken cancellation)
    {
        var parts = parsed.GetValue(Definition)!.Split('/', 2);
        var package = await services.GetRequiredService<ProcedureQueries>().Package(parts[0], parsed.GetValue(Version), cancellation);
        if (package.Rejection is { } missing) return missing;

        var processes = package.Value.Processes;
        var file = parts.Length == 2 ? parts[1] : processes.Count == 1 ? processes.Keys.Single() : "";
        if (!processes.TryGetValue(file, out var text))
            return PublicationSentences.Refuse(RejectionKind.NotFound, "ProcessNotFound", parts[0], string.Join(", ", processes.Keys.Order(StringComparer.Ordinal)));

        // As it was stored, byte for byte: no line end is added.
        await output.WriteAsync(text.AsMemory(), cancellation);
        return null;
    }
}
