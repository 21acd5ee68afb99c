using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core.Procedures;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Host.Procedures;
using Workflow.Host.Procedures.Versions;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Procedures;

/// <summary>Versions on their page: published for a day, withdrawn, restored, approved by a second pair of eyes, carried to another office.</summary>
public sealed class VersionPagesTests
{
    private const string Path = $"/procedures/{PermitProcedure.Code}";

    private HostFixture host = null!;

    [TearDown]
    public async Task Stop() => await host.DisposeAsync();

    [Test]
    public async Task Withdraw_WithAReason_ReceivesNoMoreDossiersAndSaysSo()
    {
        await Start();
        await Publish(PermitProcedure.Package());
        var controller = await host.Officer("kiemsoat");

        using var withdrawn = await Act(controller, "Withdraw", ("number", "1"), ("reason", "Bãi bỏ theo Quyết định 45/QĐ-UBND"));

        Assert.That(withdrawn.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That((await host.Services.GetRequiredService<CurrentVersions>().Of(PermitProcedure.Code, default)).Rejection?.Code, Is.EqualTo("ProcedureNotPublished"));
        Assert.That(await Text(controller), Does.Contain("Đã ngừng").And.Contain("Bãi bỏ theo Quyết định 45/QĐ-UBND"));
    }

    [Test]
    public async Task Withdraw_WithoutAReason_IsRefused()
    {
        await Start();
        await Publish(PermitProcedure.Package());

        using var answer = await Act(await host.Officer("kiemsoat"), "Withdraw", ("number", "1"), ("reason", " "));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
    }

    [Test]
    public async Task Withdraw_ByADesigner_IsForbidden()
    {
        await Start();
        await Publish(PermitProcedure.Package());

        using var answer = await Act(await host.Officer("thietke"), "Withdraw", ("number", "1"), ("reason", "thử"));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden).Or.EqualTo(HttpStatusCode.Redirect));
        Assert.That((await host.Services.GetRequiredService<CurrentVersions>().Of(PermitProcedure.Code, default)).IsRejected, Is.False);
    }

    [Test]
    public async Task Restore_AnOldVersion_IsTheNextNumberAndNamesItsOrigin()
    {
        await Start();
        await Publish(PermitProcedure.Package());
        await Publish(PermitProcedure.Package(title: "Thẩm định, kiểm tra"));
        var controller = await host.Officer("kiemsoat");

        using var restored = await Act(controller, "Restore", ("number", "1"), ("reason", "Trở lại quy trình cũ"));

        var versions = (await host.Services.GetRequiredService<ProcedureQueries>().Versions(PermitProcedure.Code, null, null)).Value;
        Assert.That(versions.Select(v => (v.Number, v.RestoredFrom, v.IsCurrent)), Is.EqualTo(new[] { (3, (int?)1, true), (2, null, false), (1, null, false) }));
    }

    [Test]
    public async Task Publish_ForALaterDay_ComesIntoForceWithThatDay()
    {
        await Start();
        await Publish(PermitProcedure.Package());
        var scheduled = await host.Services.GetRequiredService<PublishVersion>().Publish(
            PermitProcedure.Package(title: "Thẩm định, kiểm tra"), new PublicationOrder("kiemsoat") { EffectiveFrom = new DateOnly(2026, 11, 23), DecisionNumber = "12/QĐ-UBND" }, default);

        var before = (await Current()).Number;
        host.Time.Set(new DateTimeOffset(2026, 11, 22, 17, 0, 0, TimeSpan.Zero));
        await host.Services.GetRequiredService<VersionSweep>().Run(default);

        Assert.That((scheduled.Value.Number, scheduled.Value.IsCurrent, before), Is.EqualTo((2, false, 1)));
        Assert.That((await Current()).Number, Is.EqualTo(2));
        Assert.That(await Text(await host.Officer("kiemsoat")), Does.Contain("12/QĐ-UBND").And.Contain("Bắt đầu có hiệu lực"));
    }

    [Test]
    public async Task Publish_ForADayThatIsOver_IsRefused()
    {
        await Start();

        var refused = await host.Services.GetRequiredService<PublishVersion>().Publish(
            PermitProcedure.Package(), new PublicationOrder("kiemsoat") { EffectiveFrom = new DateOnly(2026, 11, 19) }, default);

        Assert.That(refused.Rejection?.Code, Is.EqualTo("EffectiveInPast"));
    }

    [Test]
    public async Task Import_WhereFourEyesAreAskedFor_WaitsForAnotherController()
    {
        await Start(new() { ["Procedures:FourEyes"] = "true" });
        var controller = await host.Officer("kiemsoat");

        using var imported = await Import(controller, PackageArchive.Write(PermitProcedure.Package()));

        Assert.That(imported.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That((await host.Services.GetRequiredService<CurrentVersions>().Of(PermitProcedure.Code, default)).IsRejected, Is.True);
        var proposal = (await host.Services.GetRequiredService<VersionBoard>().Waiting(default)).Single();
        using var own = await Act(controller, "Approve", ("proposal", proposal.Id.ToString()), ("decision", "12/QĐ-UBND"));
        Assert.That(own.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await host.Services.GetRequiredService<VersionBoard>().Waiting(default)), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Restore_WhereFourEyesAreAskedFor_WaitsForAnotherController()
    {
        await Start(new() { ["Procedures:FourEyes"] = "true" });
        await Publish(PermitProcedure.Package());
        await Publish(PermitProcedure.Package(title: "Thẩm định, kiểm tra"));

        using var handedIn = await Act(await host.Officer("kiemsoat"), "Restore", ("number", "1"), ("reason", "Trở lại quy trình cũ"));
        var waiting = (await host.Services.GetRequiredService<VersionBoard>().Waiting(default)).Single();
        var before = await Current();
        var another = host.Services.GetRequiredService<OfficeDirectory>().Current.Person("quantri")!;
        var approved = await host.Services.GetRequiredService<Proposals>().Approve(another, waiting.Id, null, default);

        Assert.That(handedIn.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That((before.Number, waiting.RestoredFrom, waiting.Note), Is.EqualTo((2, (int?)1, "Trở lại quy trình cũ")));
        Assert.That(approved.Rejection, Is.Null);
        var versions = (await host.Services.GetRequiredService<ProcedureQueries>().Versions(PermitProcedure.Code, null, null)).Value;
        Assert.That((versions[0].Number, versions[0].RestoredFrom), Is.EqualTo((3, (int?)1)));
    }

    [Test]
    public async Task PublishByTheApi_WhereFourEyesAreAskedFor_IsRefused()
    {
        await Start(new() { ["Procedures:FourEyes"] = "true" });
        var package = PermitProcedure.Package();

        using var answer = await (await host.Officer("kiemsoat")).PostAsJsonAsync(
            "/api/procedures", new { procedure = package.Procedure, processes = package.Processes, forms = package.Forms });

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await host.Services.GetRequiredService<CurrentVersions>().Of(PermitProcedure.Code, default)).IsRejected, Is.True);
    }

    [Test]
    public async Task ExportAndImport_InAnotherOffice_IsTheSameVersion()
    {
        await Start();
        await Publish(PermitProcedure.Package());
        var controller = await host.Officer("kiemsoat");
        var exported = await controller.GetByteArrayAsync(new Uri($"{Path}?handler=Export&number=1", UriKind.Relative));

        var read = PackageArchive.Read(new MemoryStream(exported));
        using var again = await Import(controller, exported);

        Assert.That(read.Value.Processes, Is.EqualTo(PermitProcedure.Package().Processes));
        Assert.That(read.Value.Forms, Is.EqualTo(PermitProcedure.Package().Forms));
        Assert.That((await Current()).Number, Is.EqualTo(1));
    }

    [TestCase("đây không phải tệp nén")]
    [TestCase("")]
    public async Task Import_OfRubbish_IsRefusedInASentence(string content)
    {
        await Start();

        using var answer = await Import(await host.Officer("kiemsoat"), Encoding.UTF8.GetBytes(content));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
    }

    private async Task Start(Dictionary<string, string?>? settings = null) => host = await HostFixture.Start(settings);

    private async Task Publish(ProcedurePackage package) =>
        Assert.That((await host.Services.GetRequiredService<PublishVersion>().Publish(package, "kiemsoat", null, default)).IsRejected, Is.False);

    private async Task<PublishedVersion> Current() => (await host.Services.GetRequiredService<CurrentVersions>().Of(PermitProcedure.Code, default)).Value;

    private static async Task<string> Text(HttpClient client) => WebUtility.HtmlDecode(await client.GetStringAsync(new Uri(Path, UriKind.Relative)));

    private static async Task<HttpResponseMessage> Act(HttpClient client, string handler, params (string Name, string Value)[] fields)
    {
        var token = await HostFixture.FormTokenOf(client, Path);
        using var content = new FormUrlEncodedContent(fields.Append((HostFixture.TokenField, token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        return await client.PostAsync(new Uri($"{Path}?handler={handler}", UriKind.Relative), content);
    }

    private static async Task<HttpResponseMessage> Import(HttpClient client, byte[] archive)
    {
        using var content = new MultipartFormDataContent
        {
            { new StringContent(await HostFixture.FormTokenOf(client, "/procedures")), HostFixture.TokenField },
            { new ByteArrayContent(archive), "file", "permit.zip" },
        };
        return await client.PostAsync(new Uri("/procedures?handler=Import", UriKind.Relative), content);
    }
}
