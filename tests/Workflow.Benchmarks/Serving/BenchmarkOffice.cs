using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Workflow.Core.Offices;
using Workflow.Core.Procedures;
using Workflow.Host.Accounts;
using Workflow.Host.Calendars;
using Workflow.Host.Hosting;
using Workflow.Host.Procedures;
using Workflow.Persistence;
using Workflow.Persistence.Databases;

namespace Workflow.Benchmarks.Serving;

/// <summary>A database with one centre, one officer for each client, one administrator and one designer who publishes, and the procedure of <see cref="BenchmarkProcedure"/>.</summary>
/// <param name="Officers">A token for each officer.</param>
/// <param name="Administrator">The token of the administrator.</param>
/// <param name="Designer">The token of the process designer.</param>
internal sealed record BenchmarkOffice(IReadOnlyList<string> Officers, string Administrator, string Designer)
{
    private const string AdministratorId = "quantri";
    private const string DesignerId = "thietke";

    /// <summary>Fills the empty database of a data folder through the services of the host, without serving.</summary>
    /// <param name="more">Packages to be published beside it.</param>
    public static async Task<BenchmarkOffice> Create(string dataFolder, int officers, params IEnumerable<ProcedurePackage> more)
    {
        await using var app = Open(dataFolder);
        await app.Services.GetRequiredService<Database>().MigrateAsync();
        await using (var db = await app.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync())
        {
            Add(db, officers);
            await db.SaveChangesAsync();
        }
        await app.Services.GetRequiredService<OfficeReader>().Refresh();
        await app.Services.GetRequiredService<PublishedCalendars>().Refresh();
        foreach (var package in (IEnumerable<ProcedurePackage>)[BenchmarkProcedure.Package(), .. more])
            if ((await app.Services.GetRequiredService<PublishVersion>().Publish(package, AdministratorId, null, default)).Rejection is { } rejection)
                throw new InvalidOperationException(string.Join(Environment.NewLine, rejection.Problems.Select(p => $"{p.Path}: {p.Sentence.En}")));

        var tokens = app.Services.GetRequiredService<Tokens>();
        var texts = new List<string>();
        for (var i = 0; i < officers; i++) texts.Add((await tokens.Create(OfficerId(i), "benchmark", 1)).Value.Text);
        return new BenchmarkOffice(
            texts, (await tokens.Create(AdministratorId, "benchmark", 1)).Value.Text, (await tokens.Create(DesignerId, "benchmark", 1)).Value.Text);
    }

    /// <summary>The services of the host on a data folder, without serving.</summary>
    public static WebApplication Open(string dataFolder)
    {
        var settings = new Dictionary<string, string?> { ["Storage:DataFolder"] = dataFolder };
        return WorkflowApplication.Build(settings, services => services.AddLogging(log => log.ClearProviders()));
    }

    private static string OfficerId(int number) => $"canbo{number:00}";

    private static void Add(WorkflowDbContext db, int officers)
    {
        db.Units.Add(new Unit
        {
            Code = BenchmarkProcedure.Unit, Name = "Trung tâm Phục vụ hành chính công", Kind = UnitKind.ServiceCenter, DossierPrefix = "000.00.01.H05",
            ValidFrom = new DateOnly(2025, 7, 1),
        });
        AddOfficer(db, AdministratorId, Role.SystemAdministrator);
        AddOfficer(db, DesignerId, Role.ProcessDesigner, Role.ProcedureController);
        for (var i = 0; i < officers; i++) AddOfficer(db, OfficerId(i), Role.ReceptionOfficer, Role.Appraiser);
    }

    private static void AddOfficer(WorkflowDbContext db, string id, params ReadOnlySpan<Role> roles)
    {
        db.Officers.Add(new Officer { Id = id, Name = id, Position = "Chuyên viên", UnitCode = BenchmarkProcedure.Unit, Email = $"{id}@example.gov.vn" });
        // Nobody signs in with a password here: the machines come with tokens.
        db.Accounts.Add(new Account { OfficerId = id, PasswordHash = "", Stamp = id });
        foreach (var role in roles) db.Posts.Add(new Post { OfficerId = id, UnitCode = BenchmarkProcedure.Unit, Role = role });
    }
}
