using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Workflow.IntegrationTests.Persistence;

public abstract partial class PersistenceContract
{
    [Test]
    public async Task ProcessKilled_WhileWriting_LosesNothingAcknowledged()
    {
        var ids = new List<Guid>();
        for (var i = 0; i < 16; i++) ids.Add(await Receive());
        await queue.DisposeAsync();

        var acknowledged = new List<(Guid Id, int Sequence)>();
        for (var kill = 0; kill < 3; kill++) acknowledged.AddRange(await WriteUntilKilled(ids, after: 150));

        await using var context = database.CreateDbContext();
        var written = await context.History.Select(h => new { h.DossierId, h.Sequence }).ToListAsync();
        Assert.That(acknowledged, Is.SubsetOf(written.Select(h => (h.DossierId, h.Sequence))));
        Assert.That(await context.Dossiers.SumAsync(d => d.Revision), Is.EqualTo(written.Count + ids.Count), "a step is there as a whole or not at all");
        Assert.That(await NumbersOf("H05.14"), Is.EqualTo(Enumerable.Range(1, written.Count).Select(n => (long)n)));
    }

    /// <summary>Starts a writing process, kills it after some acknowledgements, and returns all that it printed.</summary>
    private async Task<List<(Guid, int)>> WriteUntilKilled(IEnumerable<Guid> ids, int after)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(AcknowledgingWriter).Assembly.Location, nameof(AcknowledgingWriter), $"{Options.Provider}", Options.ConnectionString])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true,
        };
        using var writer = Process.Start(start)!;
        await writer.StandardInput.WriteAsync(string.Join('\n', ids));
        writer.StandardInput.Close();

        var lines = new List<string>();
        while (await writer.StandardOutput.ReadLineAsync() is { } line)
        {
            lines.Add(line);
            if (lines.Count == after) writer.Kill();
        }
        await writer.WaitForExitAsync();
        Assert.That(lines, Has.Count.GreaterThanOrEqualTo(after), "the writer ended by itself");
        // The kill may have cut the last line in two.
        return [.. lines.SkipLast(1).Select(l => l.Split(' ')).Select(p => (Guid.Parse(p[0]), int.Parse(p[1], CultureInfo.InvariantCulture)))];
    }
}
