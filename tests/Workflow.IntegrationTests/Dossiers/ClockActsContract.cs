using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Workflow.Core.Deadlines;
using Workflow.Host.Notices;
using Workflow.IntegrationTests.Testing;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;

namespace Workflow.IntegrationTests.Dossiers;

/// <summary>Extension, suspension and another limit through the API, on every database; a subclass says which one.</summary>
public abstract class ClockActsContract
{
    private const string Process = "s:Start r:Receive a:Appraise t:ReturnResult e:End | s>r r.Forwarded>a a.Eligible>t a.NotEligible>t a.SupplementNeeded>t t.Returned>e";

    private static readonly object Apology = new { promisedAt = "2026-12-31T10:00:00+07:00", reason = "Phải lấy thêm ý kiến", document = "15/PXL" };

    /// <summary>Settings of a database of its own that is still empty.</summary>
    protected abstract Task<IReadOnlyDictionary<string, string?>> NewDatabase();

    [Test]
    public async Task Extension_SeenThenDone_MovesThePromiseOnceAndKeepsTheFact()
    {
        await using var office = await CommuneOffice.Open(Process, await NewDatabase());
        var (path, before) = await Received(office);

        using var preview = await Send(office.Officer, $"{path}/extension/preview", Apology);
        var untouched = await Line(office, path);
        using var done = await Send(office.Officer, $"{path}/extension", Apology, Revision(before), "gia-han");
        using var repeated = await Send(office.Officer, $"{path}/extension", Apology, Revision(before), "gia-han");
        var after = await Line(office, path);

        var shown = (await preview.ReadJson()).GetProperty("after");
        Assert.That((At(shown, "appointedAt"), At(shown, "bindingAt")), Is.EqualTo((Promised, At(before, "bindingAt"))));
        Assert.That((Revision(untouched), done.StatusCode, repeated.StatusCode), Is.EqualTo((Revision(before), HttpStatusCode.OK, HttpStatusCode.OK)));
        Assert.That((At(after, "appointedAt"), At(after, "bindingAt")), Is.EqualTo((Promised, At(before, "bindingAt"))));
        await using var db = await office.Database();
        var fact = await db.ClockFacts.SingleAsync(f => f.Kind == ClockFactKind.Extended);
        Assert.That((fact.PromisedAt, fact.Document, fact.LegalBasis), Is.EqualTo(((DateTime?)Promised, "15/PXL", (string?)null)));
    }

    [Test]
    public async Task Extension_Done_TellsTheApplicantTheNewDateOnce()
    {
        await using var office = await CommuneOffice.Open(Process, await WithMessages());
        var (path, before) = await Received(office);

        using var preview = await Send(office.Officer, $"{path}/extension/preview", Apology);
        using var done = await Send(office.Officer, $"{path}/extension", Apology, Revision(before), "gia-han");
        using var repeated = await Send(office.Officer, $"{path}/extension", Apology, Revision(before), "gia-han");

        Assert.That(await Told(office), Is.EqualTo(new[] { ("Applicant.NewAppointment", Promised) }));
    }

    [Test]
    public async Task Resumption_AfterASuspension_TellsTheApplicantTheDateAsItIsThen()
    {
        await using var office = await CommuneOffice.Open(Process, await WithMessages());
        var (path, before) = await Received(office);

        using var suspended = await Send(office.Officer, $"{path}/suspension", new { reason = "Chờ Tòa án", legalBasis = "Điều 141" }, Revision(before));
        var whileSuspended = await Told(office);
        office.Host.Time.Advance(TimeSpan.FromHours(2));
        using var resumed = await Send(office.Officer, $"{path}/resumption", new { reason = "Tòa án đã xử" }, Revision(await Line(office, path)));

        Assert.That(whileSuspended, Is.Empty, "a clock that stands promises no date");
        Assert.That(await Told(office), Is.EqualTo(new[] { ("Applicant.MovedAppointment", At(before, "appointedAt").AddHours(2)) }));
    }

