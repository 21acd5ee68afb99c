using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Workflow.Core.Dossiers;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using static Workflow.IntegrationTests.Triggers.TriggerOffice;

namespace Workflow.IntegrationTests.Triggers;

/// <summary>Who reaches the endpoints of processes, and what becomes of a request, on every database; a subclass says which one.</summary>
public abstract class EndpointContract
{
    private const string Waiting = "s:Start r:Receive h:Line(x) w:Line(x) t:ReturnResult e:End | s>r r.Forwarded>h h>w w>t t.Returned>e";
    private const string Begun = "h:Line(x) w:Line(x) t:ReturnResult e:End | h>w w>t t.Returned>e";

    private static readonly object applicant =
        new { name = "Vũ Thị Thu", identityNumber = "027085004321", phone = "0912345679", address = "Thôn Đoàn, xã Phù Lãng, tỉnh Bắc Ninh" };

    /// <summary>Settings of a database of its own that is still empty.</summary>
    protected abstract Task<IReadOnlyDictionary<string, string?>> NewDatabase();

    [Test]
    public async Task Request_ForAWaitingDossier_GoesOnWithTheAnswerOfTheProcess()
    {
        await using var office = await Open(Waiting, Endpoint("orders/{id}"));
        var dossier = await office.ReceiveAndForward();
        var other = await office.ReceiveAndForward();

        using var answer = await Post(office.Host.Anonymous(), "/triggers/Orders/7", new { amount = 12 }, dossier.Text("dossierCode"));

        Assert.That(((int)answer.StatusCode, await answer.Content.ReadAsStringAsync()), Is.EqualTo((201, "7:12")));
        Assert.That(answer.Headers.GetValues("X-Office").Single(), Is.EqualTo("H05"));
        Assert.That((await office.OpenSteps(dossier), await office.OpenSteps(other)), Is.EqualTo(("t", "")));
    }

