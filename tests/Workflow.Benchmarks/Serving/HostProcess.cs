using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Workflow.Benchmarks.Serving;

/// <summary>The service as a process of its own, on a port of its own; Linux only, as its figures are read from <c>/proc</c>.</summary>
internal sealed partial class HostProcess : IDisposable
{
    private const double TicksPerSecond = 100;
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan pollEvery = TimeSpan.FromMilliseconds(5);

    private readonly Process process;

    private HostProcess(Process process, Uri address, TimeSpan readyAfter) => (this.process, Address, ReadyAfter) = (process, address, readyAfter);

    public Uri Address { get; }

    /// <summary>From the start of the process to the first answer that it is ready.</summary>
    public TimeSpan ReadyAfter { get; }

    /// <summary>User and system time so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            var stat = File.ReadAllText($"/proc/{process.Id}/stat");
            // The name, in brackets, may hold blanks: fields are counted from behind it, state first.
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            var ticks = long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
            return TimeSpan.FromSeconds(ticks / TicksPerSecond);
        }
    }

    /// <summary>The most memory that was resident at once.</summary>
    public double PeakMegabytes
    {
        get
        {
            var line = File.ReadLines($"/proc/{process.Id}/status").Single(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return double.Parse(Digits().Match(line).Value, CultureInfo.InvariantCulture) / 1024;
        }
    }

    /// <summary>Starts the service on a data folder and waits until it is ready.</summary>
    /// <param name="program">Path of the program; the one built with the benchmarks where none is given.</param>
    /// <param name="settings">Settings as environment variables, e.g. <c>Outbox__Sends</c>.</param>
    public static async Task<HostProcess> Start(string dataFolder, string? program = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        var output = Path.Combine(dataFolder, $"output-{Guid.NewGuid():N}.txt");
        program ??= Path.Combine(AppContext.BaseDirectory, "Workflow.Host.dll");
        var start = Stopwatch.GetTimestamp();
        // The shell only sends the output to a file, so that nobody has to read along; exec makes it the service itself.
        var command = new ProcessStartInfo("/bin/sh")
        {
            ArgumentList =
            {
                "-c", "exec dotnet \"$0\" serve --urls http://127.0.0.1:0 --data \"$1\" > \"$2\" 2>&1", program, dataFolder, output,
            },
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string>()) command.Environment[name] = value;
        var process = Process.Start(command)!;
        using var client = new HttpClient();
        while (Stopwatch.GetElapsedTime(start) < patience && !process.HasExited)
        {
            if (AddressIn(output) is { } address && await IsReady(client, address))
                return new HostProcess(process, address, Stopwatch.GetElapsedTime(start));
            await Task.Delay(pollEvery);
        }
        process.Kill();
        throw new InvalidOperationException($"The service did not become ready:{Environment.NewLine}{await File.ReadAllTextAsync(output)}");
    }

    /// <summary>Ends the process at once, as a power cut would.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>Asks the process to stop, and waits until it has.</summary>
    public void Dispose()
    {
        if (process.HasExited)
        {
            process.Dispose();
            return;
        }
        using (var ask = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)])) ask.WaitForExit();
        if (!process.WaitForExit(patience)) process.Kill();
        process.Dispose();
    }

    private static Uri? AddressIn(string output) =>
        File.Exists(output) && Listening().Match(File.ReadAllText(output)) is { Success: true } match ? new Uri(match.Value) : null;

    private static async Task<bool> IsReady(HttpClient client, Uri address)
    {
        using var answer = await client.GetAsync(new Uri(address, "/health/ready"));
        return answer.IsSuccessStatusCode;
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Listening();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
