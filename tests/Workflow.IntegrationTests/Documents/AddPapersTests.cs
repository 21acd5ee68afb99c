using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core.Documents;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using Workflow.Persistence;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;

namespace Workflow.IntegrationTests.Documents;

/// <summary>Papers that are added where officers work, by a plain form: at the dossier and at the step, whose text stays.</summary>
public sealed class AddPapersTests
{
    private const string Typed = "Đã có văn bản của Sở.";

    private PermitOffice office = null!;
    private HttpClient reception = null!;
    private HttpClient appraiser = null!;
    private JsonElement task;

    [SetUp]
    public async Task Open()
    {
        office = await PermitOffice.Open();
        reception = await office.Host.Machine("tiepnhan");
        task = OpenTask(await Complete(reception, OpenTask(await Receive(reception)), Forwarded));
        appraiser = await office.Host.Officer("chuyenvien");
    }

    [TearDown]
    public async Task Close() => await office.DisposeAsync();

    [Test]
    public async Task Dossier_FilesOfItsForm_BecomeItsPapers()
    {
        using var added = await Send(appraiser, Dossier, Adding, [("origin", "Result"), ("do", "add")], ("file", "Giấy phép.pdf", SentBytes.Pdf("Giấy phép")), ("file", "Bản vẽ.pdf", SentBytes.Pdf("Bản vẽ")));

        Assert.That((added.StatusCode, added.Headers.Location?.ToString()), Is.EqualTo((HttpStatusCode.Redirect, Dossier + "#giay-to")));
        Assert.That((await Papers()).Select(d => (d.Name, d.Origin, d.AddedBy, d.StepKey)), Is.EqualTo(new[]
        {
            ("Giấy phép.pdf", DocumentOrigin.Result, "chuyenvien", (string?)null), ("Bản vẽ.pdf", DocumentOrigin.Result, "chuyenvien", null),
        }));
        Assert.That(await PageOf(appraiser, Dossier), Does.Contain("Đã thêm 2 giấy tờ.").And.Contain("Giấy phép.pdf"));
    }

    [Test]
    public async Task Dossier_FileWithADigitalSignature_SaysSoBesideIt()
    {
        (await Send(appraiser, Dossier, Adding, [("origin", "Result"), ("do", "add")], ("file", "Giấy phép.pdf", SentBytes.SignedPdf()), ("file", "Bản vẽ.pdf", SentBytes.Pdf("Bản vẽ")))).Dispose();

        var (dossier, step) = (await PageOf(appraiser, Dossier), await PageOf(appraiser, $"/viec/{task.Text("id")}?giay-to=tep-1"));
        var listed = await (await office.Host.Machine("chuyenvien")).GetStringAsync(new Uri($"/api/dossiers/{Dossier.Split('/')[^1]}/documents", UriKind.Relative));

        Assert.That((await Papers()).Select(d => d.CarriesSignature), Is.EqualTo((bool[])[true, false]));
        Assert.That(dossier.Split("Có (chưa kiểm tra)"), Has.Length.EqualTo(2));
        Assert.That(step, Does.Contain("Có chữ ký số (chưa kiểm tra)"));
        Assert.That(listed, Does.Contain("\"carriesSignature\":true").And.Contain("\"carriesSignature\":false"));
    }

    [Test]
    public async Task Dossier_AFileThatIsNoDocument_RefusesAllAndKeepsTheOthers()
    {
        using var refused = await Send(
            appraiser, Dossier, Adding, [("origin", "Officer"), ("do", "add")], ("file", "ban-ve.pdf", SentBytes.Pdf()), ("file", "hoa-don.pdf", "MZ\u0090\0"u8.ToArray()));

        var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page, Does.Contain("hoa-don.pdf: Tệp này là chương trình").And.Contain("ban-ve.pdf</span>"));
        Assert.That(await Papers(), Is.Empty);
    }

    [Test]
    public async Task Dossier_ByWhoOnlyWatches_IsNotOffered()
    {
        var supervisor = await office.Host.Officer("giamsat");

        using var refused = await supervisor.GetAsync(new Uri(Adding, UriKind.Relative));

        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await PageOf(supervisor, Dossier), Does.Not.Contain(Adding));
        Assert.That(await PageOf(appraiser, Dossier), Does.Contain(Adding));
    }

    [Test]
    public async Task Dossier_OutOfSight_IsNotFound()
    {
        using var refused = await (await office.Host.Officer("xa")).GetAsync(new Uri(Adding, UriKind.Relative));

        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Step_PapersAdded_StandBesideTheFormWithWhatWasTyped()
    {
        using var added = await Send(appraiser, Step, Step + "?handler=Papers", [("revision", Revision), ("note", Typed), ("origin", "Officer"), ("do", "add")], ("file", "Văn bản.pdf", SentBytes.Pdf()));

        var page = await PageOf(appraiser, Step);
        Assert.That((added.StatusCode, added.Headers.Location?.ToString()), Is.EqualTo((HttpStatusCode.Redirect, Step + "#giay-to")));
        Assert.That((await Papers()).Select(d => (d.Name, d.StepKey)), Is.EqualTo(new[] { ("Văn bản.pdf", (string?)"appraise") }));
        Assert.That(page, Does.Contain(Typed).And.Contain("Văn bản.pdf</button>").And.Contain("Đã thêm 1 giấy tờ."));
    }

    [Test]
    public async Task Step_OutcomeWithAFileChosen_AddsItBeforeTheStepIsDone()
    {
        var outcome = new[] { ("revision", Revision), ("outcome", "Eligible"), ("form.floorArea", "120,5"), ("form.floors", "3"), ("record.appraisal", Typed), ("origin", "Officer") };
        using var refused = await Send(appraiser, Step, Step, outcome, ("file", "cat.pdf", "%PDF-1.7\n"u8.ToArray()));
        using var done = await Send(appraiser, Step, Step, outcome, ("file", "Văn bản.pdf", SentBytes.Pdf()));

        Assert.That((refused.StatusCode, done.StatusCode), Is.EqualTo((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Redirect)));
        Assert.That((await Papers()).Select(d => (d.Name, d.StepKey)), Is.EqualTo(new[] { ("Văn bản.pdf", (string?)"appraise") }));
    }

    private string Step => $"/viec/{task.Text("id")}";

    private string Dossier => $"/ho-so/{task.Text("dossierCode")}";

    private string Adding => Dossier + "/them-giay-to";

    private string Revision => task.GetProperty("revision").ToString();

    private static async Task<HttpResponseMessage> Send(HttpClient officer, string page, string path, (string Name, string Value)[] fields, params (string Field, string Name, byte[] Content)[] files)
    {
        using var form = new MultipartFormDataContent { { new StringContent(await HostFixture.FormTokenOf(officer, page)), HostFixture.TokenField }, { new StringContent(Guid.NewGuid().ToString("N")), "Idempotency-Key" } };
        foreach (var (name, value) in fields) form.Add(new StringContent(value), name);
        foreach (var (field, name, content) in files) form.Add(new ByteArrayContent(content), field, name);
        return await officer.PostAsync(new Uri(path, UriKind.Relative), form);
    }

    private static async Task<string> PageOf(HttpClient officer, string path) => WebUtility.HtmlDecode(await officer.GetStringAsync(new Uri(path, UriKind.Relative)));

    private async Task<List<DossierDocument>> Papers()
    {
        await using var db = await office.Host.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();
        return await db.Documents.AsNoTracking().OrderBy(d => d.Number).ToListAsync();
    }
}
