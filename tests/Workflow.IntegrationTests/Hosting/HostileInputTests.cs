using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Hosting;

/// <summary>What is malformed, oversized or aimed at another place gets one clear problem.</summary>
public sealed class HostileInputTests
{
    private HostFixture host = null!;

    [OneTimeSetUp]
    public async Task Start() => host = await HostFixture.Start(map: EchoRoutes.Map);

    [OneTimeTearDown]
    public async Task Stop() => await host.DisposeAsync();

    [TestCase("GET", "/api/khong-co", HttpStatusCode.NotFound, "RouteUnknown")]
    [TestCase("GET", "/api/../../etc/passwd", HttpStatusCode.NotFound, "RouteUnknown")]
    [TestCase("DELETE", "/api/me", HttpStatusCode.MethodNotAllowed, "MethodWrong")]
    [TestCase("GET", "/api/me", HttpStatusCode.Unauthorized, "SignInRequired")]
    public async Task Request_WithoutRouteMethodOrSession_IsAProblem(string method, string path, HttpStatusCode status, string code)
    {
        using var answer = await host.Anonymous().SendAsync(new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative)));

        await AssertProblem(answer, status, code);
    }

    [TestCase("/api/tasks?view=-1")]
    [TestCase("/api/tasks?filter=99")]
    [TestCase("/api/tasks?view=Emperor")]
    [TestCase("/api/tasks/counts?role=-7")]
    public async Task Name_ThatNoneHas_IsMalformed(string path)
    {
        using var officer = await host.Machine("tiepnhan");

        using var answer = await officer.GetAsync(new Uri(path, UriKind.Relative));

        await AssertProblem(answer, HttpStatusCode.BadRequest, "RequestMalformed");
    }

    [TestCase("vi", "Không có gì ở địa chỉ này.")]
    [TestCase("en-US,en;q=0.9,vi;q=0.8", "There is nothing at this address.")]
    [TestCase("vi-VN,en;q=0.5", "Không có gì ở địa chỉ này.")]
    [TestCase("fr, en;q=0.1", "There is nothing at this address.")]
    [TestCase(";;;,,q=", "Không có gì ở địa chỉ này.")]
    public async Task Problem_AcceptLanguage_ChoosesTheSentence(string languages, string sentence)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/khong-co", UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Accept-Language", languages);

        using var answer = await host.Anonymous().SendAsync(request);

        Assert.That((await answer.ReadJson()).Text("detail"), Is.EqualTo(sentence));
    }

    [TestCase("Bearer x")]
    [TestCase("Bearer osw_00000000000000000000000000000000_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [TestCase("Bearer ")]
    [TestCase("Basic cXVhbnRyaTpxdWFudHJp")]
    public async Task Token_Unknown_IsNotLetIn(string authorization)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/me", UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Authorization", authorization);

        using var answer = await host.Anonymous().SendAsync(request);

        await AssertProblem(answer, HttpStatusCode.Unauthorized, "SignInRequired");
    }

    private static readonly object[] UnreadableBodies =
    [
        new object[] { "", "application/json", HttpStatusCode.BadRequest, "RequestMalformed" },
        new object[] { "{", "application/json", HttpStatusCode.BadRequest, "JsonMalformed" },
        new object[] { """{"text":"a","role":"Appraiser","number":1,"extra":true}""", "application/json", HttpStatusCode.BadRequest, "JsonMalformed" },
        new object[] { """{"text":"a","text":"b","role":"Appraiser","number":1}""", "application/json", HttpStatusCode.BadRequest, "JsonMalformed" },
        new object[] { """{"text":"a","role":1,"number":1}""", "application/json", HttpStatusCode.BadRequest, "JsonMalformed" },
        new object[] { """{"text":"a","role":"Emperor","number":1}""", "application/json", HttpStatusCode.BadRequest, "JsonMalformed" },
        new object[] { """{"text":null,"role":"Appraiser","number":1}""", "application/json", HttpStatusCode.BadRequest, "JsonMalformed" },
        new object[] { """{"text":"a","role":"Appraiser","number":"1"}""", "application/json", HttpStatusCode.BadRequest, "JsonMalformed" },
        new object[] { """{"text":"a","role":"Appraiser","number":99999999999999999999}""", "application/json", HttpStatusCode.BadRequest, "JsonMalformed" },
        new object[] { """{"role":"Appraiser","number":1}""", "application/json", HttpStatusCode.BadRequest, "JsonMalformed" },
        new object[] { """{"$type":"System.IO.FileInfo","text":"a","role":"Appraiser","number":1}""", "application/json", HttpStatusCode.BadRequest, "JsonMalformed" },
        new object[] { "text=a", "application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType, "ContentTypeWrong" },
        new object[] { "<echo/>", "application/xml", HttpStatusCode.UnsupportedMediaType, "ContentTypeWrong" },
    ];

    [TestCaseSource(nameof(UnreadableBodies))]
    public async Task Body_Unreadable_IsOneClearProblem(string body, string contentType, HttpStatusCode status, string code)
    {
        using var answer = await HostFixture.Post(await host.Officer("tiepnhan"), "/api/echo", Encoding.UTF8.GetBytes(body), contentType);

        await AssertProblem(answer, status, code);
    }

    [Test]
    public async Task Body_NestedDeeperThanTheLimit_IsRefused()
    {
        var body = string.Concat(Enumerable.Repeat("""{"text":"a","role":"Appraiser","number":1,"inner":""", 40)) + "null" + new string('}', 40);

        using var answer = await HostFixture.Post(await host.Officer("tiepnhan"), "/api/echo", Encoding.UTF8.GetBytes(body));

        await AssertProblem(answer, HttpStatusCode.BadRequest, "JsonMalformed");
    }

    [Test]
    public async Task Body_BrokenUtf8_IsRefused()
    {
        byte[] body = [.. """{"text":"""u8, (byte)'"', 0xC3, 0x28, (byte)'"', .. ""","role":"Appraiser","number":1}"""u8];

        using var answer = await HostFixture.Post(await host.Officer("tiepnhan"), "/api/echo", body);

        await AssertProblem(answer, HttpStatusCode.BadRequest, "BodyNotUtf8");
    }

    [Test]
    public async Task Body_LargerThanTheLimit_IsRefused()
    {
        using var answer = await HostFixture.Post(await host.Officer("tiepnhan"), "/api/echo", new byte[1024 * 1024 + 1]);

        await AssertProblem(answer, HttpStatusCode.RequestEntityTooLarge, "BodyTooLarge");
    }

    [Test]
    public async Task Exception_Inside_TellsNothingButItsTrace()
    {
        var client = await host.Officer("tiepnhan");

        using var answer = await client.GetAsync(new Uri("/api/echo/broken", UriKind.Relative));

        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Not.Contain("secret").And.Not.Contain("Exception"));
        await AssertProblem(answer, HttpStatusCode.InternalServerError, "InternalError");
    }

    [Test]
    public async Task Connection_NotHttpAtAll_IsAnsweredAndClosed()
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(host.Address.Host, host.Address.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes("\0\u0001nonsense\r\n\r\n"));
        using var reader = new StreamReader(stream);

        Assert.That(await reader.ReadToEndAsync(), Does.StartWith("HTTP/1.1 400"));
    }

    private static async Task AssertProblem(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        var problem = await answer.ReadJson();
        Assert.Multiple(() =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(status));
            Assert.That(answer.Content.Headers.ContentType, Is.EqualTo(new MediaTypeHeaderValue("application/problem+json")));
            Assert.That(problem.Text("code"), Is.EqualTo(code));
            Assert.That(problem.Text("detail"), Is.Not.Empty);
            Assert.That(problem.Text("traceId"), Is.Not.Empty);
        });
    }
}
