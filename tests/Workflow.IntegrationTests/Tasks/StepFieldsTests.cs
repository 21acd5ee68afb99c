using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core.Procedures;
using Workflow.Host.Procedures;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using Workflow.Persistence;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;

namespace Workflow.IntegrationTests.Tasks;

/// <summary>A step whose form has a field of every kind: each is drawn, sent by the browser's own form, refused at its place, and stored as the schema says.</summary>
public sealed class StepFieldsTests
{
    private const string Schema = """
        {
          "type": "object",
          "title": { "vi": "Biên bản", "en": "Minutes" },
          "properties": {
            "owner": { "type": "string", "maxLength": 80, "title": { "vi": "Chủ nhà", "en": "Owner" } },
            "remarks": { "type": "string", "maxLength": 2000, "title": { "vi": "Nhận xét", "en": "Remarks" } },
            "soil": { "type": "string", "enum": ["hard", "soft"], "enumTitles": [{ "vi": "Đất cứng", "en": "Hard" }, { "vi": "Đất yếu", "en": "Soft" }], "title": { "vi": "Nền đất", "en": "Soil" } },
            "visitedOn": { "type": "string", "format": "date", "title": { "vi": "Ngày kiểm tra", "en": "Visited on" } },
            "floors": { "type": "integer", "minimum": 1, "maximum": 7, "title": { "vi": "Số tầng", "en": "Floors" } },
            "floorArea": { "type": "number", "minimum": 1, "title": { "vi": "Diện tích sàn", "en": "Floor area" } },
            "onSite": { "type": "boolean", "title": { "vi": "Đã đến nơi", "en": "On site" } },
            "walls": {
              "type": "array", "maxItems": 4, "title": { "vi": "Tường", "en": "Walls" },
              "items": { "type": "object", "properties": {
                "side": { "type": "string", "maxLength": 40, "title": { "vi": "Phía", "en": "Side" } },
                "height": { "type": "number", "title": { "vi": "Cao", "en": "Height" } } }, "required": ["side"] }
            }
          },
          "required": ["owner", "soil", "visitedOn", "floors", "floorArea"]
        }
        """;

    private static readonly (string, string)[] filled =
    [
        ("form.owner", "Lý Thị Mơ"), ("form.remarks", "Đúng bản vẽ.\r\nKhông lấn ranh."), ("form.soil", "soft"), ("form.visitedOn", "2026-11-19"), ("form.floors", "3"),
        ("form.floorArea", "1.250,5"), ("form.onSite", "true"), ("form.walls[0].side", "Bắc"), ("form.walls[0].height", "3,2"), ("form.walls[1].side", ""),
        ("form.walls[2].side", "Nam"),
    ];

    private PermitOffice office = null!;
    private HttpClient appraiser = null!;
    private JsonElement task;

    [SetUp]
    public async Task Open()
    {
        office = await PermitOffice.Open();
        var package = PermitProcedure.Package();
        var published = await office.Host.Services.GetRequiredService<PublishVersion>().Publish(
            package with { Forms = new Dictionary<string, string> { ["appraisal"] = Schema } }, "kiemsoat", null, default);
        Assert.That(published.Rejection?.Problems.Select(p => p.Sentence.En), Is.Null);
        var reception = await office.Host.Machine("tiepnhan");
        task = OpenTask(await Complete(reception, OpenTask(await Receive(reception)), Forwarded));
        appraiser = await office.Host.Officer("chuyenvien");
    }

    [TearDown]
    public async Task Close() => await office.DisposeAsync();

    [Test]
    public async Task Page_DrawsAFieldOfEveryKind()
    {
        var page = WebUtility.HtmlDecode(await appraiser.GetStringAsync(new Uri(Path, UriKind.Relative)));

        Assert.That(FormSchema.Read(Schema).Value.Fields.Select(f => f.Type).Distinct(), Is.EquivalentTo(Enum.GetValues<FormFieldType>()), "a kind that is added is to be tried here");
        Assert.That(page, Does.Contain("<input type=\"text\" id=\"form-owner\"").And.Contain("<textarea id=\"form-remarks\"").And.Contain("<select id=\"form-soil\"")
            .And.Contain("<input type=\"date\" id=\"form-visitedOn\"").And.Contain("inputmode=\"numeric\" id=\"form-floors\"").And.Contain("inputmode=\"decimal\" id=\"form-floorArea\"")
            .And.Contain("<input type=\"checkbox\" id=\"form-onSite\"").And.Contain("name=\"form.walls[0].side\""));
    }

    [Test]
    public async Task Post_OfEveryKind_IsStoredAsTheSchemaSays()
    {
        using var answer = await Send(filled);

        await using var db = await office.Host.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();
        var id = Guid.Parse(task.Text("id"));
        var data = JsonElement.Parse((await db.Tasks.SingleAsync(t => t.Id == id)).Data!).GetProperty("form");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That((data.Text("owner"), data.Text("remarks"), data.Text("soil"), data.Text("visitedOn")), Is.EqualTo(("Lý Thị Mơ", "Đúng bản vẽ.\nKhông lấn ranh.", "soft", "2026-11-19")));
        Assert.That((data.GetProperty("floors").GetInt32(), data.GetProperty("floorArea").GetDecimal(), data.GetProperty("onSite").GetBoolean()), Is.EqualTo((3, 1250.5m, true)));
        Assert.That(data.GetProperty("walls").EnumerateArray().Select(w => w.Text("side")), Is.EqualTo(new[] { "Bắc", "Nam" }), "an empty row is none");
        Assert.That(data.GetProperty("walls")[0].GetProperty("height").GetDecimal(), Is.EqualTo(3.2m));
    }

    [TestCase("form.owner", "", "form-owner")]
    [TestCase("form.soil", "sand", "form-soil")]
    [TestCase("form.visitedOn", "19/11", "form-visitedOn")]
    [TestCase("form.floors", "2,5", "form-floors")]
    [TestCase("form.floorArea", "rộng", "form-floorArea")]
    [TestCase("form.walls[2].height", "cao", "form-walls-1-height")]
    public async Task Post_OfAnEntryThatDoesNotFit_IsRefusedAtItsPlaceWithAllThatWasTyped(string field, string value, string place)
    {
        using var answer = await Send([.. filled.Where(f => f.Item1 != field), (field, value)]);

        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page, Does.Contain($"href=\"#{place}\"").And.Contain($"id=\"{place}-e\""));
        Assert.That(page, Does.Contain("Không lấn ranh.").And.Contain("value=\"Bắc\"").And.Contain("value=\"Nam\""));
    }

    private string Path => $"/viec/{task.Text("id")}";

    private Task<HttpResponseMessage> Send(params (string, string)[] fields) => HostFixture.PostForm(
        appraiser, Path, [.. fields, ("Idempotency-Key", Guid.NewGuid().ToString("N")), ("revision", task.GetProperty("revision").ToString()), ("outcome", "Eligible"), ("record.appraisal", "Đạt.")]);
}
