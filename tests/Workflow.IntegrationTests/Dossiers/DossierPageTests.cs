using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core;
using Workflow.Core.Audit;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Host.Dossiers.Flow;
using Workflow.IntegrationTests.Testing;
using Workflow.Persistence;
using Workflow.Testing;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;

namespace Workflow.IntegrationTests.Dossiers;

/// <summary>What the page of a dossier shows to whom.</summary>
public sealed class DossierPageTests
{
    private const string Identity = "027085001234";
    private const string Phone = "0912345678";

    private PermitOffice office = null!;
    private HttpClient machine = null!;
    private HttpClient reception = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        office = await PermitOffice.Open();
        machine = await office.Host.Machine("tiepnhan");
        reception = await office.Host.Officer("tiepnhan");
    }

    [OneTimeTearDown]
    public async Task Close() => await office.DisposeAsync();

    [Test]
    public async Task Page_NumbersOfTheApplicant_AreMaskedUntilAskedForAndThatIsLogged()
    {
        var received = await Receive(machine);
        var path = $"/ho-so/{received.Text("code")}";

        var masked = await Read(reception, path);
        using var shown = await HostFixture.PostForm(reception, path + "?handler=Show");
        var page = WebUtility.HtmlDecode(await shown.Content.ReadAsStringAsync());

        Assert.That(masked, Does.Contain("0270•••••234").And.Contain("•••••••678").And.Not.Contain(Identity).And.Not.Contain(Phone));
        Assert.That(page, Does.Contain(Identity).And.Contain(Phone).And.Contain("đã ghi nhật ký"));
        Assert.That(shown.Headers.CacheControl?.NoStore, Is.True);
        await using var db = await Db();
        var entry = await db.Audit.SingleAsync(a => a.DossierId == Guid.Parse(received.Text("id")));
        Assert.That((entry.Verb, entry.ActorId, entry.Subject, entry.Note), Is.EqualTo((AuditVerb.PersonalDataShown, "tiepnhan", received.Text("code"), (string?)null)));
        Assert.That(await Read(reception, path), Does.Not.Contain(Identity), "the next page asks again");
    }

    [Test]
    public async Task Page_OfADossierOutOfReach_IsNotFoundAndLogsNothing()
    {
        var received = await Receive(machine);
        var path = $"/ho-so/{received.Text("code")}";
        var stranger = await office.Host.Officer("xa");

        using var page = await stranger.GetAsync(new Uri(path, UriKind.Relative));
        using var shown = await stranger.PostAsync(new Uri(path + "?handler=Show", UriKind.Relative), new FormUrlEncodedContent([new(HostFixture.TokenField, await HostFixture.FormTokenOf(stranger, "/viec"))]));

        await using var db = await Db();
        Assert.That((page.StatusCode, shown.StatusCode), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.NotFound)));
        Assert.That(await db.Audit.AnyAsync(a => a.ActorId == "xa"), Is.False);
    }

    [Test]
    public async Task Related_DossiersOfTheSameApplicant_AreThoseWithinReach()
    {
        var person = new { name = "Vũ Thị Mận", identityNumber = "027185009999", phone = "0987654321", address = "Phường Đại Phúc, tỉnh Bắc Ninh" };
        async Task<string> From(HttpClient officer) => (await Receive(officer, new { procedure = PermitProcedure.Code, channel = "Counter", applicant = person, declaration = new { site = "Thửa 12, tờ bản đồ 7" } })).Text("code");
        var (first, second) = (await From(machine), await From(machine));
        var stranger = (await Receive(machine)).Text("code");
        var commune = await From(await office.Host.Machine("xa"));

        var page = await Read(reception, $"/ho-so/{second}");

        Assert.That(page, Does.Contain("Cùng người nộp").And.Contain($"href=\"/ho-so/{first}\""));
        Assert.That(page, Does.Not.Contain($"href=\"/ho-so/{stranger}\"").And.Not.Contain($"href=\"/ho-so/{commune}\""));
    }

    [Test]
    public async Task Page_AfterASupplementWasAsked_LeadsToTheFormsThatExistAndOnlyThose()
    {
        var received = await Receive(machine);
        var path = $"/ho-so/{received.Text("code")}";
        var before = await Read(reception, path);
        office.Host.Time.Advance(TimeSpan.FromMinutes(5));
        var appraising = await Complete(machine, OpenTask(received), Forwarded);
        office.Host.Time.Advance(TimeSpan.FromMinutes(5));
        await Complete(await office.Host.Machine("chuyenvien"), OpenTask(appraising), SupplementNeeded);

        var page = await Read(reception, path);
        var slip = await Read(reception, path + "/phieu-bo-sung");

        Assert.That(before, Does.Contain($"{path}/giay-hen").And.Contain($"{path}/phieu-kiem-soat").And.Not.Contain($"{path}/phieu-bo-sung"));
        Assert.That(page, Does.Contain($"{path}/phieu-bo-sung").And.Not.Contain($"{path}/thong-bao").And.Not.Contain($"{path}/xin-loi"));
        Assert.That(slip, Does.Contain("Bản vẽ móng").And.Contain("Chưa có trong hồ sơ thiết kế").And.Contain("Nguyễn Văn An"));
        using var notice = await reception.GetAsync(new Uri(path + "/thong-bao", UriKind.Relative));
        Assert.That(notice.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await Read(reception, path + "/phieu-kiem-soat"), Does.Contain("Giao: Trần Thị Lan").And.Contain("Nhận: Nguyễn Văn An"));
    }

    [Test]
    public async Task Page_OfADossierInHand_DrawsItsWayWithALinkToEachStepThatWasReached()
    {
        var received = await Receive(machine);
        var appraising = await Complete(machine, OpenTask(received), Forwarded);

        var page = await Read(reception, $"/ho-so/{received.Text("code")}");

        foreach (var task in (string[])[OpenTask(received).Text("id"), OpenTask(appraising).Text("id")])
            Assert.That(page.Split($"href=\"/viec/{task}\"").Length - 1, Is.GreaterThanOrEqualTo(2), "once in the drawing, once in the list");
        Assert.That(page, Does.Contain("class=\"here-l\"").And.Contain("● Đang ở đây"));
    }

    [Test]
    public async Task Way_OfADossierThatWaitsForASupplement_ReadsLikeThis()
    {
        CultureInfo.CurrentUICulture = SentenceBook.Vietnamese;
        var received = await Receive(machine);
        await Complete(await office.Host.Machine("chuyenvien"), OpenTask(await Complete(machine, OpenTask(received), Forwarded)), SupplementNeeded);

        await using var scope = office.Host.Services.CreateAsyncScope();
        var me = office.Host.Services.GetRequiredService<OfficeDirectory>().Current.Person("tiepnhan")!;
        var file = (await scope.ServiceProvider.GetRequiredService<DossierFiles>().Read(me, received.Text("code"), default)).Value;
        var view = (await scope.ServiceProvider.GetRequiredService<DossierFlows>().Of(file, default))!;

        var text = new StringBuilder();
        foreach (var step in view.Flow.Told) text.Append(CultureInfo.InvariantCulture, $"{step.State} ({step.Stays}) {step.Activity.Name}\n");
        foreach (var way in view.Flow.Ways.Select(w => file.Graph!.Connections[w]))
            text.Append(CultureInfo.InvariantCulture, $"{file.Graph!.Activities[way.Source].Id} –{way.Outcome}→ {file.Graph.Activities[way.Target].Id}\n");
        text.AppendJoin(", ", view.Drawing!.Kinds);
        Snapshot.Match(text.ToString());
    }

    private async Task<WorkflowDbContext> Db() => await office.Host.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();

    private static async Task<string> Read(HttpClient officer, string path)
    {
        using var answer = await officer.GetAsync(new Uri(path, UriKind.Relative));
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
