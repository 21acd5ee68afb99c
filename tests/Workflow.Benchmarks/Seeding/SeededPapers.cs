using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core.Documents;
using Workflow.Core.Dossiers;
using Workflow.Core.Procedures;
using Workflow.Host.Dossiers;
using Workflow.Persistence;

namespace Workflow.Benchmarks.Seeding;

/// <summary>
/// Gives the dossiers of the sample office the papers of their case, as reception would have ticked them off and scanned those that are to be digitised. The
/// rows only: the store has no such files.
/// </summary>
internal static class SeededPapers
{
    private const int Bytes = 240_000;

    public static async Task Add(IServiceProvider services)
    {
        var current = services.GetRequiredService<CurrentVersions>();
        await using var db = await services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();
        foreach (var dossier in await db.Dossiers.Where(d => d.DocumentCount == 0 && d.ParentId == null).OrderBy(d => d.Id).ToListAsync())
        {
            var spec = (await current.Of(dossier.ProcedureCode, default)).Value.Spec;
            var officer = await db.History.Where(h => h.DossierId == dossier.Id).OrderBy(h => h.Sequence).Select(h => h.ActorId).FirstAsync();
            var papers = spec.FindCase(dossier.CaseKey)!.Documents.Select(spec.FindDocument).OfType<RequiredDocument>().ToList();
            var files = papers.FindAll(p => p.Digitise).Select((paper, place) => FileOf(dossier, paper, place + 1, officer)).ToList();
            db.AddRange(papers.Select(p => new ReceivedPaper { DossierId = dossier.Id, Key = p.Key, Originals = 1, Copies = 0 }));
            db.AddRange(files);
            await db.Dossiers.Where(d => d.Id == dossier.Id).ExecuteUpdateAsync(set => set.SetProperty(d => d.DocumentCount, files.Count));
        }
        await db.SaveChangesAsync();
    }

    private static DossierDocument FileOf(Dossier dossier, RequiredDocument paper, int number, string officer) => new()
    {
        DossierId = dossier.Id, Number = number, Key = paper.Key, Name = $"{paper.ShortName}.pdf", Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(paper.Key))), Size = Bytes,
        MediaType = FileType.Pdf.MediaType, Origin = DocumentOrigin.Digitised, AddedBy = officer, AddedAt = dossier.ReceivedAt,
    };
}
