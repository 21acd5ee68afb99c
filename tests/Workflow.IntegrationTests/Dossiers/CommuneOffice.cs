using System.Text.Json.Nodes;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core.Offices;
using Workflow.Core.Tasks;
using Workflow.Host.Procedures;
using Workflow.IntegrationTests.Testing;
using Workflow.Interpretation;
using Workflow.Persistence;

namespace Workflow.IntegrationTests.Dossiers;

/// <summary>The real host with a drawn procedure published, and the one officer of a commune who does all of its steps.</summary>
internal sealed class CommuneOffice : IAsyncDisposable
{
    private const string OfficerId = "xa";

    private CommuneOffice(HostFixture host, HttpClient officer) => (Host, Officer) = (host, officer);

    public HostFixture Host { get; }

    public HttpClient Officer { get; }

    /// <param name="drawing">The process; see <see cref="DrawnProcedure"/>.</param>
    /// <param name="settings">Configuration keys of the host.</param>
    public static Task<CommuneOffice> Open(string drawing, IReadOnlyDictionary<string, string?>? settings = null) => Open(Drawing.Json(drawing), settings);

    /// <param name="definition">The process as Elsa writes it.</param>
    /// <param name="settings">Configuration keys of the host.</param>
    public static async Task<CommuneOffice> Open(JsonObject definition, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var host = await HostFixture.Start(settings, db => db.Posts.AddRange(
            new[] { Role.Approver, Role.Cashier, Role.ConsultedOfficer, Role.DivisionHead, Role.ReturnOfficer }
                .Select(role => new Post { OfficerId = OfficerId, UnitCode = SampleOffice.Commune, Role = role })));
        var published = await host.Services.GetRequiredService<PublishVersion>().Publish(DrawnProcedure.Package(definition), "kiemsoat", null, default);
        Assert.That(published.Rejection?.Problems.Select(p => $"{p.Path}: {p.Sentence.En}"), Is.Null, published.Rejection?.Code);
        return new CommuneOffice(host, await host.Machine(OfficerId));
    }

    public Task<JsonElement> Receive() => PermitOffice.Receive(Officer, DrawnProcedure.Application);

    public Task<JsonElement> Complete(JsonElement task, object decision) => PermitOffice.Complete(Officer, task, decision);

    /// <summary>Accepts a dossier and forwards it; the record of the reception may say more, e.g. an amount.</summary>
    public async Task<JsonElement> ReceiveAndForward(object? record = null) =>
        await Complete(PermitOffice.OpenTask(await Receive()), record is null ? PermitOffice.Forwarded : new { outcome = "Forwarded", record });

    /// <summary>The dossier of an answer as it stands now.</summary>
    public async Task<JsonElement> Read(JsonElement progress)
    {
        using var answer = await Officer.GetAsync(new Uri($"/api/dossiers/{progress.Text("dossierId")}", UriKind.Relative));
        return await answer.ReadJson();
    }

    public Task<WorkflowDbContext> Database() => Host.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();

    /// <summary>Ends the host. Whatever a test did, no dossier is left that neither waits nor is blocked nor is over.</summary>
    public async ValueTask DisposeAsync()
    {
        await using (var db = await Database())
        {
            var adrift = await db.Dossiers.Where(d => d.ClosedAt == null && d.OpenIncidents == 0
                && !db.Waits.Any(w => w.DossierId == d.Id) && !db.Tasks.Any(t => t.DossierId == d.Id && t.State == TaskState.Open)).Select(d => d.Code).ToListAsync();
            Assert.That(adrift, Is.Empty, "left running");
        }
        await Host.DisposeAsync();
    }
}
