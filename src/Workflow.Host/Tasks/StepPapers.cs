using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Workflow.Core.Tasks;
using Workflow.Host.Desk;
using Workflow.Host.Desk.Forms;
using Workflow.Host.Procedures;
using Workflow.Persistence;

namespace Workflow.Host.Tasks;

/// <summary>One paper beside a step.</summary>
/// <param name="Key">Names it in addresses of the page.</param>
/// <param name="Note">What the procedure says of it; empty for nothing.</param>
/// <param name="Lines">What is written in it, where that is known field by field; empty for any other.</param>
/// <param name="File">The electronic file; null where the dossier has none.</param>
internal sealed record StepPaper(string Key, string Title, string Note, bool IsDigitised, IReadOnlyList<KeyValuePair<string, string>> Lines, PaperFile? File = null);

/// <summary>Where a paper is opened.</summary>
/// <param name="Address">Of this service.</param>
/// <param name="Size">As people read it.</param>
internal sealed record PaperFile(string Address, string MediaType, string Size)
{
    /// <summary>Whether a browser shows it as a picture, whatever else the answer says of it.</summary>
    public bool IsPicture => MediaType is "image/png" or "image/jpeg";
}

/// <summary>The papers of a dossier for the panel beside its step: the declaration, then those that its case asks for, with what reception digitised.</summary>
internal sealed class StepPapers(IDbContextFactory<WorkflowDbContext> contexts, Words<DeskWords> words)
{
    /// <summary>Key of the declaration, which every dossier has.</summary>
    public const string Declaration = "to-khai";

    public async Task<IReadOnlyList<StepPaper>> Of(StepView view, CancellationToken cancellation)
    {
        var digitised = await Digitised(view.Dossier.Id, cancellation);
        var spec = view.Version.Spec;
        var required = spec.FindCase(view.Dossier.CaseKey)?.Documents ?? [];
        return
        [
            new StepPaper(Declaration, words["Declaration"], "", IsDigitised: false, LinesOf(view)),
            .. required.Select(spec.FindDocument).Where(d => d is not null).OrderBy(d => d!.Order)
                .Select(d => new StepPaper(d!.Key, d.Name.In(CultureInfo.CurrentUICulture), d.Note, digitised.Contains(d.Key), [])),
        ];
    }

    /// <summary>Keys of what the last reception marked as scanned.</summary>
    private async Task<HashSet<string>> Digitised(Guid dossierId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var data = await db.Tasks.AsNoTracking().Where(t => t.DossierId == dossierId && t.Kind == StepKind.Receive && t.State == TaskState.Completed)
            .OrderByDescending(t => t.CompletedAt).Select(t => t.Data).FirstOrDefaultAsync(cancellation);
        if (data is null) return [];
        using var document = JsonDocument.Parse(data);
        return document.RootElement.TryGetProperty("record", out var record) && record.ValueKind == JsonValueKind.Object
            && record.TryGetProperty("digitised", out var keys) && keys.ValueKind == JsonValueKind.Array
            ? [.. keys.EnumerateArray().Select(k => k.GetString()).OfType<string>()]
            : [];
    }

    private IReadOnlyList<KeyValuePair<string, string>> LinesOf(StepView view)
    {
        using var declaration = JsonDocument.Parse(view.Dossier.Declaration);
        return FilledForm.Lines(view.Version.Forms.GetValueOrDefault(PackageReview.DeclarationForm), declaration.RootElement, words);
    }
}
