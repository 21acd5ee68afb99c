using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Core.Documents;
using Workflow.Core.Dossiers;
using Workflow.Core.Procedures;
using Workflow.Host.Desk;
using Workflow.Host.Desk.Forms;
using Workflow.Host.Dossiers;
using Workflow.Host.Hosting;

namespace Workflow.Host.Documents;

/// <summary>Adds further papers to an open dossier, a result among them; the dossier's own page has the same form.</summary>
[BodyAtMost(MostSent)]
internal sealed class AddPapersPage(DossierFiles files, PaperIntake intake, Words<DossierWords> words, Words<DeskWords> desk) : DeskPage
{
    /// <summary>Two files of the largest size and some small ones; with script each file is sent by itself.</summary>
    public const long MostSent = 120 * 1024 * 1024;

    private DossierFile file = null!;

    public Dossier Dossier => file.Dossier;

    public PapersToAdd Papers { get; private set; } = null!;

    public ProblemSummary? Summary { get; private set; }

    [TempData]
    public string? Done { get; set; }

    /// <summary>Where a dossier's further papers are posted to.</summary>
    public static string AddressOf(string code) => $"/ho-so/{code}/them-giay-to";

    /// <summary>How many papers were added, in words.</summary>
    public static string Added(int papers, Words<DossierWords> words) => papers == 1 ? words["PapersAdded.1"] : words["PapersAdded.n", papers];

    public async Task<IActionResult> OnGetAsync(string key) => await Load(key) is { } rejection ? Refuse(rejection) : Page();

    /// <summary>Adds what was sent; "discard" only draws the page again.</summary>
    public async Task<IActionResult> OnPostAsync(string key, [FromForm(Name = "do")] string? act)
    {
        if (await Load(key) is { } unseen) return Refuse(unseen);
        var once = Once();
        if (once.Rejection is { } malformed) return Refuse(malformed);
        var sent = await intake.Read(Me, Request.Form, Case, HttpContext.RequestAborted);
        Papers = Papers with { Sent = sent };
        ModelState.Clear();
        if (act != "add") return Page();
        var added = await intake.Add(once.Value, Dossier.Id, sent, null);
        if (added.Rejection is { } rejection)
        {
            Summary = ProblemSummary.Of(rejection, desk);
            return Again(rejection);
        }
        Done = Added(sent.Files.Count, words);
        return Redirect($"/ho-so/{Dossier.Code}#giay-to");
    }

    private ProcedureCase Case => file.Version!.Spec.FindCase(Dossier.CaseKey)!;

    private async Task<Rejection?> Load(string key)
    {
        var read = await files.Read(Me, key, HttpContext.RequestAborted);
        if (read.Rejection is { } unseen) return unseen;
        file = read.Value;
        if (file.Version is null) return ServiceSentences.Refuse(RejectionKind.Conflict, "StepLost");
        if (Dossier.IsClosed) return FileSentences.Refuse(RejectionKind.Conflict, "DossierOver", Dossier.Code);
        Papers = Of(file);
        return null;
    }

    /// <summary>The empty form of a dossier's page.</summary>
    public static PapersToAdd Of(DossierFile file)
    {
        var spec = file.Version!.Spec;
        return new(AddressOf(file.Dossier.Code), DocumentsOf(spec, file.Dossier.CaseKey), SentPapers.None(DocumentOrigin.Officer));
    }

    /// <summary>What a case asks for, in order.</summary>
    public static IReadOnlyList<RequiredDocument> DocumentsOf(ProcedureSpec spec, string caseKey) =>
        [.. (spec.FindCase(caseKey)?.Documents ?? []).Select(spec.FindDocument).OfType<RequiredDocument>().OrderBy(d => d.Order)];
}
