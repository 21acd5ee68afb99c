using System.Net;
using System.Text;
using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Hosting;

public sealed class PreconditionsTests
{
    private const string Path = "/api/echo/precise";
    private HostFixture host = null!;
    private HttpClient machine = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        host = await HostFixture.Start(map: EchoRoutes.Map);
        machine = await host.Machine("tiepnhan");
    }

    [OneTimeTearDown]
    public async Task Stop() => await host.DisposeAsync();

    [TestCase(null, HttpStatusCode.PreconditionRequired, "IfMatchMissing")]
    [TestCase("3", HttpStatusCode.BadRequest, "IfMatchMalformed")]
    [TestCase("*", HttpStatusCode.BadRequest, "IfMatchMalformed")]
    [TestCase("W/\"3\"", HttpStatusCode.BadRequest, "IfMatchMalformed")]
    [TestCase("\"3\", \"4\"", HttpStatusCode.BadRequest, "IfMatchMalformed")]
    [TestCase("\"-3\"", HttpStatusCode.BadRequest, "IfMatchMalformed")]
    [TestCase("\"99999999999\"", HttpStatusCode.BadRequest, "IfMatchMalformed")]
    public async Task IfMatch_MissingOrUnreadable_IsRefused(string? ifMatch, HttpStatusCode status, string code)
    {
        using var answer = await Send("{}", ifMatch, "k1");

        Assert.That((answer.StatusCode, (await answer.ReadJson()).Text("code")), Is.EqualTo((status, code)));
    }

    [TestCase(null, "IdempotencyKeyMissing")]
    [TestCase("", "IdempotencyKeyMalformed")]
    [TestCase("two words", "IdempotencyKeyMalformed")]
    [TestCase("12345678901234567890123456789012345678901234567890123456789012345", "IdempotencyKeyMalformed")]
    public async Task IdempotencyKey_OfAMachineMissingOrUnreadable_IsRefused(string? key, string code)
    {
        using var answer = await Send("{}", "\"3\"", key);

        Assert.That((answer.StatusCode, (await answer.ReadJson()).Text("code")), Is.EqualTo((HttpStatusCode.BadRequest, code)));
    }

    [Test]
    public async Task IdempotencyKey_OfAnOfficer_MayBeLeftOut()
    {
        var officer = await host.Officer("tiepnhan");
        officer.DefaultRequestHeaders.Add("If-Match", "\"3\"");

        using var answer = await HostFixture.Post(officer, Path, "{}"u8.ToArray());

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task RequestHash_FollowsTheBytesAsTheyArrived()
    {
        var hashes = new List<string>();
        foreach (var body in new[] { """{"a":1}""", """{"a":1}""", """{"a": 1}""" })
        {
            using var answer = await Send(body, "\"3\"", "k1");
            hashes.Add((await answer.ReadJson()).Text("requestHash"));
        }

        Assert.That((hashes[0] == hashes[1], hashes[0] == hashes[2]), Is.EqualTo((true, false)));
    }

    private async Task<HttpResponseMessage> Send(string body, string? ifMatch, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Path, UriKind.Relative));
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return await machine.SendAsync(request);
    }
}
