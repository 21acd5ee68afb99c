using Workflow.Benchmarks.Serving;

namespace Workflow.Benchmarks.Desk;

/// <summary>The service on one database, its sweeps at rest.</summary>
internal sealed class DeskHost : IDisposable
{
    // What the service does by itself would be measured with the pages.
    private static readonly Dictionary<string, string> quiet = new()
    {
        ["Sample__Enabled"] = "true", ["Reminders__IntervalSeconds"] = "3600", ["Forecasts__IntervalSeconds"] = "3600",
    };

    private readonly HostProcess process;
    private readonly ServerTimes times;
    private readonly DeskSubject subject;

    private DeskHost(HostProcess process, ServerTimes times, DeskSubject subject) => (this.process, this.times, this.subject) = (process, times, subject);

    public TimeSpan ProcessorTime => process.ProcessorTime;

    /// <summary>Starts it, and lets it forecast what is open, as it would have done by itself: from then on inboxes count what is at risk.</summary>
    public static async Task<DeskHost> Start(string dataFolder)
    {
        foreach (var old in Directory.EnumerateFiles(dataFolder, "output-*.txt")) File.Delete(old);
        var subject = DeskSubject.Find(Path.Combine(dataFolder, "workflow.db"));
        var host = new DeskHost(await HostProcess.Start(dataFolder, settings: quiet), new ServerTimes(dataFolder), subject);
        await host.times.Drain();
        using var officer = await host.Visit(DeskPage.AtRisk);
        await officer.Ask(host.Address(DeskPage.AtRisk));
        await host.TimesOf(officer);
        return host;
    }

    public string Address(DeskPage page) => subject.Fill(page.Path);

    public Task<DeskVisitor> Visit(DeskPage page) =>
        page.Officer == DeskPage.Applicant ? DeskVisitor.Follow(process.Address, subject.Open, subject.OpenFactor) : DeskVisitor.SignIn(process.Address, page.Officer);

    /// <summary>Milliseconds of all requests of the last visitor, in their order.</summary>
    public Task<IReadOnlyList<double>> TimesOf(DeskVisitor visitor) => times.Next(visitor.Requests);

    public void Dispose() => process.Dispose();
}
