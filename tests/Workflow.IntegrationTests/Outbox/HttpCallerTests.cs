using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core.Dossiers;
using Workflow.Core.Outbox;
using Workflow.Host.Outbox;
using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Outbox;

/// <summary>One attempt at a call against a receiver that does not behave.</summary>
public sealed class HttpCallerTests
{
    private const string Secret = "whsec_bmjhuqkgdGhp4buHbiBo4buTIHPGoSAyMDI2";

    private OutboxHouse house = null!;

    [OneTimeSetUp]
    public async Task Open() => house = await OutboxHouse.Open(new Dictionary<string, string?>
    {
        ["Outbox:SigningKey"] = Secret, ["Outbox:AllowedHosts:1"] = "127.0.0.1:1",
    });

    [OneTimeTearDown]
    public async Task Close() => await house.DisposeAsync();

    [Test]
    public async Task Send_AnswerInJson_IsHandedOnAsJsonWithStatusAndHeaders()
    {
        var answer = await Body(context =>
        {
            context.Response.Headers["X-Trace"] = "a";
            context.Response.Headers.SetCookie = "session=1";
            return Receiver.Answer(HttpStatusCode.Created, """{"mã":["A1",2.50]}""", "application/problem+json; charset=utf-8")(context);
        });

        Assert.That(answer.GetProperty("statusCode").GetInt32(), Is.EqualTo(201));
        Assert.That(answer.GetProperty("body").GetRawText(), Is.EqualTo("""{"mã":["A1",2.50]}"""));
        Assert.That(answer.GetProperty("headers").GetProperty("X-Trace")[0].GetString(), Is.EqualTo("a"));
        Assert.That(answer.GetProperty("headers").TryGetProperty("Set-Cookie", out _), Is.False);
    }

    [TestCase("application/json", "{broken")]
    [TestCase("application/json", """{"a":1,"a":2}""")]
    [TestCase("text/plain; charset=utf-8", "Đã nhận")]
    [TestCase("text/plain; charset=no-such-set", "ok")]
    public async Task Send_AnswerThatIsNoJson_IsHandedOnAsText(string type, string text)
    {
        Assert.That((await Body(Receiver.Answer(HttpStatusCode.OK, text, type))).GetProperty("body").GetString(), Is.EqualTo(text));
    }

    [TestCase(CallAnswer.LongestBody + 1, true)]
    [TestCase(20_000_000, true)]
    [TestCase(60_000, false)]
    public async Task Send_HugeBody_IsLeftOutAndTheAnswerStands(int length, bool isTooLarge)
    {
        var answer = await Body(async context =>
        {
            // In pieces, so that no length is announced.
            var piece = new byte[10_000];
            Array.Fill(piece, (byte)'a');
            for (var left = length; left > 0 && !context.RequestAborted.IsCancellationRequested; left -= piece.Length)
                await context.Response.Body.WriteAsync(piece.AsMemory(0, Math.Min(left, piece.Length)));
        });

        Assert.That(answer.GetProperty("statusCode").GetInt32(), Is.EqualTo(200));
        Assert.That(answer.TryGetProperty("bodyTooLarge", out _), Is.EqualTo(isTooLarge));
        Assert.That(answer.TryGetProperty("body", out _), Is.Not.EqualTo(isTooLarge));
    }

    [Test]
    public async Task Send_Hanging_IsATimeout()
    {
        Assert.That(await Send(Receiver.Hang, seconds: 0.3), Is.EqualTo(SendOutcome.Timeout));
    }

    [Test]
    public async Task Send_BrokenOffAnswer_IsAFailureToConnect()
    {
        Assert.That(await Send(Receiver.Break), Is.EqualTo(SendOutcome.FailedToConnect));
    }

    [Test]
    public async Task Send_NobodyListens_IsAFailureToConnect()
    {
        Assert.That(await Send(Receiver.Hang, url: "http://127.0.0.1:1/"), Is.EqualTo(SendOutcome.FailedToConnect));
    }

    [Test]
    public async Task Send_Redirect_IsTheAnswerAndNotFollowed()
    {
        var before = house.Receiver.Requests.Count;

        var answer = await Body(context =>
        {
            context.Response.Redirect("http://169.254.169.254/latest/meta-data/");
            return Task.CompletedTask;
        });

        Assert.That(answer.GetProperty("statusCode").GetInt32(), Is.EqualTo(302));
        Assert.That(house.Receiver.Requests, Has.Count.EqualTo(before + 1));
    }

    [TestCase(HttpStatusCode.NotFound, null)]
    [TestCase(HttpStatusCode.Conflict, null)]
    [TestCase(HttpStatusCode.RequestTimeout, "Status408")]
    [TestCase(HttpStatusCode.TooManyRequests, "Status429")]
    [TestCase(HttpStatusCode.ServiceUnavailable, "Status503")]
    public async Task Send_Status_IsAnAnswerOrAReasonToTryAgain(HttpStatusCode status, string? failure)
    {
        var outcome = await Send(Receiver.Answer(status));

        Assert.That((outcome.Failure, outcome.Refusal), Is.EqualTo((failure, default(Core.Rejection))));
        Assert.That(outcome.Answer, Does.StartWith(string.Create(CultureInfo.InvariantCulture, $$"""{"statusCode":{{(int)status}},""")));
    }

