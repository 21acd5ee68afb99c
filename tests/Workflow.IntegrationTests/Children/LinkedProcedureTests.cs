using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core.Dossiers;
using Workflow.Core.Offices;
using Workflow.Core.Tasks;
using Workflow.Host.Children;
using Workflow.Host.Procedures;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using Workflow.Persistence;
using Workflow.Testing;

namespace Workflow.IntegrationTests.Children;

/// <summary>The shipped procedure that registers a birth, a residence and a health insurance from one declaration.</summary>
public sealed class LinkedProcedureTests
{
    private const string Reception = "xa";
    private const string Leader = "tuphap";

    private static readonly object done = new { outcome = "Done" };

    private HostFixture host = null!;
    private Guid received;

    [SetUp]
    public async Task Receive()
    {
        host = await HostFixture.Start(new Dictionary<string, string?> { ["Triggers:Delivers"] = "false" }, db =>
        {
            db.Posts.AddRange(new[] { Role.ExternalAgency, Role.ReturnOfficer }.Select(role => At(Reception, role)));
            db.Posts.AddRange(new[] { Role.Approver, Role.RecordsClerk, Role.SealCustodian }.Select(role => At(Leader, role)));
        });
        var package = ProcedureFolder.Read(Path.Combine(Repository.Workflows, "p13-lien-thong-khai-sinh")).Value;
        var published = await host.Services.GetRequiredService<PublishVersion>().Publish(package, "kiemsoat", null, default);
        Assert.That(published.Rejection?.Problems.Select(p => $"{p.Path}: {p.Sentence.En}"), Is.Null, published.Rejection?.Code);
        received = (await PermitOffice.Receive(await host.Machine(Reception), new
        {
            procedure = "2.002621",
            channel = "Counter",
            applicant = new { name = "Nguyễn Thị Hà", identityNumber = "027185001234", phone = "0912345678", address = "Xã Phù Lãng, tỉnh Bắc Ninh" },
            declaration = new { childName = "Nguyễn Minh Khuê", bornOn = "2026-11-02", motherId = "027195001234" },
        })).Id();
    }

    [TearDown]
    public ValueTask Stop() => host.DisposeAsync();

    [Test]
    public async Task Receive_OneDeclaration_ComesToThreeDossiersAndWaitsForThem()
    {
        await Complete(Reception, "receive", new { outcome = "Forwarded", record = new { documentsChecked = true, digitised = (string[])["application", "birth-certificate"] } });
        await Appraise("Eligible");
        await Complete(Leader, "approve-birth", new { outcome = "Approved", record = new { capacity = "Chính danh" } });
        host.Time.Advance(TimeSpan.FromHours(1));
        await Complete(Leader, "assign-number", done);
        await Complete(Leader, "stamp", new { outcome = "Done", record = new { seal = "Con dấu thứ hai đặt tại Trung tâm" } });

        var children = await Children();
        Assert.That(children.Select(c => (c.CaseKey, c.Limit)), Is.EquivalentTo(new[] { ("birth", "1wd"), ("residence", "2wd"), ("insurance", "2wd") }));
        Assert.That(children.Append(await Dossier()).Select(c => c.Code).Distinct().Count(), Is.EqualTo(4));
        // Vietnam Culture Day, 24/11, is off.
        Assert.That(children.Select(c => (c.CaseKey, Local(c.BindingAt))), Is.EquivalentTo(new[]
        {
            ("birth", "2026-11-23 08:00"), ("residence", "2026-11-25 09:00"), ("insurance", "2026-11-25 09:00"),
        }));
        Assert.That(children.Single(c => c.CaseKey == "birth"), Has.Property(nameof(Core.Dossiers.Dossier.Outcome)).EqualTo(DossierOutcome.Granted));
        Assert.That(await Dossier(), Has.Property(nameof(Core.Dossiers.Dossier.State)).EqualTo(DossierState.InProcess));

        await Complete(Reception, "issue-insurance", done);
        Assert.That(await OpenSteps(), Is.EqualTo(new[] { "register-residence" }));
        await Complete(Reception, "register-residence", new { outcome = "Failed" });
        await HandOver();

        Assert.That((await Children()).Append(await Dossier()).Select(d => d.State), Is.All.EqualTo(DossierState.Returned));
    }

    [Test]
    public async Task Refuse_Birth_StartsNoOtherDossier()
    {
        await Complete(Reception, "receive", new { outcome = "Forwarded", record = new { documentsChecked = true, digitised = (string[])["application", "birth-certificate"] } });
        await Appraise("NotEligible");
        await Complete(Leader, "approve-birth", new { outcome = "Refused", record = new { capacity = "Chính danh" } });
        await Complete(Leader, "number-refusal", done);
        await HandOver();

        var birth = (await Children()).Single();
        Assert.That((birth.CaseKey, birth.State, birth.Outcome), Is.EqualTo(("birth", DossierState.Returned, DossierOutcome.Refused)));
        Assert.That((await Dossier()).State, Is.EqualTo(DossierState.Returned));
    }

    private Task Appraise(string outcome) => Complete(Reception, "appraise-birth", new
    {
        outcome,
        form = new { childName = "Nguyễn Minh Khuê", bornOn = "2026-11-02", sex = "female" },
        record = new { appraisal = "Đã đối chiếu giấy chứng sinh với dữ liệu cha mẹ." },
    });

    private Task HandOver() => Complete(Reception, "return-result", new { outcome = "Returned", record = new { receiver = "Nguyễn Thị Hà", evidence = "Ký nhận trên phiếu hẹn trả" } });

    /// <summary>Completes the step that is open in some dossier, and lets the dossiers hear of each other.</summary>
    private async Task Complete(string officer, string stepKey, object decision)
    {
        await using var db = await Database();
        var task = await db.Tasks.AsNoTracking().SingleAsync(t => t.State == TaskState.Open && t.StepKey == stepKey);
        await PermitOffice.Complete(await host.Machine(officer), JsonSerializer.SerializeToElement(new { id = task.Id, revision = task.Revision }), decision);
        await host.Services.GetRequiredService<ErrandDelivery>().Run();
    }

    private async Task<IReadOnlyList<string>> OpenSteps()
    {
        await using var db = await Database();
        return await db.Tasks.Where(t => t.State == TaskState.Open).Select(t => t.StepKey).ToListAsync();
    }

    private async Task<IReadOnlyList<Dossier>> Children()
    {
        await using var db = await Database();
        return await db.Dossiers.AsNoTracking().Where(d => d.ParentId == received).ToListAsync();
    }

    private async Task<Dossier> Dossier()
    {
        await using var db = await Database();
        return await db.Dossiers.AsNoTracking().SingleAsync(d => d.Id == received);
    }

    private static string Local(DateTime instant) => instant.AddHours(7).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static Post At(string officer, Role role) => new() { OfficerId = officer, UnitCode = SampleOffice.Commune, Role = role };

    private Task<WorkflowDbContext> Database() => host.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();
}
