using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Workflow.Core.Procedures;
using Workflow.Persistence;

namespace Workflow.Benchmarks.Seeding;

/// <summary>The catalogue of a province: the shipped procedures, and copies of them under other codes and names, each with one version.</summary>
internal sealed class SeededProcedures
{
    private const int All = 2059;

    private readonly Dictionary<string, List<Copy>> copies;

    private SeededProcedures(Dictionary<string, List<Copy>> copies) => this.copies = copies;

    /// <summary>One procedure that stands for a shipped one.</summary>
    internal sealed record Copy(string Code, string Name, Guid Version);

    /// <summary>The current version of each shipped procedure.</summary>
    public IReadOnlyDictionary<string, Guid> Shipped => copies.ToDictionary(c => c.Key, c => c.Value[0].Version);

    public static async Task<SeededProcedures> Add(WorkflowDbContext db)
    {
        var shipped = await db.Procedures.Where(p => p.CurrentVersionId != null).OrderBy(p => p.Code)
            .Join(db.Versions, p => p.CurrentVersionId, v => v.Id, (p, v) => new { Procedure = p, Version = v }).ToListAsync();
        var processes = (await db.ProcessVersions.ToListAsync()).ToLookup(p => p.VersionId);
        var copies = shipped.ToDictionary(s => s.Procedure.Code, s => new List<Copy> { new(s.Procedure.Code, s.Procedure.Name, s.Version.Id) });
        for (var number = 0; number < All - shipped.Count; number++)
        {
            var like = shipped[number % shipped.Count];
            var copy = new Copy(string.Create(CultureInfo.InvariantCulture, $"3.{number:000000}"), SeedNames.Procedure(number), Guid.CreateVersion7(like.Version.PublishedAt));
            AddCopy(db, copy, like.Version, [.. processes[like.Version.Id]], number);
            copies[like.Procedure.Code].Add(copy);
            if (number % 100 == 0) await Save(db);
        }
        await Save(db);
        return new SeededProcedures(copies);
    }

    /// <summary>One of the procedures that stand for a shipped one: few are asked for often, most seldom.</summary>
    public Copy Any(string shipped, Random random)
    {
        var list = copies[shipped];
        var chance = random.NextDouble();
        return list[(int)(list.Count * chance * chance * chance)];
    }

    private static void AddCopy(WorkflowDbContext db, Copy copy, ProcedureVersion like, IReadOnlyList<ProcessVersion> processes, int number)
    {
        var suffix = string.Create(CultureInfo.InvariantCulture, $"-{number}");
        var package = processes.Aggregate(
            like.Package.Replace(like.ProcedureCode, copy.Code, StringComparison.Ordinal), (text, process) => text.Replace(process.DefinitionId, process.DefinitionId + suffix, StringComparison.Ordinal));
        db.Add(new Procedure { Code = copy.Code, Name = copy.Name, CurrentVersionId = copy.Version, LatestNumber = 1 });
        db.Add(new ProcedureVersion
        {
            Id = copy.Version, ProcedureCode = copy.Code, Number = 1, Meaning = like.Meaning, Document = like.Document, Package = package,
            PublishedAt = like.PublishedAt, PublishedBy = like.PublishedBy, ApprovedBy = like.ApprovedBy, EffectiveAt = like.EffectiveAt,
        });
        db.AddRange(processes.Select(p => new ProcessVersion
        {
            VersionId = copy.Version, Process = p.Process, ProcedureCode = copy.Code, Number = 1, DefinitionId = p.DefinitionId + suffix, Name = copy.Name, Description = p.Description,
            PublishedAt = p.PublishedAt, IsLatest = true, IsCurrent = true,
        }));
    }

    private static async Task Save(WorkflowDbContext db)
    {
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }
}
