using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core.Dossiers;
using Workflow.Core.Offices;
using Workflow.Core.Procedures;
using Workflow.Host.Children;
using Workflow.Host.Procedures;
using Workflow.Interpretation;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using Workflow.Persistence;

namespace Workflow.IntegrationTests.Children;

/// <summary>A host that carries messages between dossiers only when a test says so, and an officer of a commune who does every step.</summary>
internal sealed class LinkedOffice : IAsyncDisposable
{
    private const string OfficerId = "xa";

    private LinkedOffice(HostFixture host, HttpClient officer) => (Host, Officer) = (host, officer);

    public HostFixture Host { get; }

    public HttpClient Officer { get; }

    public static async Task<LinkedOffice> Open(IReadOnlyDictionary<string, string?> storage)
    {
        var host = await HostFixture.Start(Quiet(storage), db => db.Posts.AddRange(
            new[] { Role.Cashier, Role.ConsultedOfficer, Role.DivisionHead, Role.ReturnOfficer }
                .Select(role => new Post { OfficerId = OfficerId, UnitCode = SampleOffice.Commune, Role = role })));
        return new(host, await host.Machine(OfficerId));
    }

    /// <summary>Another host on the same database.</summary>
    public static Task<HostFixture> OpenAnother(IReadOnlyDictionary<string, string?> storage) => HostFixture.Start(Quiet(storage), hasOffice: false);

    /// <summary>Publishes a procedure of one process that is received, and of one that only others start.</summary>
    /// <param name="linked">The process of the case <c>linked</c>, due in two working days; null for none.</param>
    public async Task<Publication> Publish(string code, JsonObject main, JsonObject? linked = null)
    {
        var package = DrawnProcedure.Package(main);
        var procedure = JsonNode.Parse(package.Procedure)!;
        procedure["code"] = code;
        var processes = new Dictionary<string, string>(package.Processes);
        if (linked is not null)
        {
            processes["linked.process.json"] = linked.ToJsonString();
            procedure["cases"]!.AsArray().Add(JsonNode.Parse("""
                { "key": "linked", "name": { "vi": "Đăng ký thường trú", "en": "Residence" }, "limit": "2wd", "linked": true, "documents": [], "fees": [], "process": "linked.process.json" }
                """));
        }
        var published = await Host.Services.GetRequiredService<PublishVersion>().Publish(new ProcedurePackage(procedure.ToJsonString(), processes, package.Forms), "kiemsoat", null, default);
        Assert.That(published.Rejection?.Problems.Select(p => $"{p.Path}: {p.Sentence.En}"), Is.Null, published.Rejection?.Code);
        return published.Value;
    }

    public Task<JsonElement> Receive() => PermitOffice.Receive(Officer, DrawnProcedure.Application);

    /// <summary>Carries out what dossiers want of each other.</summary>
    public Task Deliver() => Host.Services.GetRequiredService<ErrandDelivery>().Run();

    /// <summary>Completes the one open step of a dossier.</summary>
    public async Task Complete(Guid dossierId)
    {
        await PermitOffice.Complete(Officer, PermitOffice.OpenTask(await View(dossierId)), new { outcome = "Done" });
    }

    /// <summary>A dossier as the API answers it.</summary>
    public async Task<JsonElement> View(Guid dossierId)
    {
        using var answer = await Officer.GetAsync(new Uri($"/api/dossiers/{dossierId}", UriKind.Relative));
        return await answer.ReadJson();
    }

    public async Task<Dossier> Read(Guid id)
    {
        await using var db = await Database();
        return await db.Dossiers.AsNoTracking().SingleAsync(d => d.Id == id);
    }

    public async Task<IReadOnlyList<Dossier>> ChildrenOf(Guid id)
    {
        await using var db = await Database();
        return await db.Dossiers.AsNoTracking().Where(d => d.ParentId == id).OrderBy(d => d.Code).ToListAsync();
    }

    /// <summary>Titles of the open steps of a dossier.</summary>
    public async Task<string> OpenSteps(Guid id)
    {
        await using var db = await Database();
        return string.Join(' ', await db.Tasks.Where(t => t.DossierId == id && t.State == Core.Tasks.TaskState.Open).Select(t => t.StepKey).ToListAsync());
    }

    public Task<WorkflowDbContext> Database() => Host.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private static Dictionary<string, string?> Quiet(IReadOnlyDictionary<string, string?> storage) => new(storage) { ["Triggers:Delivers"] = "false" };
}
