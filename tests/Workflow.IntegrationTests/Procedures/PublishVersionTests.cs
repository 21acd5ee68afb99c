using Microsoft.Extensions.DependencyInjection;
using Workflow.Host.Procedures;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Procedures;

/// <summary>Publishing by meaning: what is known makes no new version.</summary>
public sealed class PublishVersionTests
{
    private HostFixture host = null!;
    private PublishVersion publish = null!;

    [SetUp]
    public async Task Start()
    {
        host = await HostFixture.Start();
        publish = host.Services.GetRequiredService<PublishVersion>();
    }

    [TearDown]
    public async Task Stop() => await host.DisposeAsync();

    [Test]
    public async Task Publish_KnownMeanings_MakeNoVersionAndDoNotBecomeCurrentAgain()
    {
        var first = (await publish.Publish(PermitProcedure.Package(), "kiemsoat", null, default)).Value;
        var redrawn = (await publish.Publish(PermitProcedure.Package(drawing: 40), "kiemsoat", null, default)).Value;
        var second = (await publish.Publish(PermitProcedure.Package(title: "Thẩm định, kiểm tra"), "kiemsoat", null, default)).Value;
        var old = (await publish.Publish(PermitProcedure.Package(drawing: 40), "kiemsoat", null, default)).Value;

        Assert.That((first.Number, first.Result, first.IsCurrent), Is.EqualTo((1, PublicationResult.Published, true)));
        Assert.That((redrawn.Number, redrawn.Result), Is.EqualTo((1, PublicationResult.DrawingReplaced)));
        Assert.That((second.Number, second.Result, second.IsCurrent), Is.EqualTo((2, PublicationResult.Published, true)));
        Assert.That((old.Number, old.Result, old.IsCurrent), Is.EqualTo((1, PublicationResult.Unchanged, false)));
    }

    [Test]
    public async Task Publish_StepsLongerThanTheLimit_NeedAReasonThatIsKept()
    {
        var package = PermitProcedure.Package(limit: "2wd");

        var refused = await publish.Publish(package, "kiemsoat", null, default);
        var confirmed = await publish.Publish(package, "kiemsoat", "Quyết định 12/QĐ-UBND giữ nguyên các bước", default);
        var versions = await host.Services.GetRequiredService<ProcedureQueries>().Versions(PermitProcedure.Code, null, null);

        Assert.That(refused.Rejection?.Code, Is.EqualTo("OverrunUnconfirmed"));
        Assert.That(confirmed.Value.Number, Is.EqualTo(1));
        Assert.That(versions.Value.Single().OverrunReason, Is.EqualTo("Quyết định 12/QĐ-UBND giữ nguyên các bước"));
    }

    [Test]
    public async Task Package_OfAVersion_IsWhatWasPublished()
    {
        var package = PermitProcedure.Package();
        await publish.Publish(package, "kiemsoat", null, default);

        var stored = await host.Services.GetRequiredService<ProcedureQueries>().Package(PermitProcedure.Code, 1);

        Assert.That(stored.Value.Procedure, Is.EqualTo(package.Procedure));
        Assert.That(stored.Value.Processes, Is.EquivalentTo(package.Processes));
    }
}
