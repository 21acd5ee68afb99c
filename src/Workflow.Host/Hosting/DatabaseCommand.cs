using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Options;
using Workflow.Core;
using Workflow.Host.Accounts;
using Workflow.Host.Calendars;
using Workflow.Persistence.Databases;
using Workflow.Runtime.Activities;

namespace Workflow.Host.Hosting;

/// <summary>Runs a command on the services of the host without serving: same options, same database, no log on the console.</summary>
internal static class DatabaseCommand
{
    /// <param name="activities">The types of activity that a process may hold; the standard ones where none are given.</param>
    /// <param name="work">Prints what it has done and answers null, or the rejection that is printed as an error.</param>
    public static async Task<int> Run(
        ParseResult parsed, Func<IServiceProvider, TextWriter, CancellationToken, Task<Rejection?>> work, CancellationToken cancellation, ActivityTable? activities = null)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        await using var app = WorkflowApplication.Build(SharedOptions.SettingsOf(parsed), s => s.AddLogging(log => log.ClearProviders()), activities);
        var storage = app.Services.GetRequiredService<IOptions<StorageOptions>>().Value;
        Directory.CreateDirectory(storage.Folder);
        if (storage.Migrates) await app.Services.GetRequiredService<Database>().MigrateAsync(cancellation);
        await app.Services.GetRequiredService<OfficeReader>().Refresh(cancellation);
        await app.Services.GetRequiredService<PublishedCalendars>().Refresh(cancellation);

        await using var scope = app.Services.CreateAsyncScope();
        if (await work(scope.ServiceProvider, output, cancellation) is not { } rejection) return ExitCodes.Done;

        await error.WriteLineAsync(rejection.Sentence.In(CultureInfo.CurrentUICulture));
        foreach (var problem in rejection.Problems)
            await error.WriteLineAsync($"  {problem.Path}: {problem.Sentence.In(CultureInfo.CurrentUICulture)}");
        return ExitCodes.Refused;
    }
}
