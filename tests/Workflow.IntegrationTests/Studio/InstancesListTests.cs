using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Host.Procedures;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;

namespace Workflow.IntegrationTests.Studio;

/// <summary>Studio's list of dossiers: what its conditions find, in which order, and what it does not take.</summary>
public sealed class InstancesListTests
{
    private CommuneOffice office = null!;
    private InstancesCaller designer = null!;
    private readonly Dictionary<string, string> nameOfCode = [];

    /// <summary>Three dossiers: a permit that waits, one of the commune that is blocked, one of the commune that was withdrawn; an hour between them.</summary>
    [OneTimeSetUp]
    public async Task Open()
    {
        office = await CommuneOffice.Open("x:Var(Int32) s:Start r:Receive v:Set(x=null.length) t:ReturnResult e:End | s>r r.Forwarded>v v>t t.Returned>e");
        var permit = await office.Host.Services.GetRequiredService<PublishVersion>().Publish(PermitProcedure.Package(), "kiemsoat", null, default);
        Assert.That(permit.IsRejected, Is.False);
        designer = new(await office.Host.Machine("thietke"));

        Name("waiting", await Receive(await office.Host.Machine("tiepnhan")));
        office.Host.Time.Advance(TimeSpan.FromHours(1));
        var blocked = await office.Receive();
        Name("blocked", blocked);
        office.Host.Time.Advance(TimeSpan.FromHours(1));
        var withdrawn = await office.Receive();
        Name("withdrawn", withdrawn);
        using var gone = await Send(office.Officer, $"/api/dossiers/{withdrawn.Text("id")}/withdraw", new { reason = "Không còn nhu cầu" });
        Assert.That((int)gone.StatusCode, Is.EqualTo(200));
        office.Host.Time.Advance(TimeSpan.FromHours(1));
        await office.Complete(OpenTask(blocked), Forwarded);
    }

    [OneTimeTearDown]
    public ValueTask Close() => office.DisposeAsync();

    [Test]
    public async Task List_WithoutConditions_HasTheLastReceivedFirst()
    {
        var list = await designer.List(new { page = 0, pageSize = 10, searchTerm = "", definitionIds = Array.Empty<string>(), statuses = Array.Empty<string>(), subStatuses = Array.Empty<string>(), isSystem = false, orderDirection = "Descending" });

        Assert.That(Names(list), Is.EqualTo("withdrawn blocked waiting"));
        Assert.That(list.GetProperty("totalCount").GetInt32(), Is.EqualTo(3));
    }

