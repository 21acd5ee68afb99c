using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Benchmarks.Serving;
using Workflow.Persistence;

namespace Workflow.Benchmarks.Studio;

/// <summary>What a designer waits for between clicks: lists of a whole province's definitions, and opening, saving and publishing one of a hundred activities.</summary>
internal sealed class DefinitionCalls(HostProcess host, StudioCaller studio)
{
    private const int WarmUp = 150;
    private const int Reads = 400;
    private const int Saves = 200;
    private const int Publications = 60;
    private const string List = "workflow-definitions?versionOptions=Latest&PageSize=10&IsSystem=False&OrderDirection=Ascending";

    private readonly List<CallFigures> taken = [];

    /// <summary>Fills a data folder and measures the service on it.</summary>
    public static async Task<(IReadOnlyDictionary<string, double> Figures, IReadOnlyList<BenchmarkGoal> Goals)> Measure(string dataFolder, BenchmarkOffice office)
    {
        await using (var app = BenchmarkOffice.Open(dataFolder))
            await GeneratedCatalogue.Write(app.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>());
        using var host = await HostProcess.Start(dataFolder);
        using var studio = new StudioCaller(host.Address, office.Designer, LargeProcedure.Definition);
        return await new DefinitionCalls(host, studio).Measure();
    }

    private async Task<(IReadOnlyDictionary<string, double> Figures, IReadOnlyList<BenchmarkGoal> Goals)> Measure()
    {
        var before = await Take("bareBefore", Reads, studio.ReadNothing);
        CallFigures[] lists =
        [
            await Take("listFirst", Reads, () => studio.Get($"{List}&Page=0&SearchTerm=")),
            await Take("listLater", Reads, () => studio.Get($"{List}&Page=150&SearchTerm=")),
            await Take("listSearch", Reads, () => studio.Get($"{List}&Page=0&SearchTerm={Uri.EscapeDataString(GeneratedCatalogue.SearchTerm)}")),
            await Take("listByDate", Reads, () => studio.Get($"{List}&Page=0&SearchTerm=&OrderBy=Created")),
        ];
        await Take("listPublished", Reads, () => studio.Get("workflow-definitions?versionOptions=Published"));
        await Take("listVersions", Reads, studio.ListVersions);
        var open = await Take("open", Reads, studio.OpenDefinition);
        var openBytes = studio.LastBytes;
        await Take("openAll", Reads, studio.OpenEditor);

        await studio.Load();
        await Take("autoSave", Saves, studio.AutoSave);
        await Take("autoSaveAndDescriptors", Saves, async () => await studio.AutoSave() + await studio.ReadDescriptors());
        var publish = await Take("publish", Publications, studio.Publish);
        var after = await Take("bareAfter", Reads, studio.ReadNothing);

        var figures = new Dictionary<string, double> { ["definitions"] = GeneratedCatalogue.Definitions, ["versionsEach"] = GeneratedCatalogue.VersionsEach, ["openKB"] = Math.Round(openBytes / 1024.0, 1) };
        foreach (var kind in taken) kind.AddTo(figures, (before.P95 + after.P95) / 2);
        return (figures,
        [
            BenchmarkGoal.AtMost("lists, at most 50 ms in p95, each", lists.Max(l => l.P95), 50),
            BenchmarkGoal.AtMost("opening a hundred activities, at most 30 ms in p95", open.P95, 30),
            BenchmarkGoal.AtMost("publishing a hundred activities, at most 200 ms in p95", publish.P95, 200),
        ]);
    }

    private async Task<CallFigures> Take(string name, int calls, Func<Task<double>> call)
    {
        taken.Add(await CallFigures.Take(name, host, Math.Min(WarmUp, calls / 2), calls, call));
        return taken[^1];
    }
}
