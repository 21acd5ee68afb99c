using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Workflow.Core.Documents;
using Workflow.Core.Procedures;
using Workflow.Core.Tasks;
using Workflow.Host.Desk;
using Workflow.Host.Desk.Forms;
using Workflow.Host.Documents;
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
/// <param name="CarriesSignature">Whether a digital signature was found in it; it was not verified.</param>
internal sealed record PaperFile(string Address, string MediaType, string Size, bool CarriesSignature)
{
    /// <summary>Where the viewer shows it; null for a type that browsers do not show by themselves.</summary>
    public string? Viewed => FileType.Of(MediaType) is { IsViewable: true } ? Address + "?xem=1" : null;

    /// <summary>Whether it is shown as a picture rather than in a window of its own.</summary>
    public bool IsPicture => FileType.Of(MediaType) is { IsViewable: true } type && type != FileType.Pdf;
}

/// <summary>The papers of a dossier for the panel beside its step: the declaration, then those that its case asks for with their files, then the other files.</summary>
internal sealed class StepPapers(IDbContextFactory<WorkflowDbContext> contexts, DossierDocuments documents, Words<DeskWords> words)
{
    /// <summary>Key of the declaration, which every dossier has.</summary>
    public const string Declaration = "to-khai";

    public async Task<IReadOnlyList<StepPaper>> Of(StepView view, CancellationToken cancellation)
    {
        var (code, spec) = (view.Dossier.Code, view.Version.Spec);
        var digitised = await Digitised(view.Dossier.Id, cancellation);
        var files = (await documents.Of(view.Dossier.Id, cancellation)).Where(d => d.ReplacedBy is null).ToLookup(d => d.Key);
        var asked = spec.FindCase(view.Dossier.CaseKey)?.Documents.Select(spec.FindDocument).OfType<RequiredDocument>().OrderBy(d => d.Order).ToList() ?? [];
        return
        [
            new StepPaper(Declaration, words["Declaration"], "", IsDigitised: false, LinesOf(view)),
            .. asked.SelectMany(d => Papers(d, digitised.Contains(d.Key), [.. files[d.Key]], code)),
            .. files.Where(g => !asked.Exists(d => d.Key == g.Key)).SelectMany(g => g).OrderBy(d => d.Number).Select(d => Paper(d, d.Name, "", code)),
        ];
    }

    /// <summary>One paper a file; a paper without any once, as it stands on paper.</summary>
    private static IEnumerable<StepPaper> Papers(RequiredDocument asked, bool isDigitised, IReadOnlyList<DossierDocument> files, string code)
    {
        var title = asked.Name.In(CultureInfo.CurrentUICulture);
        return files.Count == 0
            ? [new StepPaper(asked.Key, title, asked.Note, isDigitised, [])]
            : files.Select((file, place) => Paper(file, place == 0 ? title : $"{title} ({place + 1})", asked.Note, code));
    }

    private static StepPaper Paper(DossierDocument file, string title, string note, string code) => new(
        $"tep-{file.Number}", title, note, file.Origin == DocumentOrigin.Digitised, [],
        new PaperFile(DossierDocuments.AddressOf(code, file), file.MediaType, ByteSize.Text(file.Size), file.CarriesSignature));

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
