using System.CommandLine;
using Workflow.Core;
using Workflow.Host.Hosting;
using Workflow.Runtime.Activities;
using Workflow.Runtime.Definitions;
using Workflow.Runtime.Tracing;

namespace Workflow.Host.Procedures;

/// <summary><c>trace</c>: runs a definition by a script, without a database, and prints what happened.</summary>
internal static class TraceCommand
{
    /// <summary>Where the virtual clock begins unless the option says otherwise; fixed, so that a trace can be repeated.</summary>
    private static readonly DateTimeOffset clockStart = new(2026, 1, 5, 8, 0, 0, TimeSpan.FromHours(7));

    public static Command Create(ActivityTable activities)
    {
        var process = new Argument<FileInfo>("process") { Description = "The definition, Elsa 3 JSON." };
        var others = new Argument<FileInfo[]>("others") { Description = "Definitions that it refers to: started as processes, or used as activities.", Arity = ArgumentArity.ZeroOrMore };
        var script = new Option<FileInfo>("--script") { Description = "What is done to the process: { \"input\", \"correlationId\", \"steps\": [{ \"op\": \"complete\" | \"event\" | \"advance\" | \"cancel\", … }] }." };
        var from = new Option<DateTimeOffset>("--from") { Description = "The instant at which the process starts.", DefaultValueFactory = _ => clockStart };
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        process.AcceptExistingOnly();
        others.AcceptExistingOnly();
        script.AcceptExistingOnly();
        var command = new Command("trace", "Run a definition by a script and print its journal, waits, lines and variables. Exit code 2 when it cannot be read.") { process, others, script, from, json };
        command.SetAction(parsed => Run(
            parsed.GetValue(process)!, parsed.GetValue(others) ?? [], parsed.GetValue(script), parsed.GetValue(from), parsed.GetValue(json), activities, parsed.InvocationConfiguration.Output));
        return command;
    }

    private static int Run(FileInfo process, FileInfo[] others, FileInfo? scriptFile, DateTimeOffset from, bool json, ActivityTable activities, TextWriter output)
    {
        var library = TraceLibrary.Read([process, .. others], activities);
        if (library.Rejection is { } unreadable) return Refuse(unreadable.Problems, json, output);
        var read = DefinitionReader.Read(File.ReadAllBytes(process.FullName), activities, library.Value.Definitions);
        if (read.Graph is null) return Refuse(read.Problems, json, output);
        var started = library.Value.Started(read.Graph);
        if (started.Rejection is { } unbuilt) return Refuse(unbuilt.Problems, json, output);
        var script = scriptFile is null ? TraceScript.Empty : TraceScript.Read(File.ReadAllText(scriptFile.FullName));
        if (script.Rejection is { } rejection) return Refuse(rejection.Problems, json, output);

        var result = Tracer.Trace(read.Graph, script.Value, from.UtcDateTime, started.Value);
        if (json) output.WriteLine(result.ToJson());
        else Print(result, output);
        return ExitCodes.Done;
    }

    private static int Refuse(IReadOnlyList<Problem> problems, bool json, TextWriter output)
    {
        if (json) output.WriteLine(TraceResult.ToJson(problems));
        else Print(problems, output);
        return ExitCodes.WrongUsage;
    }

    private static void Print(TraceResult result, TextWriter output)
    {
        foreach (var entry in result.Journal) output.WriteLine(entry);
        foreach (var line in result.Lines) output.WriteLine($"> {line}");
        foreach (var (name, value) in result.Variables) output.WriteLine($"{name} = {value}");
        foreach (var stage in result.Stages) output.WriteLine($"after {stage.After}: {stage.Status}{(stage.Waits.Count == 0 ? "" : ", waits for " + string.Join(", ", stage.Waits))}");
        foreach (var child in result.Children) output.WriteLine($"{child.DefinitionId}, started by {child.StartedBy}: {child.Status}{(child.Waits.Count == 0 ? "" : ", waits for " + string.Join(", ", child.Waits))}");
        foreach (var incident in result.Incidents) output.WriteLine($"incident at {incident.Activity}: {incident.Message.En}");
        Print(result.Warnings, output);
    }

    private static void Print(IReadOnlyList<Problem> problems, TextWriter output)
    {
        foreach (var problem in problems) output.WriteLine($"{problem.Path}: {(problem.Subject is null ? "" : problem.Subject + ": ")}{problem.Sentence.En}");
    }
}
