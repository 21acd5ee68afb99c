using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Procedures;
using Workflow.Host.Dossiers;
using Workflow.Host.Paging;
using Workflow.Persistence;

namespace Workflow.Host.Procedures;

/// <summary>A procedure in a list.</summary>
internal sealed record ProcedureLine(string Code, string Name, Guid? CurrentVersionId, int LatestNumber);

/// <summary>One published version; instants are UTC.</summary>
internal sealed record VersionLine(
    Guid Id, int Number, string Meaning, string Document, DateTime PublishedAt, string PublishedBy, string? OverrunReason, int? RestoredFrom, bool IsCurrent);

/// <summary>A procedure as it stands now: the law's words of its current version.</summary>
internal sealed record ProcedureView(
    string Code, string NameVi, string NameEn, string Field, string Agency, ProcedureLevel Level, bool OnSite, string ResultType,
    IReadOnlyList<string> LegalBasis, int CurrentNumber, IReadOnlyList<CaseView> Cases, FormSchemaView? Declaration);

/// <summary>One case of a procedure.</summary>
internal sealed record CaseView(
    string Key, string NameVi, string NameEn, string Limit, string Process, IReadOnlyList<DocumentView> Documents, IReadOnlyList<Fee> Fees);

/// <summary>A document that a case asks for.</summary>
internal sealed record DocumentView(string Key, string NameVi, string NameEn, string ShortName, int Order, string Note, DocumentKind Kind, bool Digitise, bool Required);

/// <summary>Reads the catalogue of procedures.</summary>
internal sealed class ProcedureQueries(IDbContextFactory<WorkflowDbContext> contexts, PublishedProcesses processes)
{
    /// <summary>Procedures by code; a search finds each of its words in code or name, whatever case and accents.</summary>
    /// <param name="after">Code behind which the page begins.</param>
    public async Task<Page<ProcedureLine>> List(string? search, string? after, int? size, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        IQueryable<Procedure> query = context.Procedures.AsNoTracking();
        if (after is not null) query = query.Where(p => p.Code.CompareTo(after) > 0);
        foreach (var word in FoldedSearch.Patterns(search)) query = query.Where(p => Regex.IsMatch(p.Name, word) || Regex.IsMatch(p.Code, word));
        var most = PageSize.Of(size);
        var rows = await query.OrderBy(p => p.Code).Take(most + 1)
            .Select(p => new ProcedureLine(p.Code, p.Name, p.CurrentVersionId, p.LatestNumber)).ToListAsync(cancellation);
        return Page<ProcedureLine>.Of(rows, most, p => p.Code);
    }

    /// <summary>A procedure with the cases of its current version.</summary>
    public async Task<Result<ProcedureView>> Read(string code, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var procedure = await context.Procedures.AsNoTracking().SingleOrDefaultAsync(p => p.Code == code, cancellation);
        if (procedure is null) return NotFound(code);
        if (procedure.CurrentVersionId is not { } current) return ServiceSentences.Refuse(RejectionKind.Conflict, "ProcedureNotPublished", procedure.Code);
        var version = await processes.Of(current, cancellation);
        return version.Rejection is { } unreadable ? unreadable : ViewOf(version.Value);
    }

    /// <summary>The versions of a procedure, the last first.</summary>
    /// <param name="before">Number before which the page begins.</param>
    public async Task<Result<IReadOnlyList<VersionLine>>> Versions(string code, int? before, int? size, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var procedure = await context.Procedures.AsNoTracking().SingleOrDefaultAsync(p => p.Code == code, cancellation);
        if (procedure is null) return NotFound(code);
        var query = context.Versions.AsNoTracking().Where(v => v.ProcedureCode == code);
        if (before is { } number) query = query.Where(v => v.Number < number);
        return await query.OrderByDescending(v => v.Number).Take(PageSize.Of(size))
            .Select(v => new VersionLine(
                v.Id, v.Number, v.Meaning, v.Document, v.PublishedAt, v.PublishedBy, v.OverrunReason, v.RestoredFrom, v.Id == procedure.CurrentVersionId))
            .ToListAsync(cancellation);
    }

    /// <summary>The documents of a version as they were published.</summary>
    /// <param name="number">Null takes the current version.</param>
    public async Task<Result<ProcedurePackage>> Package(string code, int? number, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var current = await context.Procedures.Where(p => p.Code == code).Select(p => new { p.CurrentVersionId }).SingleOrDefaultAsync(cancellation);
        if (current is null) return NotFound(code);
        var package = await context.Versions
            .Where(v => v.ProcedureCode == code && (number == null ? v.Id == current.CurrentVersionId : v.Number == number))
            .Select(v => v.Package).SingleOrDefaultAsync(cancellation);
        if (package is not null) return StoredPackage.Read(package);
        return number is null
            ? ServiceSentences.Refuse(RejectionKind.Conflict, "ProcedureNotPublished", code)
            : PublicationSentences.Refuse(RejectionKind.NotFound, "VersionNotFound", code, number);
    }

    private static ProcedureView ViewOf(PublishedVersion version)
    {
        var spec = version.Spec;
        return new ProcedureView(
            spec.Code, spec.Name.Vi, spec.Name.En, spec.Field, spec.Agency, spec.Level, spec.OnSite, spec.ResultType, spec.LegalBasis, version.Number,
            [.. spec.ReceivedCases.Select(c => new CaseView(
                c.Key, c.Name.Vi, c.Name.En, c.Limit.ToString(), c.Process,
                [.. c.Documents.Select(spec.FindDocument).OfType<RequiredDocument>().OrderBy(d => d.Order).Select(DocumentOf)], c.Fees))],
            version.Forms.TryGetValue(PackageReview.DeclarationForm, out var form) ? FormSchemaView.Of(form) : null);
    }

    private static DocumentView DocumentOf(RequiredDocument d) =>
        new(d.Key, d.Name.Vi, d.Name.En, d.ShortName, d.Order, d.Note, d.Kind, d.Digitise, d.Required);

    private static Rejection NotFound(string code) => PublicationSentences.Refuse(RejectionKind.NotFound, "ProcedureNotFound", Shortened.Of(code));
}
