using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Workflow.Benchmarks.Steps;

/// <summary>The figures of the service's commit queue at one moment.</summary>
internal sealed record QueueReading(long Batches, long Commands, long Rows, long Bytes)
{
    /// <summary>What came in between two readings.</summary>
    public QueueReading Since(QueueReading earlier) =>
        new(Batches - earlier.Batches, Commands - earlier.Commands, Rows - earlier.Rows, Bytes - earlier.Bytes);

    public static async Task<QueueReading> Take(Uri address, string administrator)
    {
        using var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", administrator);
        return (await client.GetFromJsonAsync<QueueReading>(new Uri("/api/diagnostics/queue", UriKind.Relative)))!;
    }
}
