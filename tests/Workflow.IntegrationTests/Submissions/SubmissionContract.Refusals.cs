using System.Text;
using Microsoft.EntityFrameworkCore;
using Workflow.IntegrationTests.Testing;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;
using static Workflow.IntegrationTests.Submissions.OnlineOffice;

namespace Workflow.IntegrationTests.Submissions;

public abstract partial class SubmissionContract
{
    [Test]
    public async Task Read_ByOthers_IsNotFoundOrForbidden()
    {
        var submission = await office.Submit();
        var path = $"/api/submissions/{submission.Text("id")}";

        var (own, _) = await Get(office.Portal, path);
        var (otherPortal, _) = await Get(await office.Host.Machine("cong2"), path);
        var (otherUnit, _) = await Get(await office.Host.Machine("xa"), path);
        var (appraiser, _) = await Get(await office.Host.Machine("chuyenvien"), path);
        var (nobody, _) = await Get(office.Host.Anonymous(), path);
        var (_, others) = await Get(await office.Host.Machine("cong2"), "/api/submissions");

        Assert.That((own, otherPortal, otherUnit, appraiser, nobody), Is.EqualTo((200, 404, 404, 403, 401)));
        Assert.That(others.GetProperty("items").GetArrayLength(), Is.Zero);
    }

    [TestCase("cong", "accept", 403)]
    [TestCase("cong", "refuse", 403)]
    [TestCase("tiepnhan", "withdraw", 403)]
    [TestCase("tiepnhan", "supplement", 403)]
    [TestCase("giamsat", "accept", 403)]
    [TestCase("xa", "accept", 404)]
    [TestCase("cong2", "withdraw", 404)]
    public async Task Act_OfACallerWhoMayNot_IsRefusedAndChangesNothing(string caller, string act, int status)
    {
        var submission = await office.Submit();

        using var answer = await Answer(await office.Host.Machine(caller), submission, act, act == "accept" ? null : new { reason = "Thử" });

        await using var db = await office.Database();
        Assert.That((int)answer.StatusCode, Is.EqualTo(status), await answer.Content.ReadAsStringAsync());
        Assert.That((await db.Submissions.SingleAsync()).Revision, Is.EqualTo(1));
    }

    [Test]
    public async Task Portal_SeesNoDossiersAndSubmitsToItsUnitsOnly()
    {
        var narrow = await office.Host.Machine("cong2");

        var (dossiers, _) = await Get(office.Portal, "/api/dossiers");
        using var elsewhere = await Send(narrow, "/api/submissions", office.Application(unit: SampleOffice.Commune));
        using var here = await Send(narrow, "/api/submissions", office.Application());

        Assert.That((dossiers, (int)elsewhere.StatusCode, (int)here.StatusCode), Is.EqualTo((403, 403, 201)));
    }

    [Test]
    public async Task Accept_WithoutWhatWasRead_IsPreconditionRequired()
    {
        var submission = await office.Submit();

        using var answer = await Send(office.Reception, $"/api/submissions/{submission.Text("id")}/accept", new { });

        Assert.That((int)answer.StatusCode, Is.EqualTo(428));
    }

    [TestCase("{}", 400)]
    [TestCase("[]", 400)]
    [TestCase("null", 400)]
    [TestCase("""{"reference":"x","$type":"System.Diagnostics.Process"}""", 400)]
    public async Task Submit_UnusableBody_IsMalformed(string body, int status)
    {
        using var answer = await Raw("/api/submissions", body);

        Assert.That((int)answer.StatusCode, Is.EqualTo(status), await answer.Content.ReadAsStringAsync());
    }

    [Test]
    public async Task Submit_WithEverythingWrong_ListsItAll()
    {
        const string wrong = """
            {"reference":" ","procedure":"1.009994","receivingUnit":"H05.01","submittedAt":"2027-01-01T00:00:00Z",
             "applicant":{"name":"","identityNumber":"1","phone":"x","address":"","email":"@"},"declaration":[],
             "attachments":[null,{"name":"a\u0007","reference":"","document":"khong-co"}]}
            """;

        using var answer = await Raw("/api/submissions", wrong);

        var body = await answer.ReadJson();
        await using var db = await office.Database();
        Assert.That((int)answer.StatusCode, Is.EqualTo(422), body.ToString());
        Assert.That(body.GetProperty("problems").EnumerateArray().Select(p => p.Text("path")), Is.EqualTo((string[])
        [
            "$.attachments[0].name", "$.attachments[0].reference", "$.attachments[1].name", "$.attachments[1].reference", "$.attachments[1].document",
            "$.reference", "$.submittedAt", "$.applicant.name", "$.applicant.identityNumber", "$.applicant.phone", "$.applicant.address", "$.applicant.email",
            "$.declaration",
        ]));
        Assert.That(await db.Submissions.CountAsync(), Is.Zero);
    }

    [TestCase("""{"procedure":"9.999999"}""", "ProcedureNotPublished")]
    [TestCase("""{"case":"khac"}""", "UnknownCase")]
    [TestCase("""{"receivingUnit":"H99"}""", "UnknownUnit")]
    [TestCase("""{"declaration":{"site":"\ud800"}}""", "ApplicationIncomplete")]
    public async Task Submit_ForWhatThereIsNot_IsUnprocessable(string change, string code)
    {
        var application = System.Text.Json.JsonSerializer.SerializeToNode(office.Application())!.AsObject();
        // Half a surrogate pair cannot be parsed into a node: it is put in as text.
        var body = change.Contains(@"\ud800", StringComparison.Ordinal)
            ? application.ToJsonString().Replace("Th\\u1EEDa 12, t\\u1EDD b\\u1EA3n \\u0111\\u1ED3 7", @"\ud800", StringComparison.Ordinal)
            : Merged(application, change);

        using var answer = await Raw("/api/submissions", body);

        var refused = await answer.ReadJson();
        Assert.That(((int)answer.StatusCode, refused.Text("code")), Is.EqualTo((422, code)), refused.ToString());
    }

    [TestCase("""{"items":[null]}""")]
    [TestCase("""{"items":[]}""")]
    [TestCase("""{"items":[{"item":"","reason":"","legalBasis":""}]}""")]
    public async Task Ask_WithoutWhatIsMissing_IsUnprocessable(string slip)
    {
        var submission = await office.Submit();

        using var answer = await Raw($"/api/submissions/{submission.Text("id")}/ask", slip, office.Reception, 1);

        Assert.That((int)answer.StatusCode, Is.EqualTo(422), await answer.Content.ReadAsStringAsync());
    }

    private static string Merged(System.Text.Json.Nodes.JsonObject application, string change)
    {
        foreach (var (name, value) in System.Text.Json.Nodes.JsonNode.Parse(change)!.AsObject()) application[name] = value?.DeepClone();
        return application.ToJsonString();
    }

    private Task<HttpResponseMessage> Raw(string path, string body, HttpClient? caller = null, int? revision = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        if (revision is { } read) request.Headers.TryAddWithoutValidation("If-Match", $"\"{read}\"");
        return (caller ?? office.Portal).SendAsync(request);
    }
}