    [Test]
    public async Task Request_WithoutAnAnswer_IsTakenWithTheCodeOfTheDossier()
    {
        await using var office = await Open(Waiting, Endpoint("orders/{id}"), answers: false);
        var dossier = await office.ReceiveAndForward();

        using var answer = await Post(office.Host.Anonymous(), $"/triggers/orders/7?correlationId={dossier.Text("dossierCode")}", new { amount = 12 });
        using var again = await Post(office.Host.Anonymous(), $"/triggers/orders/7?correlationId={dossier.Text("dossierCode")}", new { amount = 12 });

        Assert.That((answer.StatusCode, (await answer.ReadJson()).Text("dossierCode")), Is.EqualTo((HttpStatusCode.Accepted, dossier.Text("dossierCode"))));
        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Request_ThatBeginsAProcess_OpensADossierForItsApplicant()
    {
        await using var office = await Open(Begun, Endpoint("dang-ky").Beginning(), answers: false);

        using var nobody = await Post(office.Host.Anonymous(), "/triggers/dang-ky", new { amount = 12 });
        using var wrong = await Post(office.Host.Anonymous(), "/triggers/dang-ky", new { applicant = new { name = "x", identityNumber = "1", phone = "1", address = "" } });
        using var opened = await Post(office.Host.Anonymous(), "/triggers/dang-ky", new { applicant, declaration = new { purpose = "Xin việc" }, @case = "extended" });

        await using var db = await office.Database();
        var dossier = await db.Dossiers.SingleAsync();
        Assert.That(((int)nobody.StatusCode, (int)wrong.StatusCode, (int)opened.StatusCode), Is.EqualTo((422, 422, 202)), await opened.Content.ReadAsStringAsync());
        Assert.That((dossier.ApplicantName, dossier.CaseKey, dossier.Channel, dossier.ReceivingUnit), Is.EqualTo(("Vũ Thị Thu", "extended", SubmissionChannel.Online, SampleOffice.Commune)));
        Assert.That((await opened.ReadJson()).Text("dossierCode"), Is.EqualTo(dossier.Code));
    }

    [Test]
    public async Task Request_SentTwiceUnderItsKey_OpensOneDossier()
    {
        await using var office = await Open(Begun, Endpoint("dang-ky").Beginning(), answers: false);
        var body = new { applicant, declaration = new { } };

        using var first = await Post(office.Host.Anonymous(), "/triggers/dang-ky", body, key: "mot");
        using var second = await Post(office.Host.Anonymous(), "/triggers/dang-ky", body, key: "mot");

        await using var db = await office.Database();
        Assert.That((await second.ReadJson()).Text("dossierCode"), Is.EqualTo((await first.ReadJson()).Text("dossierCode")));
        Assert.That(await db.Dossiers.CountAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Request_ToAnEndpointThatWantsToBeAuthorized_NeedsATokenAndARole()
    {
        var endpoint = Endpoint("dang-ky").Beginning();
        endpoint["authorize"] = Literal("true");
        await using var office = await Open(Begun, endpoint, answers: false);
        var body = new { applicant, declaration = new { } };

        using var unknown = await Post(office.Host.Anonymous(), "/triggers/dang-ky", body);
        using var session = await Post(await office.Host.Officer("xa"), "/triggers/dang-ky", body);
        using var roleless = await Post(await office.Host.Machine("chuyenvien"), "/triggers/dang-ky", body);
        using var admitted = await Post(office.Officer, "/triggers/dang-ky", body);

        Assert.That(((int)unknown.StatusCode, (int)session.StatusCode, (int)roleless.StatusCode, (int)admitted.StatusCode), Is.EqualTo((401, 401, 403, 202)));
        Assert.That((await unknown.ReadJson()).Text("detail"), Does.Contain("mã truy cập"));
    }

    [Test]
    public async Task Request_ThatNoEndpointTakes_IsToldWhy()
    {
        var endpoint = Endpoint("dang-ky").Beginning();
        endpoint["requestSizeLimit"] = Literal("200");
        await using var office = await Open(Begun, endpoint, answers: false);
        var caller = office.Host.Anonymous();

        using var elsewhere = await Post(caller, "/triggers/khong-co", new { });
        using var wrongMethod = await caller.GetAsync(new Uri("/triggers/dang-ky", UriKind.Relative));
        using var tooLarge = await Post(caller, "/triggers/dang-ky", new { text = new string('x', 300) });
        using var wrongType = await HostFixture.Post(caller, "/triggers/dang-ky", [1, 2, 3], "application/pdf");
        using var broken = await HostFixture.Post(caller, "/triggers/dang-ky", Encoding.UTF8.GetBytes("{\"a\":"));

        Assert.That(
            ((int)elsewhere.StatusCode, (int)wrongMethod.StatusCode, (int)tooLarge.StatusCode, (int)wrongType.StatusCode, (int)broken.StatusCode),
            Is.EqualTo((404, 405, 413, 415, 400)));
        Assert.That(wrongMethod.Content.Headers.Allow, Is.EquivalentTo((string[])["POST"]));
    }

    [Test]
    public async Task NewVersion_TakesTheEndpointsOfTheOldOneAway()
    {
        await using var office = await Open(Begun, Endpoint("cu").Beginning(), answers: false);
        await office.Publish(Definition(Begun, Endpoint("moi").Beginning(), answers: false));
        var body = new { applicant, declaration = new { } };

        using var old = await Post(office.Host.Anonymous(), "/triggers/cu", body);
        using var present = await Post(office.Host.Anonymous(), "/triggers/moi", body);

        await using var db = await office.Database();
        Assert.That(((int)old.StatusCode, (int)present.StatusCode), Is.EqualTo((404, 202)));
        Assert.That((await db.Triggers.SingleAsync()).Key, Is.EqualTo("POST moi"));
    }

    private static JsonObject Endpoint(string path) => new()
    {
        ["path"] = Literal(path), ["supportedMethods"] = new JsonObject { ["typeName"] = "String[]", ["expression"] = new JsonObject { ["type"] = "Object", ["value"] = "[\"POST\"]" } },
    };

    private static JsonObject Definition(string drawing, JsonObject endpoint, bool answers)
    {
        var answer = new JsonObject
        {
            ["statusCode"] = Literal("201"), ["content"] = Script("getOutputFrom('h', 'RouteData').id + ':' + getOutputFrom('h', 'ParsedContent').amount"),
            ["responseHeaders"] = Script("({'X-Office': 'H05'})"),
        };
        return answers
            ? Draw(drawing, ("h", "Elsa.HttpEndpoint", endpoint), ("w", "Elsa.WriteHttpResponse", answer))
            : Draw(drawing, ("h", "Elsa.HttpEndpoint", endpoint));
    }

    private async Task<CommuneOffice> Open(string drawing, JsonObject endpoint, bool answers = true) =>
        await CommuneOffice.Open(Definition(drawing, endpoint, answers), Quiet(await NewDatabase()));

    private static async Task<HttpResponseMessage> Post(HttpClient caller, string path, object body, string? correlation = null, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = JsonContent.Create(body) };
        if (correlation is not null) request.Headers.Add("X-Correlation-Id", correlation);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return await caller.SendAsync(request);
    }
}
