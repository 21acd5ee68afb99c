using System.Text.Json;

namespace Workflow.Benchmarks.Desk;

/// <summary>How long the service itself says that requests took: it writes a line about each into its log.</summary>
internal sealed class ServerTimes(string dataFolder)
{
    private const int MostTries = 400;

    private readonly Dictionary<string, int> read = [];

    /// <summary>Passes over the requests until now, such as those that asked whether the service is ready.</summary>
    public async Task Drain()
    {
        await Task.Delay(250);
        Fresh();
    }

    /// <summary>Milliseconds of the requests since the last call, in the order in which they ended; waits until there are so many.</summary>
    public async Task<IReadOnlyList<double>> Next(int atLeast)
    {
        var times = new List<double>();
        for (var tries = 0; tries < MostTries; tries++)
        {
            times.AddRange(Fresh());
            if (times.Count >= atLeast) return times;
            await Task.Delay(25);
        }
        throw new InvalidOperationException($"The log names {times.Count} requests of {atLeast}.");
    }

    private List<double> Fresh()
    {
        var file = Directory.EnumerateFiles(dataFolder, "output-*.txt").Single();
        using var log = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        log.Position = read.GetValueOrDefault(file);
        using var reader = new StreamReader(log);
        var text = reader.ReadToEnd();
        // A line that is still being written is read the next time.
        var whole = text[..(text.LastIndexOf('\n') + 1)];
        read[file] = read.GetValueOrDefault(file) + System.Text.Encoding.UTF8.GetByteCount(whole);
        return [.. whole.Split('\n').Where(line => line.Contains("\"Milliseconds\":", StringComparison.Ordinal)).Select(MillisecondsOf)];
    }

    private static double MillisecondsOf(string line)
    {
        using var entry = JsonDocument.Parse(line);
        return entry.RootElement.GetProperty("Properties").GetProperty("Milliseconds").GetDouble();
    }
}
