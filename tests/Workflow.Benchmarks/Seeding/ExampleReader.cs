using Microsoft.EntityFrameworkCore;
using Workflow.Core.Dossiers;
using Workflow.Persistence;
using Workflow.Persistence.Steps;

namespace Workflow.Benchmarks.Seeding;

/// <summary>Reads the dossiers of the sample office that can stand for others, each with its rows of all copied tables.</summary>
internal static class ExampleReader
{
    public static async Task<IReadOnlyList<DossierExample>> Read(WorkflowDbContext db, IReadOnlyList<string> office, IReadOnlyDictionary<string, Guid> versions)
    {
        SeedTables.CheckAgainst(db.Model);
        var plans = SeedTables.Copied.ToDictionary(type => type, type => new RowPlan(db.Model.FindEntityType(type)!));
        var dossiers = await db.Dossiers.OrderBy(d => d.ReceivedAt).ToListAsync();
        var waiting = (await db.Waits.Select(w => w.DossierId).ToListAsync()).Concat(await db.WorkItems.Select(w => w.DossierId).ToListAsync()).ToHashSet();
        var parents = dossiers.Select(d => d.ParentId).OfType<Guid>().ToHashSet();
        var examples = new List<DossierExample>();
        foreach (var dossier in dossiers)
        {
            var isAlone = dossier.ParentId is null && !parents.Contains(dossier.Id) && !waiting.Contains(dossier.Id);
            if (!isAlone || versions.GetValueOrDefault(dossier.ProcedureCode) != dossier.VersionId) continue;
            var rows = new List<(RowPlan Plan, object Row)> { (plans[typeof(Dossier)], dossier) };
            foreach (var plan in plans.Values.Where(p => p.Type != typeof(Dossier)))
                rows.AddRange((await RowsOf(db, plan, dossier.Id)).Select(row => (plan, row)));
            examples.Add(new DossierExample(dossier, rows, office, [dossier.VersionId]));
        }
        return examples;
    }

    private static async Task<List<object>> RowsOf(WorkflowDbContext db, RowPlan plan, Guid dossierId)
    {
        var key = plan.Column("DossierId");
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = plan.Select([key]);
        var parameter = key.CreateParameter(command, RowPlan.Parameter(key));
        parameter.Value = key.ToProvider(dossierId);
        command.Parameters.Add(parameter);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object>();
        while (await reader.ReadAsync()) rows.Add(plan.Read(reader));
        return rows;
    }
}
