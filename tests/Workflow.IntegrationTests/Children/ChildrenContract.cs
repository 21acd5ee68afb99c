using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core.Dossiers;
using Workflow.Host.Children;
using Workflow.Host.Procedures;
using Workflow.Interpretation;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Children;

/// <summary>Dossiers that processes start, on every database; a subclass says which one.</summary>
public abstract class ChildrenContract
{
    private const string Parent = "kq:Var(Object) x:Execute(thuong-tru;waitForCompletion=true;input=({ ten: 'Khuê' })) s:Set(kq=getOutputFrom('x').output.so) b:Step | x>s>b";
    private const string Child = "a:Step o:Output(so=getInput('ten') + ' 12/ĐK') | a>o";

    private IReadOnlyDictionary<string, string?> storage = null!;
    private LinkedOffice office = null!;

    [SetUp]
    public async Task Open() => office = await LinkedOffice.Open(storage = await NewDatabase());

    [TearDown]
    public async Task Close() => await office.DisposeAsync();

    /// <summary>Settings of a database of its own that is still empty.</summary>
    protected abstract Task<IReadOnlyDictionary<string, string?>> NewDatabase();

    [Test]
    public async Task Begin_Child_HasCodeDeadlineAndParentOfItsOwn()
    {
        var parent = await Receive();

        await office.Deliver();

        var child = (await office.ChildrenOf(parent.Id)).Single();
        Assert.That((child.Limit, child.CaseKey, child.ProcedureName, child.Awaited), Is.EqualTo(("2wd", "linked", "Đăng ký thường trú", ChildWait.End)));
        Assert.That((child.Code, child.BindingAt), Is.Not.EqualTo((parent.Code, parent.BindingAt)));
        Assert.That((child.ApplicantName, child.Declaration), Is.EqualTo((parent.ApplicantName, parent.Declaration)));
        Assert.That((await office.OpenSteps(parent.Id), await office.OpenSteps(child.Id)), Is.EqualTo(("", "a")));
        var (above, below) = (await office.View(parent.Id), await office.View(child.Id));
        Assert.That((above.GetProperty("children")[0].Text("code"), below.GetProperty("parent").Text("code")), Is.EqualTo((child.Code, parent.Code)));
    }

    [Test]
    public async Task Report_AfterTheHostDied_ResumesTheParentOnceWithTheOutputs()
    {
        var parent = await Receive();
        await office.Deliver();
        var child = (await office.ChildrenOf(parent.Id)).Single();
        await office.Complete(child.Id);
        Assert.That(await office.OpenSteps(parent.Id), Is.Empty, "resumed before anybody carried the report");

        await using var another = await LinkedOffice.OpenAnother(storage);
        var deliveries = new[] { office.Host, another }.Select(h => h.Services.GetRequiredService<ErrandDelivery>().Run());
        await Task.WhenAll(deliveries);
        await office.Deliver();

        await using var db = await office.Database();
        Assert.That(await office.OpenSteps(parent.Id), Is.EqualTo("b"));
        Assert.That((await db.Variables.SingleAsync(v => v.DossierId == parent.Id && v.Name == "kq")).Json, Is.EqualTo("\"Khuê 12/ĐK\""));
        Assert.That(await db.History.CountAsync(h => h.DossierId == parent.Id && h.Verb == HistoryVerb.ChildReported), Is.EqualTo(1));
        Assert.That((await db.Errands.CountAsync(), await db.Waits.CountAsync()), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task Withdraw_Parent_EndsItsChildren()
    {
        var parent = await Receive();
        await office.Deliver();

        await Withdraw(parent);
        await office.Deliver();

        var child = (await office.ChildrenOf(parent.Id)).Single();
        Assert.That((child.State, child.IsClosed, await office.OpenSteps(child.Id)), Is.EqualTo((DossierState.Withdrawn, true, "")));
        await using var db = await office.Database();
        Assert.That(await db.Errands.CountAsync(), Is.Zero);
    }

    [Test]
    public async Task Withdraw_BeforeTheChildBegan_LetsItNeverBegin()
    {
        var parent = await Receive();

        await Withdraw(parent);
        await office.Deliver();

        Assert.That(await office.ChildrenOf(parent.Id), Is.Empty);
    }

    [Test]
    public async Task Withdraw_Child_ResumesTheParent()
    {
        var parent = await Receive();
        await office.Deliver();

        await Withdraw((await office.ChildrenOf(parent.Id)).Single());
        await office.Deliver();

        Assert.That(await office.OpenSteps(parent.Id), Is.EqualTo("b"));
    }

    [Test]
    public async Task Publish_NewVersionOfTheChild_ChangesNothingUntilTheParentIsPublishedAgain()
    {
        var first = await office.Publish("1.004222", Drawing.Json("a:Step").Called("khac"), Drawing.Json(Child).Called("thuong-tru"));
        var parentVersion = await office.Publish(DrawnProcedure.Code, Drawing.Json(Parent));
        var second = await office.Publish("1.004222", Drawing.Json("a:Step").Called("khac"), Drawing.Json("z:Step").Called("thuong-tru"));

        var (before, again) = (await office.Receive(), await office.Publish(DrawnProcedure.Code, Drawing.Json(Parent)));
        var after = await office.Receive();
        await office.Deliver();

        Assert.That((again.Result, again.Number), Is.EqualTo((PublicationResult.Published, parentVersion.Number + 1)));
        var (old, current) = ((await office.ChildrenOf(before.Id())).Single(), (await office.ChildrenOf(after.Id())).Single());
        Assert.That((old.VersionId, current.VersionId), Is.EqualTo((first.VersionId, second.VersionId)));
        Assert.That((await office.OpenSteps(old.Id), await office.OpenSteps(current.Id)), Is.EqualTo(("a", "z")));
    }

    [Test]
    public async Task Publish_DefinitionUsedAsActivity_KeepsTheContentItWasPublishedWith()
    {
        await office.Publish("1.004222", Drawing.Json("a:Step").Called("khac"), Drawing.Json("a:Step").AsActivity("XacMinh"));
        await office.Publish(DrawnProcedure.Code, Drawing.Json("v:Use(XacMinh)"));
        await office.Publish("1.004222", Drawing.Json("a:Step").Called("khac"), Drawing.Json("z:Step").AsActivity("XacMinh"));
        // A host that has built nothing yet reads the pinned documents.
        await using var another = await LinkedOffice.OpenAnother(storage);

        var dossier = await PermitOffice.Receive(await another.Machine("xa"), DrawnProcedure.Application);

        Assert.That(await office.OpenSteps(dossier.Id()), Is.EqualTo("v/a"));
    }

    private async Task<Dossier> Receive()
    {
        await office.Publish(DrawnProcedure.Code, Drawing.Json(Parent).Called("lien-thong"), Drawing.Json(Child).Called("thuong-tru"));
        return await office.Read((await office.Receive()).Id());
    }

    private async Task Withdraw(Dossier dossier)
    {
        using var answer = await PermitOffice.Send(office.Officer, $"/api/dossiers/{dossier.Id}/withdraw", new { reason = "Người nộp xin rút hồ sơ." });
        Assert.That((int)answer.StatusCode, Is.EqualTo(200));
    }
}

/// <summary>What the tests read of an answer.</summary>
internal static class Answers
{
    public static Guid Id(this System.Text.Json.JsonElement answer) => answer.GetProperty("id").GetGuid();
}