    [TestCase("""{ "status": "Running" }""", "blocked waiting")]
    [TestCase("""{ "statuses": ["Finished"] }""", "withdrawn")]
    [TestCase("""{ "statuses": ["Finished", "Running"] }""", "withdrawn blocked waiting")]
    [TestCase("""{ "subStatus": "Suspended" }""", "waiting")]
    [TestCase("""{ "subStatuses": ["Faulted"] }""", "blocked")]
    [TestCase("""{ "subStatuses": ["Cancelled", "Faulted"] }""", "withdrawn blocked")]
    [TestCase("""{ "subStatuses": ["Finished"] }""", "")]
    [TestCase("""{ "subStatuses": ["Executing", "Pending", "Interrupted"] }""", "")]
    [TestCase("""{ "hasIncidents": true }""", "blocked")]
    [TestCase("""{ "hasIncidents": false }""", "withdrawn waiting")]
    [TestCase("""{ "isSystem": true }""", "")]
    [TestCase("""{ "definitionId": "permit" }""", "waiting")]
    [TestCase("""{ "definitionIds": ["drawing"] }""", "withdrawn blocked")]
    [TestCase("""{ "definitionIds": ["drawing", "permit"], "version": 1 }""", "withdrawn blocked waiting")]
    [TestCase("""{ "version": 2 }""", "")]
    [TestCase("""{ "definitionIds": ["không có"] }""", "")]
    [TestCase("""{ "orderBy": "Created", "orderDirection": "Ascending" }""", "waiting blocked withdrawn")]
    [TestCase("""{ "orderBy": "LastExecuted" }""", "blocked withdrawn waiting")]
    [TestCase("""{ "orderBy": "LastExecuted", "orderDirection": "Ascending" }""", "waiting withdrawn blocked")]
    [TestCase("""{ "orderBy": "Finished", "status": "Finished" }""", "withdrawn")]
    [TestCase("""{ "pageSize": 2 }""", "withdrawn blocked")]
    [TestCase("""{ "page": 1, "pageSize": 2 }""", "waiting")]
    [TestCase("""{ "page": 2147483647, "pageSize": 100 }""", "")]
    [TestCase("""{ "page": -3, "pageSize": -1 }""", "withdrawn")]
    [TestCase("""{ "searchTerm": "000.00.01" }""", "waiting")]
    [TestCase("""{ "searchTerm": "%" }""", "")]
    [TestCase("""{ "searchTerm": "Vũ Thị Thu" }""", "")]
    [TestCase("""{ "correlationId": "không có" }""", "")]
    [TestCase("""{ "timestampFilters": [{ "column": "CreatedAt", "operator": "GreaterThan", "timestamp": "2026-11-20T01:30:00+00:00" }] }""", "withdrawn blocked")]
    [TestCase("""{ "timestampFilters": [{ "column": "CreatedAt", "operator": "Is", "timestamp": "2026-11-20T09:00:00+07:00" }] }""", "blocked")]
    [TestCase("""{ "timestampFilters": [{ "column": "CreatedAt", "operator": "IsNot", "timestamp": "2026-11-20T02:00:00Z" }] }""", "withdrawn waiting")]
    [TestCase("""{ "timestampFilters": [{ "column": "FinishedAt", "operator": "LessThanOrEqual", "timestamp": "2026-11-20T03:00:00Z" }] }""", "withdrawn")]
    [TestCase("""{ "timestampFilters": [{ "column": "UpdatedAt", "operator": "GreaterThanOrEqual", "timestamp": "2026-11-20T04:00:00Z" }] }""", "blocked")]
    [TestCase("""{ "timestampFilters": [{ "column": "CreatedAt", "operator": "LessThan", "timestamp": "9999-12-31T23:59:59Z" }] }""", "withdrawn blocked waiting")]
    [TestCase("{}", "withdrawn blocked waiting")]
    [TestCase("null", "withdrawn blocked waiting")]
    [TestCase("", "withdrawn blocked waiting")]
    [TestCase("""{ "unknown": 1 }""", "withdrawn blocked waiting")]
    public async Task List_WithConditions_FindsThose(string request, string expected)
    {
        using var answer = await designer.SendRaw("workflow-instances", request);

        var list = await answer.ReadJson();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), list.ToString());
        Assert.That(Names(list), Is.EqualTo(expected));
    }

    [TestCase("{")]
    [TestCase("[]")]
    [TestCase("\"x\"")]
    [TestCase("""{ "status": "Dancing" }""")]
    [TestCase("""{ "page": "one" }""")]
    [TestCase("""{ "page": 1e400 }""")]
    [TestCase("""{ "orderBy": "ApplicantName" }""")]
    [TestCase("""{ "timestampFilters": [{ "column": "ApplicantName", "operator": "Is", "timestamp": "2026-11-20T01:00:00Z" }] }""")]
    [TestCase("""{ "timestampFilters": [{ "column": "CreatedAt" }] }""")]
    [TestCase("""{ "timestampFilters": [null] }""")]
    [TestCase("""{ "definitionIds": [null] }""")]
    public async Task List_OfRubbish_IsRefusedWithASentence(string request)
    {
        using var answer = await designer.SendRaw("workflow-instances", request);

        var refusal = await answer.ReadJson();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), refusal.ToString());
        Assert.That(refusal.GetProperty("errors").EnumerateObject().First().Value[0].GetString(), Is.Not.Empty);
    }

    [Test]
    public async Task List_ByCode_FindsTheOne()
    {
        var code = nameOfCode.Single(n => n.Value == "blocked").Key;

        Assert.That(Names(await designer.List(new { searchTerm = code })), Is.EqualTo("blocked"));
        Assert.That(Names(await designer.List(new { searchTerm = code.ToLowerInvariant() })), Is.EqualTo("blocked"));
        Assert.That(Names(await designer.List(new { correlationId = code })), Is.EqualTo("blocked"));
        Assert.That(Names(await designer.List(new { orderBy = "Name", orderDirection = "Ascending" })), Is.EqualTo(string.Join(' ', nameOfCode.OrderBy(n => n.Key, StringComparer.Ordinal).Select(n => n.Value))));
    }

    [Test]
    public async Task List_OfAnOfficer_HasWhatIsWithinReach()
    {
        var commune = await new InstancesCaller(office.Officer).List(new { });
        var province = await new InstancesCaller(await office.Host.Machine("giamsat")).List(new { });

        Assert.That((Names(commune), commune.GetProperty("totalCount").GetInt32()), Is.EqualTo(("withdrawn blocked", 2)));
        Assert.That(Names(province), Is.EqualTo("withdrawn blocked waiting"));
    }

    [Test]
    public async Task Export_OfSeveral_IsAnArchiveOfThoseWithinReach()
    {
        var ids = (await designer.List(new { })).GetProperty("items").EnumerateArray().Select(i => i.Text("id")).Append("rác").ToList();
        using var answer = await new InstancesCaller(office.Officer).Send("bulk-actions/export/workflow-instances", new { ids });
        await using var archive = new System.IO.Compression.ZipArchive(await answer.Content.ReadAsStreamAsync());
        using var tooMany = await designer.Send("bulk-actions/export/workflow-instances", new { ids = Enumerable.Range(0, 101).Select(_ => Guid.NewGuid().ToString()) });

        Assert.That(archive.Entries.Select(e => nameOfCode[Path.GetFileNameWithoutExtension(e.Name)]), Is.EqualTo((string[])["withdrawn", "blocked"]));
        Assert.That(tooMany.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    private void Name(string name, JsonElement received) => nameOfCode[received.Text("code")] = name;

    private string Names(JsonElement list) => string.Join(' ', list.GetProperty("items").EnumerateArray().Select(i => nameOfCode[i.Text("name")]));
}