    [Test]
    public async Task Extension_WithoutOrWithAnOldRevision_IsRefused()
    {
        await using var office = await CommuneOffice.Open(Process, await NewDatabase());
        var (path, before) = await Received(office);

        using var unconditional = await Send(office.Officer, $"{path}/extension", Apology);
        using var stale = await Send(office.Officer, $"{path}/extension", Apology, Revision(before) - 1);

        Assert.That((unconditional.StatusCode, stale.StatusCode), Is.EqualTo((HttpStatusCode.PreconditionRequired, HttpStatusCode.Conflict)));
        Assert.That((await stale.ReadJson()).GetProperty("current").Text("dossierCode"), Is.EqualTo(before.Text("code")));
    }

    [Test]
    public async Task Suspension_ThenResumption_MovesEveryDateByTheTimeBetween()
    {
        await using var office = await CommuneOffice.Open(Process, await NewDatabase());
        var (path, before) = await Received(office);

        using var suspended = await Send(office.Officer, $"{path}/suspension", new { reason = "Chờ Tòa án", legalBasis = "Điều 141" }, Revision(before));
        var standing = await Line(office, path);
        office.Host.Time.Advance(TimeSpan.FromHours(2));
        using var resumed = await Send(office.Officer, $"{path}/resumption", new { reason = "Tòa án đã xử" }, Revision(standing));
        var after = await Line(office, path);

        Assert.That((suspended.StatusCode, resumed.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));
        Assert.That((standing.Text("state"), standing.GetProperty("isPaused").GetBoolean()), Is.EqualTo(("Suspended", true)));
        Assert.That((after.Text("state"), At(after, "bindingAt")), Is.EqualTo(("InProcessAppraising", At(before, "bindingAt").AddHours(2))));
    }

    [Test]
    public async Task Limit_ThatIsUnreadableOrWithoutBasis_IsRefused()
    {
        await using var office = await CommuneOffice.Open(Process, await NewDatabase());
        var (path, before) = await Received(office);

        using var unreadable = await Send(office.Officer, $"{path}/limit", new { limit = "7 ngày", reason = "Sửa", legalBasis = "Quyết định" }, Revision(before));
        using var baseless = await Send(office.Officer, $"{path}/limit", new { limit = "7wd", reason = "Sửa", legalBasis = "" }, Revision(before));

        Assert.That((await unreadable.ReadJson()).Text("code"), Is.EqualTo("LimitUnreadable"));
        Assert.That((await baseless.ReadJson()).Text("code"), Is.EqualTo("LegalBasisMissing"));
    }

    private async Task<Dictionary<string, string?>> WithMessages() =>
        new(await NewDatabase()) { ["Channels:Sms:Url"] = "https://sms.example/send", ["Outbox:AllowedHosts:1"] = "sms.example", ["Outbox:Sends"] = "false" };

    /// <summary>What the applicant was told, and of which date.</summary>
    private static async Task<List<(string Template, DateTime DueAt)>> Told(CommuneOffice office)
    {
        await using var db = await office.Database();
        var messages = await db.Outbox.Where(m => m.Channel == NoticeChannels.Sms && m.RecipientId == null).OrderBy(m => m.CreatedAt).ToListAsync();
        return messages.ConvertAll(m => (Notice.Read(m).Template, Notice.Read(m).Subject!.DueAt));
    }

    private static DateTime Promised => new(2026, 12, 31, 3, 0, 0, DateTimeKind.Utc);

    private static async Task<(string Path, JsonElement Line)> Received(CommuneOffice office)
    {
        var path = $"/api/dossiers/{(await office.ReceiveAndForward()).Text("dossierId")}";
        return (path, await Line(office, path));
    }

    private static async Task<JsonElement> Line(CommuneOffice office, string path)
    {
        using var answer = await office.Officer.GetAsync(new Uri(path, UriKind.Relative));
        return (await answer.ReadJson()).GetProperty("dossier");
    }

    private static int Revision(JsonElement line) => line.GetProperty("revision").GetInt32();

    private static DateTime At(JsonElement dates, string name) => dates.GetProperty(name).GetDateTime();
}
