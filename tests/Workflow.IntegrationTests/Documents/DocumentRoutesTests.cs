using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core.Audit;
using Workflow.Core.Dossiers;
using Workflow.Host.Documents;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using Workflow.Persistence;

namespace Workflow.IntegrationTests.Documents;

/// <summary>Files over HTTP: sent as a stream, opened by whoever sees the dossier, never run by a browser.</summary>
public sealed class DocumentRoutesTests
{
    private const int MegaByte = 1024 * 1024;

    private PermitOffice office = null!;
    private HttpClient reception = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        office = await PermitOffice.Open();
        reception = await office.Host.Officer("tiepnhan");
    }

    [OneTimeTearDown]
    public async Task Close() => await office.DisposeAsync();

    [Test]
    public async Task Upload_OfTheLargestFile_TakesNoMemoryAndOneByteMoreIsCutOff()
    {
        using (var warm = await Upload(SentBytes.PdfOf(MegaByte), "thu.pdf")) Assert.That(warm.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        var before = GC.GetTotalAllocatedBytes(precise: true);
        using var largest = await Upload(SentBytes.PdfOf(DocumentOptions.Ceiling), "lon.pdf");
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        using var larger = await Upload(SentBytes.PdfOf(DocumentOptions.Ceiling + 1), "qua-lon.pdf");

        // Client and server share this process: what both allocate for 50 MB in pieces is far below the file.
        TestContext.Out.WriteLine($"{allocated / 1024} KB allocated for 50 MB");
        Assert.That(allocated, Is.LessThan(10 * MegaByte));
        Assert.That((largest.StatusCode, larger.StatusCode), Is.EqualTo((HttpStatusCode.Created, HttpStatusCode.RequestEntityTooLarge)));
        Assert.That((await larger.ReadJson()).Text("code"), Is.EqualTo("FileTooLarge"));
    }

    [TestCase("hoa-don.pdf", "MZ\u0090\0", "FileActive")]
    [TestCase("anh.png", "<svg xmlns='http://www.w3.org/2000/svg'/>", "FileActive")]
    [TestCase("rong.pdf", "", "FileEmpty")]
    [TestCase("cat.pdf", "%PDF-1.7\n", "FileTruncated")]
    public async Task Upload_OfWhatIsNoDocument_IsRefusedWithASentence(string name, string text, string code)
    {
        using var answer = await Upload(new MemoryStream(System.Text.Encoding.Latin1.GetBytes(text)), name);
        var problem = await answer.ReadJson();

        Assert.That((answer.StatusCode, problem.Text("code"), problem.Text("detail").Length > 20), Is.EqualTo((HttpStatusCode.UnprocessableEntity, code, true)));
    }

    [Test]
    public async Task Document_OfAReceivedDossier_IsSavedOrShownUnderItsHashAndWrittenDown()
    {
        var bytes = SentBytes.Pdf("Đơn có tên dài");
        var code = (await Received(bytes, "Đơn đề nghị.pdf")).Text("code");

        using var saved = await Get($"/ho-so/{code}/giay-to/1");
        using var shown = await Get($"/ho-so/{code}/giay-to/1?xem=1");

        Assert.That(await saved.Content.ReadAsByteArrayAsync(), Is.EqualTo(bytes));
        Assert.That(saved.Content.Headers.ContentDisposition!.DispositionType, Is.EqualTo("attachment"));
        Assert.That(saved.Content.Headers.ContentDisposition!.FileNameStar, Is.EqualTo("Đơn đề nghị.pdf"));
        Assert.That(saved.Headers.ETag!.Tag, Is.EqualTo($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\""));
        Assert.That(saved.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
        Assert.That(saved.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("default-src 'none'").And.Contain("sandbox"));
        Assert.That((shown.Content.Headers.ContentDisposition!.DispositionType, shown.Content.Headers.ContentType!.MediaType), Is.EqualTo(("inline", "application/pdf")));
        await using var db = await Db();
        Assert.That(await db.Audit.CountAsync(a => a.Verb == AuditVerb.DocumentOpened && a.Subject == code && a.ActorId == "tiepnhan"), Is.EqualTo(2));
        Assert.That(await db.Uploads.AnyAsync(u => u.Name == "Đơn đề nghị.pdf"), Is.False, "an upload that was used is gone");
        Assert.That(await db.History.Where(h => h.Verb == HistoryVerb.DocumentAdded).Select(h => h.Outcome).ToListAsync(), Does.Contain("Đơn đề nghị.pdf"));
    }

    [Test]
    public async Task Document_InRangesOrKnown_IsSentAsFarAsItIsNeeded()
    {
        var bytes = SentBytes.Pdf("Bản vẽ");
        var code = (await Received(bytes, "ban-ve.pdf")).Text("code");

        using var part = await Get($"/ho-so/{code}/giay-to/1", r => r.Headers.Range = new RangeHeaderValue(5, 9));
        using var known = await Get($"/ho-so/{code}/giay-to/1", r => r.Headers.IfNoneMatch.Add(new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\"")));

        Assert.That((part.StatusCode, known.StatusCode), Is.EqualTo((HttpStatusCode.PartialContent, HttpStatusCode.NotModified)));
        Assert.That(await part.Content.ReadAsByteArrayAsync(), Is.EqualTo(bytes[5..10]));
    }

    [Test]
    public async Task Document_OfADossierOutOfReach_IsNotFoundAndNotWrittenDown()
    {
        var code = (await Received(SentBytes.Pdf("Của đơn vị khác"), "rieng.pdf")).Text("code");
        using var stranger = await office.Host.Officer("xa");

        using var denied = await stranger.GetAsync(new Uri($"/ho-so/{code}/giay-to/1", UriKind.Relative));
        using var listed = await stranger.GetAsync(new Uri($"/api/dossiers/{code}/documents", UriKind.Relative));

        Assert.That((denied.StatusCode, listed.StatusCode), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.NotFound)));
        await using var db = await Db();
        Assert.That(await db.Audit.AnyAsync(a => a.Subject == code), Is.False);
    }

    [Test]
    public async Task Document_WhoseFileIsGoneOrCut_IsRefusedWithASentence()
    {
        var bytes = SentBytes.Pdf("Sẽ mất");
        var code = (await Received(bytes, "se-mat.pdf")).Text("code");
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        await File.WriteAllBytesAsync(Path.Combine(office.Host.Folder, "documents", hash[..2], hash[2..4], hash), bytes[..^1]);

        using var answer = await Get($"/api/dossiers/{code}/documents/1");
        await using var output = new StringWriter();
        var damaged = await office.Host.Services.GetRequiredService<VerifyDocuments>().Run(output, default);

        Assert.That((answer.StatusCode, (await answer.ReadJson()).Text("code")), Is.EqualTo((HttpStatusCode.NotFound, "FileMissing")));
        Assert.That(damaged?.Problems.Select(p => p.Path), Is.EqualTo(new[] { hash }));
    }

    [Test]
    public async Task Add_FilesInParts_BecomeDocumentsOnceAndReplaceOneAnother()
    {
        var received = await Received(SentBytes.Pdf("Bản đầu"), "ban-dau.pdf");
        var path = $"/api/dossiers/{received.Text("code")}/documents";
        async Task<HttpResponseMessage> Parts()
        {
            using var content = new MultipartFormDataContent
            {
                { new ByteArrayContent(SentBytes.Pdf("Tờ khai")), "application", "to-khai.pdf" },
                { new ByteArrayContent(SentBytes.Pdf("Giấy khác")), "other", "khac.pdf" },
            };
            return await Send(path, content, "them-hai-tep");
        }
        using var added = await Parts();
        using var repeated = await Parts();
        using var replaced = await Send(path + "?name=ban-sau.pdf&replaces=1", new ByteArrayContent(SentBytes.Pdf("Bản sau")), "thay");
        using var again = await Send(path + "?name=nua.pdf&replaces=1", new ByteArrayContent(SentBytes.Pdf("Nữa")), "thay-nua");

        Assert.That(added.StatusCode, Is.EqualTo(HttpStatusCode.OK), await added.Content.ReadAsStringAsync());
        Assert.That((repeated.StatusCode, replaced.StatusCode, again.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Conflict)));
        using var list = await Get(path);
        var lines = (await list.ReadJson()).EnumerateArray().Select(d => (d.Text("name"), d.TryGetProperty("replacedBy", out _))).ToList();
        Assert.That(lines, Is.EqualTo(new[]
        {
            ("ban-dau.pdf", true), ("to-khai.pdf", false), ("khac.pdf", false), ("ban-sau.pdf", false),
        }));
    }

    [Test]
    public async Task Reception_WithTheUploadOfSomebodyElse_IsRefusedAndWritesNothing()
    {
        using var clerk = await office.Host.Officer("chuyenvien");
        using var upload = await Upload(new MemoryStream(SentBytes.Pdf("Của người khác")), "cua-nguoi-khac.pdf", clerk);
        using var answer = await PermitOffice.Send(reception, "/api/dossiers", Application((await upload.ReadJson()).Text("id"), "Kẻ mượn tệp"));

        Assert.That((answer.StatusCode, (await answer.ReadJson()).Text("code")), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "UploadNotFound")));
        await using var db = await Db();
        Assert.That(await db.Dossiers.AnyAsync(d => d.ApplicantName == "Kẻ mượn tệp"), Is.False);
    }

    [Test]
    public async Task Forwarding_OfADossierWithTheFile_NeedsNoDeclarationAndWithoutItOne()
    {
        var (with, without) = (await Received(SentBytes.Pdf("Đã quét"), "quet.pdf"), await PermitOffice.Receive(reception));
        var decision = new { outcome = "Forwarded", record = new { documentsChecked = true } };
        async Task<HttpStatusCode> Forward(JsonElement dossier)
        {
            var task = PermitOffice.OpenTask(dossier);
            using var answer = await PermitOffice.Send(reception, $"/api/tasks/{task.Text("id")}/complete", decision, task.GetProperty("revision").GetInt32());
            return answer.StatusCode;
        }

        Assert.That((await Forward(with), await Forward(without)), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity)));
    }

    [Test]
    public async Task Sweep_OfWhatNothingNames_LeavesDocumentsAndWaitingUploads()
    {
        var used = (await Received(SentBytes.Pdf("Dùng rồi"), "dung-roi.pdf")).Text("code");
        using var waiting = await Upload(new MemoryStream(SentBytes.Pdf("Đang chờ")), "dang-cho.pdf");
        using var given = await Upload(new MemoryStream(SentBytes.Pdf("Bỏ đi")), "bo-di.pdf");
        var (kept, gone) = (await waiting.ReadJson(), await given.ReadJson());
        using var discarded = await reception.DeleteAsync(new Uri($"/api/uploads/{gone.Text("id")}", UriKind.Relative));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(office.Host.Folder, "documents"), "*", SearchOption.AllDirectories))
            File.SetLastWriteTimeUtc(file, office.Host.Time.GetUtcNow().UtcDateTime.AddDays(-30));

        await office.Host.Services.GetRequiredService<DocumentSweep>().Run(0, int.MaxValue, default);

        Assert.That((IsStored(gone.Text("hash")), IsStored(kept.Text("hash"))), Is.EqualTo((false, true)));
        using var open = await Get($"/ho-so/{used}/giay-to/1");
        Assert.That(open.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    private bool IsStored(string hash) => File.Exists(Path.Combine(office.Host.Folder, "documents", hash[..2], hash[2..4], hash));

    private async Task<JsonElement> Received(byte[] bytes, string name)
    {
        using var upload = await Upload(new MemoryStream(bytes), name);
        return await PermitOffice.Receive(reception, Application((await upload.ReadJson()).Text("id")));
    }

    private static object Application(string upload, string name = "Nguyễn Thị Hạnh") => new
    {
        procedure = PermitProcedure.Code,
        channel = "Counter",
        applicant = new { name, identityNumber = "027085001234", phone = "0912345678", address = "Thôn Đông, xã Phù Lãng, tỉnh Bắc Ninh" },
        declaration = new { site = "Thửa 12, tờ bản đồ 7" },
        documents = new[] { new { upload, key = "application" } },
    };

    private async Task<HttpResponseMessage> Upload(Stream content, string name, HttpClient? officer = null)
    {
        using var body = new StreamContent(content);
        return await (officer ?? reception).PostAsync(new Uri($"/api/uploads?name={Uri.EscapeDataString(name)}", UriKind.Relative), body);
    }

    private async Task<HttpResponseMessage> Send(string path, HttpContent content, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = content };
        request.Headers.Add("Idempotency-Key", key);
        return await reception.SendAsync(request);
    }

    private async Task<HttpResponseMessage> Get(string path, Action<HttpRequestMessage>? with = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        with?.Invoke(request);
        return await reception.SendAsync(request);
    }

    private Task<WorkflowDbContext> Db() => office.Host.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();
}