    [Test]
    public async Task Send_CallThatIsNotToBeRepeated_TakesEveryAnswerAsItIs()
    {
        Assert.That((await Send(Receiver.Answer(HttpStatusCode.ServiceUnavailable), retries: false)).Failure, Is.Null);
    }

    [Test]
    public async Task Send_WithAKey_IsSignedAsStandardWebhooksHasIt()
    {
        await Send(Receiver.Answer(HttpStatusCode.OK), body: """{"hồ sơ":1}""");

        var received = house.Receiver.Requests[^1];
        var signed = $"{received.Headers["Idempotency-Key"]}.{house.Host.Time.GetUtcNow().ToUnixTimeSeconds()}.{received.Body}";
        var expected = HMACSHA256.HashData(Convert.FromBase64String(Secret["whsec_".Length..]), Encoding.UTF8.GetBytes(signed));
        Assert.That(received.Headers["webhook-signature"], Is.EqualTo("v1," + Convert.ToBase64String(expected)));
        Assert.That(received.Headers["webhook-id"], Is.EqualTo(received.Headers["Idempotency-Key"]));
    }

    [TestCase("http://api.example.gov.vn/", "HostNotAllowed")]
    [TestCase("http://127.0.0.1:2/", "HostNotAllowed")]
    [TestCase("http://localhost:1/", "HostNotAllowed")]
    [TestCase("file:///etc/passwd", "UrlUnusable")]
    [TestCase("http://user:secret@127.0.0.1:1/", "UrlUnusable")]
    [TestCase("/relative", "UrlUnusable")]
    [TestCase("", "UrlUnusable")]
    public async Task Send_WhereItMayNotGo_IsRefusedForGood(string url, string code)
    {
        Refuses(await Send(Receiver.Hang, url: url), code);
    }

    [TestCase("Host", "inner.example.gov.vn")]
    [TestCase("idempotency-key", "mine")]
    [TestCase("Transfer-Encoding", "chunked")]
    [TestCase("X-Split", "a\r\nX-Other: b")]
    [TestCase("Bad name", "a")]
    public async Task Send_HeaderThatIsNotTheProcesses_IsRefusedForGood(string name, string value)
    {
        var call = new HttpCall("GET", house.Receiver.Address.ToString(), new Dictionary<string, string> { [name] = value }, null, null, TimeSpan.FromSeconds(20), true);
        var message = CallMessage.Of(Guid.CreateVersion7(), Guid.CreateVersion7(), "H05.01", 1, (0, 0), call, house.Now);

        Refuses(await Caller(house.Host).Send(message, default), "HeaderUnusable");
    }

    [Test]
    public async Task Send_AllowedNameWithAPrivateAddress_IsRefusedBeforeAnythingIsSent()
    {
        var port = house.Receiver.Address.Port.ToString(CultureInfo.InvariantCulture);
        await using var strict = await HostFixture.Start(new Dictionary<string, string?>
        {
            ["Outbox:Sends"] = "false", ["Outbox:AllowedHosts:0"] = "localhost:" + port, ["Outbox:AllowedHosts:1"] = "127.0.0.1:" + port,
        });
        var before = house.Receiver.Requests.Count;

        foreach (var host in new[] { "localhost", "127.0.0.1" })
        {
            var message = house.Message(Guid.CreateVersion7(), url: $"http://{host}:{port}/");
            Refuses(await Caller(strict).Send(message, default), "AddressNotPublic");
        }
        Assert.That(house.Receiver.Requests, Has.Count.EqualTo(before));
    }

    private static void Refuses(SendOutcome outcome, string code) =>
        Assert.That((outcome.Failure, outcome.Refusal?.Code), Is.EqualTo((code, code)));

    private async Task<JsonElement> Body(Func<Microsoft.AspNetCore.Http.HttpContext, Task> behaviour)
    {
        var outcome = await Send(behaviour);
        Assert.That(outcome.Failure, Is.Null);
        return JsonDocument.Parse(outcome.Answer).RootElement;
    }

    private Task<SendOutcome> Send(
        Func<Microsoft.AspNetCore.Http.HttpContext, Task> behaviour, string? url = null, string? body = null, double seconds = 20, bool retries = true)
    {
        house.Receiver.Behaviour = behaviour;
        return Caller(house.Host).Send(house.Message(Guid.CreateVersion7(), url: url, body: body, seconds: seconds, retries: retries), default);
    }

    private static IOutboxChannel Caller(HostFixture host) => host.Services.GetRequiredService<OutboxChannels>().Of(CallMessage.NoChannel);
}
