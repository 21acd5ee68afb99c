using System.Net;
using Workflow.Host.Hosting;
using Workflow.IntegrationTests.Testing;
using Workflow.Persistence;

namespace Workflow.IntegrationTests.Hosting;

public sealed class SampleGuardTests
{
    private const string Path = "/mau/dong-vai";
    private static readonly Dictionary<string, string?> Sample = new() { ["Sample:Enabled"] = "true" };

    [Test]
    public async Task ActAs_SampleDatabaseFromThisMachine_OpensASession()
    {
        await using var host = await HostFixture.Start(Sample, SampleGuard.Mark);
        var client = host.Anonymous();

        using var answer = await HostFixture.PostForm(client, Path, ("officer", "giamdoc"));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(await client.GetStringAsync(new Uri("/api/me", UriKind.Relative)), Does.Contain("giamdoc"));
    }

    [TestCase("X-Forwarded-For", "10.0.0.7")]
    [TestCase("Forwarded", "for=10.0.0.7")]
    [TestCase("Host", "attacker.example")]
    public async Task ActAs_ThroughAProxyOrUnderAnotherName_IsNotFound(string header, string value)
    {
        await using var host = await HostFixture.Start(Sample, SampleGuard.Mark);

        Assert.That(await StatusOf(host, header, value), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase(true, false, null)]
    [TestCase(false, true, null)]
    [TestCase(true, true, "10.0.0.1")]
    public async Task ActAs_OtherDatabaseOrRunOrConfiguredProxy_IsNotFound(bool isSampleRun, bool isSampleDatabase, string? proxy)
    {
        var settings = new Dictionary<string, string?> { ["Sample:Enabled"] = isSampleRun ? "true" : "false", ["Edge:TrustedProxies:0"] = proxy };
        Action<WorkflowDbContext> seed = isSampleDatabase ? SampleGuard.Mark : _ => { };
        await using var host = await HostFixture.Start(proxy is null ? new Dictionary<string, string?> { ["Sample:Enabled"] = settings["Sample:Enabled"] } : settings, seed);

        Assert.That(await StatusOf(host), Is.EqualTo(HttpStatusCode.NotFound));
    }

    private static async Task<HttpStatusCode> StatusOf(HostFixture host, string? header = null, string? value = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Path, UriKind.Relative));
        if (header is not null) request.Headers.TryAddWithoutValidation(header, value);
        using var answer = await host.Anonymous().SendAsync(request);
        return answer.StatusCode;
    }
}
