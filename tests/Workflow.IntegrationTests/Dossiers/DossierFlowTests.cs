using System.Globalization;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core;
using Workflow.Core.Tasks;
using Workflow.Host.Accounts;
using Workflow.Host.Desk;
using Workflow.Host.Dossiers;
using Workflow.Host.Dossiers.Flow;
using Workflow.Host.Hosting;
using Workflow.Host.Procedures.Drawing;
using Workflow.Persistence;

namespace Workflow.IntegrationTests.Dossiers;

/// <summary>The way of every dossier of the sample office, which stand in every state, on the drawing of its process.</summary>
public sealed class DossierFlowTests
{
    private readonly List<(DossierFile File, FlowView View)> all = [];
    private string folder = "";
    private WebApplication app = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        CultureInfo.CurrentUICulture = SentenceBook.Vietnamese;
        folder = Directory.CreateTempSubdirectory("one-stop-flow-").FullName;
        app = WorkflowApplication.Build(new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0", ["Storage:DataFolder"] = folder, ["Serilog:MinimumLevel:Default"] = "Error", ["Sample:Enabled"] = "true",
        });
        await app.StartAsync();
        await using var scope = app.Services.CreateAsyncScope();
        await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();
        var office = app.Services.GetRequiredService<OfficeDirectory>().Current;
        foreach (var code in await db.Dossiers.Select(d => d.Code).ToListAsync())
        {
            var file = await scope.ServiceProvider.GetRequiredService<DossierFiles>().Read(office.Person("pho.chu.tich")!, code, default);
            all.Add((file.Value, (await scope.ServiceProvider.GetRequiredService<DossierFlows>().Of(file.Value, default))!));
        }
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [SetUp]
    public void SpeakVietnamese() => CultureInfo.CurrentUICulture = SentenceBook.Vietnamese;

    [Test]
    public void Of_EveryDossier_TellsEachOfficersStepOnceAndMarksWhereItIs()
    {
        Assert.That(all, Has.Count.GreaterThan(40));
        foreach (var (file, view) in all)
        {
            var told = view.Flow.Told.ToList();
            Assert.That(told.Where(s => s.Activity.Step is not null).Select(s => s.Activity.Key), Is.EquivalentTo(file.Graph!.Activities.Where(a => a.Step is not null).Select(a => a.Key)), file.Dossier.Code);
            Assert.That(told.Where(s => s.State == FlowState.Here && s.Activity.Step is not null).Select(s => s.Activity.Index), Is.EquivalentTo(file.OpenTasks.Select(t => t.Activity).Distinct()), file.Dossier.Code);
            Assert.That(told.Where(s => s.Task is not null).Select(s => s.Activity.Index), Is.EquivalentTo(file.Tasks.Select(t => t.Activity).Distinct()), file.Dossier.Code);
            Assert.That(told.Exists(s => s.State == FlowState.Ahead), Is.EqualTo(!file.Dossier.IsClosed && told.Exists(s => s.Stays == 0)), file.Dossier.Code);
        }
    }

    [Test]
    public void Of_EveryDossier_CountsWhatStepsTookAndWhichAreLate()
    {
        foreach (var (file, view) in all)
        {
            var late = file.Tasks.Where(t => t.IsLate || t is { State: TaskState.Open, HasOwnDeadline: true } && t.DueAt <= DateTime.UtcNow.AddMinutes(-2)).Select(t => t.Activity).Distinct();
            Assert.That(view.Flow.Steps.Where(s => s.Task is not null).Select(s => s.Minutes), Has.All.GreaterThanOrEqualTo(0), file.Dossier.Code);
            Assert.That(view.Flow.Steps.Where(s => s.IsLate).Select(s => s.Activity.Index), Is.SupersetOf(late), file.Dossier.Code);
        }
        Assert.That(all.Sum(a => a.View.LateSteps), Is.GreaterThan(0), "the sample office has late steps");
    }

    [Test]
    public void Of_EveryDossier_GoesAlongWaysThatHangTogether()
    {
        foreach (var (file, view) in all)
        {
            var been = view.Flow.Steps.Where(s => s.Stays > 0).Select(s => s.Activity.Index).Concat(file.Graph!.Activities.Where(a => file.Graph.Activities.Any(c => c.Parent == a.Index)).Select(a => a.Index)).ToHashSet();
            foreach (var way in view.Flow.Ways.Select(w => file.Graph.Connections[w]))
                Assert.That(been.Contains(way.Source) && been.Contains(way.Target), $"{file.Dossier.Code}: {way.Path} was not gone.");
        }
        Assert.That(all.Count(a => a.View.Flow.Ways.Count > 0), Is.GreaterThan(30));
    }

    [Test]
    public void Drawing_OfEveryDossier_MarksTheLivePositionAndLeadsToItsSteps()
    {
        foreach (var (file, view) in all)
        {
            var svg = XElement.Parse(view.Drawing!.Svg!.ToString()!);
            var own = view.Flow.Steps.Where(s => s.Activity.Within < 0).ToList();
            Assert.That(Boxes(svg, "live"), Is.EqualTo(own.Count(s => s.State == FlowState.Here)), file.Dossier.Code);
            Assert.That(svg.Descendants().Where(e => e.Name.LocalName == "a").Select(e => (string?)e.Attribute("href")), Is.EquivalentTo(own.Where(s => s.Task is not null).Select(s => $"/viec/{s.Task!.Id}")));
            Assert.That(svg.Descendants().Where(e => e.Name.LocalName == "a").Select(e => (string?)e.Attribute("tabindex")), Has.All.EqualTo("-1"));
            Assert.That((string?)svg.Attribute("aria-hidden"), Is.EqualTo("true"));
            Assert.That(svg.DescendantsAndSelf().Attributes().Select(a => a.Name.LocalName), Has.None.EqualTo("style"));
        }
    }

    [Test]
    public async Task Of_OneDossier_TakesFewMilliseconds()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var flows = scope.ServiceProvider.GetRequiredService<DossierFlows>();
        var (file, _) = all.MaxBy(a => a.View.Flow.Steps.Count);
        var watch = System.Diagnostics.Stopwatch.StartNew();

        for (var i = 0; i < 20; i++) await flows.Of(file, default);

        TestContext.Out.WriteLine($"{file.Graph!.Activities.Length} activities: {watch.Elapsed.TotalMilliseconds / 20:0.0} ms");
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)));
    }

    private static int Boxes(XElement svg, string look) =>
        svg.Descendants().Count(e => e.Name.LocalName == "g" && ((string?)e.Attribute("class"))?.Split(' ').Contains(look) == true);
}
