using System.Globalization;
using Workflow.Benchmarks.Serving;
using Workflow.Benchmarks.Steps;

namespace Workflow.Benchmarks.Startup;

/// <summary>How long the service takes from the start of its process until it is ready, with 100,000 open dossiers in its database.</summary>
public static class StartupBenchmark
{
    private const int Dossiers = 100_000;
    private const int Starts = 5;
    private const double MostSeconds = 2;

    public static async Task<int> Run()
    {
        using var folder = new BenchmarkFolder();
        await Fill(folder);
        var program = await PublishedHost.Publish(Path.Combine(folder.Path, "program"));
        var seconds = new List<double>();
        for (var i = 0; i < Starts; i++)
        {
            using var host = await HostProcess.Start(folder.Path, program);
            seconds.Add(host.ReadyAfter.TotalSeconds);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Ready after {string.Join(", ", seconds.Select(s => s.ToString("F2", CultureInfo.InvariantCulture)))} s with {Dossiers:N0} dossiers."));

        seconds.Sort();
        var figures = new Dictionary<string, double>
        {
            ["dossiers"] = Dossiers,
            ["medianSeconds"] = Math.Round(seconds[Starts / 2], 3),
            ["worstSeconds"] = Math.Round(seconds[^1], 3),
            ["databaseMB"] = Math.Round(new FileInfo(folder.Database).Length / 1024.0 / 1024.0, 1),
        };
        return new BenchmarkReport("startup", figures, [BenchmarkGoal.AtMost("ready, at most 2 s in the worst of five starts", figures["worstSeconds"], MostSeconds)])
            .Print(Console.Out);
    }

    /// <summary>One dossier is received through the service; the others are its copies.</summary>
    private static async Task Fill(BenchmarkFolder folder)
    {
        var office = await BenchmarkOffice.Create(folder.Path, officers: 1);
        using (var host = await HostProcess.Start(folder.Path))
        {
            using var client = new StepClient(host.Address, office.Officers[0]);
            await client.Receive();
        }
        DossierCopies.Add(folder.Database, Dossiers - 1);
    }
}
