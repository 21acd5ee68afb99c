using Microsoft.EntityFrameworkCore;
using Workflow.BrowserTests.Testing;
using Workflow.Core.Dossiers;

namespace Workflow.BrowserTests;

/// <summary>The page of a dossier in every state of the sample office.</summary>
public sealed class DossierPageTests
{
    private SampleHost sample = null!;

    [OneTimeSetUp]
    public async Task Start() => sample = await SampleHost.Start();

    [OneTimeTearDown]
    public async Task Stop() => await sample.DisposeAsync();

    [Test]
    public async Task Page_OfADossierInEachState_IsClean()
    {
        await using var db = await sample.Db();
        var dossiers = await db.Dossiers.OrderByDescending(d => d.HistoryCount).ToListAsync();
        await using var desk = await Desk.Acting(sample, "pho.chu.tich");

        foreach (var dossier in dossiers.DistinctBy(d => (d.State, d.Payment, d.Delivery, d.Sync, d.IsBlocked)))
        {
            await desk.Go($"/ho-so/{dossier.Code}");
            await desk.InspectAtBothWidths($"dossier-{dossier.State}{(dossier.IsBlocked ? "-blocked" : "")}-{dossier.Delivery}");
        }
        Assert.That(dossiers.Select(d => d.State).Distinct().Count(), Is.GreaterThan(6));
    }

    [Test]
    public async Task Drawing_ByTheKeyboard_OpensItsListAndLeadsToTheStep()
    {
        await using var db = await sample.Db();
        var dossier = await db.Dossiers.Where(d => d.State == DossierState.InProcessAppraising).OrderByDescending(d => d.HistoryCount).FirstAsync();
        await using var desk = await Desk.Acting(sample, "pho.chu.tich");
        await desk.Go($"/ho-so/{dossier.Code}");

        await desk.Page.FocusAsync(".flow-list .here-l a");
        var box = await desk.Page.Locator(".flow-list").BoundingBoxAsync();
        await desk.Inspect("dossier-flow-list");
        await desk.Page.Keyboard.PressAsync("Enter");
        await desk.Page.WaitForURLAsync("**/viec/**");

        Assert.That(box!.Width, Is.GreaterThan(200), "what has the focus is seen");
    }

    [Test]
    public async Task Numbers_AskedFor_AreShownAndTheDarkIsClean()
    {
        await using var db = await sample.Db();
        var dossier = await db.Dossiers.Where(d => d.State == DossierState.InProcessAppraising).FirstAsync();
        await using var desk = await Desk.Acting(sample, "pho.chu.tich");
        await desk.Go($"/ho-so/{dossier.Code}");
        Assert.That(await desk.Page.InnerTextAsync("#nguoi-nop"), Does.Not.Contain(dossier.ApplicantIdentity));

        await desk.Page.ClickAsync("#nguoi-nop button");
        Assert.That(await desk.Page.InnerTextAsync("#nguoi-nop"), Does.Contain(dossier.ApplicantIdentity));
        await desk.Page.ClickAsync("button[name=theme]");
        await desk.Page.ClickAsync("button[name=theme]");
        await desk.Go($"/ho-so/{dossier.Code}");
        await desk.InspectAtBothWidths("dossier-dark");
    }
}
