using System.CommandLine;
using System.Globalization;
using Workflow.Core;
using Workflow.Core.Offices;
using Workflow.Host.Hosting;
using Workflow.Runtime.Activities;

namespace Workflow.Host.Procedures;

/// <summary><c>publish</c>: brings a folder of procedures into the database; what is known already is left as it is.</summary>
internal static class PublishCommand
{
    private static readonly Argument<string> Folder = new("folder") { Description = "A procedure's folder, or one that holds several." };
    private static readonly Option<string?> Reason = new("--reason") { Description = "Why steps that exceed the legal limit are published all the same, where procedure.json states no accepted overrun." };

    public static Command Create(ActivityTable activities)
    {
        var command = new Command("publish", "Publish procedures from a folder.") { Folder, Reason, SharedOptions.Data };
        command.SetAction((parsed, cancellation) => DatabaseCommand.Run(parsed, (services, output, token) => Run(parsed, services, output, token), cancellation, activities));
        return command;
    }

    private static async Task<Rejection?> Run(ParseResult parsed, IServiceProvider services, TextWriter output, CancellationToken cancellation)
    {
        var folders = ProcedureFolder.Find(parsed.GetValue(Folder)!);
        if (folders.Rejection is { } missing) return missing;

        var publish = services.GetRequiredService<PublishVersion>();
        var refused = 0;
        foreach (var folder in folders.Value)
        {
            var package = ProcedureFolder.Read(folder);
            var published = package.Rejection is { } unreadable
                ? unreadable
                : await publish.Publish(package.Value, Actor.System.Id, parsed.GetValue(Reason), cancellation);
            if (published.IsRejected) refused++;
            await Print(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)), published, output);
        }
        return refused == 0 ? null : PublicationSentences.Refuse(RejectionKind.Unprocessable, "FoldersRefused", refused, folders.Value.Count);
    }

    private static async Task Print(string folder, Result<Publication> published, TextWriter output)
    {
        var culture = CultureInfo.CurrentUICulture;
        if (published.Rejection is { } rejection)
        {
            await output.WriteLineAsync($"{folder}: {rejection.Sentence.In(culture)}");
            foreach (var problem in rejection.Problems) await output.WriteLineAsync($"  {problem.Path}: {problem.Sentence.In(culture)}");
            return;
        }
        var version = published.Value;
        var result = PublicationSentences.Of($"Result.{version.Result}", version.Number).In(culture);
        await output.WriteLineAsync($"{folder}: {version.ProcedureCode} {version.Name}: {result}");
    }
}
