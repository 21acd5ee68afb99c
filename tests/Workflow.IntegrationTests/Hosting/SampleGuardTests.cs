using System.Net;
using Microsoft.Extensions.Options;
using Workflow.Core.Offices;
using Workflow.Host.Sample;
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
        await using var host = await HostFixture.Start(Sample, Mark);
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
        await using var host = await HostFixture.Start(Sample, Mark);

        Assert.That(await StatusOf(host, header, value), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task ActAs_RunWithoutSample_IsNotFound()
    {
        await using var host = await HostFixture.Start(null, Mark);

        Assert.That(await StatusOf(host), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task ActAs_ConfiguredProxy_IsNotFound()
    {
        await using var host = await HostFixture.Start(new Dictionary<string, string?>(Sample) { ["Edge:TrustedProxies:0"] = "10.0.0.1" }, Mark);

        Assert.That(await StatusOf(host), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase(null)]
    [TestCase("making")]
    public void Sample_DatabaseItDidNotMakeOrNotFinish_IsRefusedAtStart(string? marker)
    {
        Action<WorkflowDbContext> seed = marker is null ? _ => { } : db => db.Settings.Add(new Setting { Key = Setting.SampleOffice, Value = marker });

        Assert.That(async () => await HostFixture.Start(Sample, seed), Throws.InstanceOf<OptionsValidationException>());
    }

    private static void Mark(WorkflowDbContext db) => db.Settings.Add(new Setting { Key = Setting.SampleOffice, Value = SampleStart.Made });

    private static async Task<HttpStatusCode> StatusOf(HostFixture host, string? header = null, string? value = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Path, UriKind.Relative));
        if (header is not null) request.Headers.TryAddWithoutValidation(header, value);
        using var answer = await host.Anonymous().SendAsync(request);
        return answer.StatusCode;
    }
}
