namespace Workflow.Benchmarks.Desk;

/// <summary>What one page took.</summary>
/// <param name="P50">Milliseconds of the server.</param>
/// <param name="P95">Milliseconds of the server.</param>
/// <param name="Cpu">Milliseconds of the processor a request, whatever else the machine does.</param>
/// <param name="Kilobytes">Compressed.</param>
internal sealed record DeskFigure(double P50, double P95, double Cpu, double Kilobytes, int BlockingScripts);

/// <summary>One page that somebody asks one host for, again and again.</summary>
internal sealed class DeskMeasure : IDisposable
{
    private readonly DeskHost host;
    private readonly DeskVisitor visitor;
    private readonly string address;
    private DeskAnswer? last;
    private TimeSpan processorTime;
    private int measured;

    private DeskMeasure(DeskHost host, DeskVisitor visitor, string address) => (this.host, this.visitor, this.address) = (host, visitor, address);

    public static async Task<DeskMeasure> Of(DeskHost host, DeskPage page) => new(host, await host.Visit(page), host.Address(page));

    public async Task Ask()
    {
        last = await visitor.Ask(address);
        measured++;
    }

    /// <summary>What was asked so far was to warm up.</summary>
    public void Begin() => (processorTime, measured) = (host.ProcessorTime, 0);

    public async Task<DeskFigure> End()
    {
        var cpu = (host.ProcessorTime - processorTime).TotalMilliseconds / measured;
        var times = (await host.TimesOf(visitor)).TakeLast(measured).Order().ToList();
        return new DeskFigure(times[measured / 2], times[Math.Max(0, (int)Math.Ceiling(measured * 0.95) - 1)], cpu, Math.Round(last!.Bytes / 1024.0, 1), last.BlockingScripts);
    }

    public void Dispose() => visitor.Dispose();
}
