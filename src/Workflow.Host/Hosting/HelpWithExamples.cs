using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Workflow.Host.Hosting;

/// <summary>The ordinary help, followed by an example of each command in sight and by the exit codes.</summary>
internal sealed class HelpWithExamples : SynchronousCommandLineAction
{
    private static readonly (string Command, string Example)[] Examples =
    [
        ("serve", "workflow serve --urls http://127.0.0.1:5000 --data ./data"),
        ("check", "workflow check workflows/"),
        ("publish", "workflow publish workflows/ --data ./data"),
        ("export", "workflow export 1.004227 --data ./data"),
        ("due", "workflow due 2026-11-20T15:30 4wh --json"),
        ("due", "workflow due 2026-11-20T15:30 2wd --unit H05.31 --data ./data"),
        ("count", "workflow count 2026-11-20T07:30 2026-11-23T17:00 --json"),
        ("forecast", "workflow forecast --data ./data --lang en"),
        ("tally", "workflow tally --data ./data"),
        ("trace", "workflow trace workflows/P06/main.process.json --script stimuli.json"),
        ("documents verify", "workflow documents verify --data ./data"),
        ("admin create", "workflow admin create quantri --name \"Nguyễn Thị Minh\" --unit H05 --unit-name \"Tỉnh Bắc Ninh\""),
        ("token create", "workflow token create congdvc --name \"Cổng dịch vụ công\" --days 90"),
        ("token list", "workflow token list"),
        ("token revoke", "workflow token revoke 0197f3c2-5f0e-7c61-9d0a-3c1f5a2b7e44"),
    ];

    private readonly HelpAction ordinary = new();

    public override int Invoke(ParseResult parseResult)
    {
        ordinary.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var path = PathOf(parseResult.CommandResult);
        var known = KnownCommands(parseResult.RootCommandResult.Command);

        output.WriteLine("Examples:");
        foreach (var (command, example) in Examples.Where(e => known.Contains(e.Command) && IsWithin(e.Command, path)))
            output.WriteLine($"  {example}");
        output.WriteLine();
        output.WriteLine("Exit codes:");
        output.WriteLine("  0 done; 1 refused, or something was found; 2 wrong usage or configuration; 3 broke off");
        return ExitCodes.Done;
    }

    private static bool IsWithin(string command, string path) =>
        path.Length == 0 || command == path || command.StartsWith(path + " ", StringComparison.Ordinal);

    private static string PathOf(System.CommandLine.Parsing.CommandResult result) =>
        result.Parent is System.CommandLine.Parsing.CommandResult parent ? $"{PathOf(parent)} {result.Command.Name}".Trim() : "";

    private static HashSet<string> KnownCommands(Command root) =>
        [.. root.Subcommands.SelectMany(c => c.Subcommands.Count == 0 ? [c.Name] : c.Subcommands.Select(s => $"{c.Name} {s.Name}"))];
}
