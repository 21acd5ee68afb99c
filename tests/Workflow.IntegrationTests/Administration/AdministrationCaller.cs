using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core.Jobs;
using Workflow.Host.Jobs;
using Workflow.IntegrationTests.Testing;
using Workflow.Persistence;

namespace Workflow.IntegrationTests.Administration;

/// <summary>An administrator at the pages and the interface of administration.</summary>
internal sealed partial class AdministrationCaller(HostFixture host, HttpClient client)
{
    public HttpClient Client => client;

    public static async Task<AdministrationCaller> Of(HostFixture host) => new(host, await host.Officer("quantri"));

    public async Task<string> Get(string path) => WebUtility.HtmlDecode(await client.GetStringAsync(new Uri(path, UriKind.Relative)));

    /// <summary>Posts a form of a page at the revision that the page shows.</summary>
    public async Task<HttpResponseMessage> Act(string path, string? handler, params (string Name, string Value)[] fields)
    {
        var revision = Revision().Match(await Get(path)).Groups["r"].Value;
        return await HostFixture.PostForm(
            client, handler is null ? path : $"{path}?handler={handler}", [("revision", revision), ("Idempotency-Key", Guid.NewGuid().ToString("N")), .. fields]);
    }

    public async Task<HttpResponseMessage> Post<T>(string path, T body, int? revision = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        if (revision is { } read) request.Headers.TryAddWithoutValidation("If-Match", string.Create(CultureInfo.InvariantCulture, $"\"{read}\""));
        return await client.SendAsync(request);
    }

    /// <summary>Waits until a job is over; the host's own runner works on it.</summary>
    public async Task<Job> Finished(Guid id)
    {
        var deadline = DateTime.UtcNow.AddSeconds(30);
        while (true)
        {
            await using var db = await host.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();
            var job = await db.Jobs.SingleAsync(j => j.Id == id);
            if (job.IsOver) return job;
            Assert.That(DateTime.UtcNow, Is.LessThan(deadline), $"{job.Kind}: {job.State}, {job.Looked} of {job.Total}");
            host.Services.GetRequiredService<LongWorkSignal<JobRunner>>().Raise();
            await Task.Yield();
            await client.GetStringAsync(new Uri("/health/live", UriKind.Relative));
        }
    }

    /// <summary>The id at the end of the address that an answer leads to.</summary>
    public static Guid JobOf(HttpResponseMessage answer) => Guid.Parse(answer.Headers.Location!.ToString().Split('/')[^1]);

    [GeneratedRegex("name=\"revision\" value=\"(?<r>[0-9]+)\"")]
    private static partial Regex Revision();
}
