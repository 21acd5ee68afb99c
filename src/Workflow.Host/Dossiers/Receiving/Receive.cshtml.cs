using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Primitives;
using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Core.Documents;
using Workflow.Core.Dossiers;
using Workflow.Core.Procedures;
using Workflow.Core.Submissions;
using Workflow.Host.Calendars;
using Workflow.Host.Desk;
using Workflow.Host.Desk.Forms;
using Workflow.Host.Documents;
using Workflow.Host.Dossiers.Clocks;
using Workflow.Host.Drafts;
using Workflow.Host.Hosting;
using Workflow.Host.Procedures;

namespace Workflow.Host.Dossiers.Receiving;

/// <summary>
/// Receives a dossier for one case of a procedure: applicant, papers in order with their files, fee, and the date that would be given now. What is
/// not complete is answered with form 02 or 03 instead. Whatever the form is posted for, what was typed and sent stays.
/// </summary>
[BodyAtMost(MostSent)]
internal sealed partial class ReceivePage(
    CurrentVersions current, ReceiveDossier receive, IssueCounterSlip slips, ReceptionFiles files, ReceptionApplicants applicants, ReusableDocuments reusable, Uploads uploads, FormDrafts drafts,
    ApplicantFields applicant, OfficeClocks clocks, Words<DossierWords> words, Words<ReceptionWords> say, Words<DeskWords> desk, DeskTime time) : DeskPage
{
    // Two files of the largest size and some small ones; with script each file is sent by itself.
    private const long MostSent = 120 * 1024 * 1024;
    private const string ApplicantRoot = "applicant";
    private const string DeclarationRoot = "declaration";

    private IFormCollection sent = FormCollection.Empty;
    private IReadOnlyList<Problem> problems = [];
    private string? widened;

    [BindProperty(Name = "truong-hop", SupportsGet = true)]
    public string? CaseKey { get; set; }

    [TempData]
    public string? Done { get; set; }

    public PublishedVersion Version { get; private set; } = null!;

    public ProblemSummary? Summary { get; private set; }

    /// <summary>The dates that acceptance at this moment would give; null where the calendar does not reach so far.</summary>
    public Deadline? Promise { get; private set; }

    public DerivationView? Why { get; private set; }

    /// <summary>What looking for the applicant came to; null where nobody was looked for.</summary>
    public string? Found { get; private set; }

    /// <summary>The files that were sent and are not yet used.</summary>
    public IReadOnlyList<(Upload File, string? Key)> Files { get; private set; } = [];

    /// <summary>Identity number that was last looked for; results are offered for it alone.</summary>
    public string LookedUp { get; private set; } = "";

    /// <summary>Results of earlier dossiers of the applicant who was looked for.</summary>
    public IReadOnlyList<ReusableDocument> Reusable { get; private set; } = [];

    public ProcedureCase Case => Version.Spec.ReceivedCases.FirstOrDefault(c => c.Key == CaseKey) ?? Version.Spec.ReceivedCases.First();

    public IReadOnlyList<RequiredDocument> Documents => [.. Case.Documents.Select(Version.Spec.FindDocument).OfType<RequiredDocument>().OrderBy(d => d.Order)];

    public ReceptionForm Form => new(sent, Case);

    /// <summary>Required papers that are not ticked off.</summary>
    public IReadOnlyList<RequiredDocument> Missing => [.. Documents.Where(d => d.Required && !Form.IsTicked(d.Key))];

    public IReadOnlyList<FieldView> ApplicantViews => FormView.Of(applicant.All, ApplicantRoot, sent, problems);

    public FormSchema? Declaration => Version.Forms.GetValueOrDefault(PackageReview.DeclarationForm);

    public IReadOnlyList<FieldView> DeclarationViews => Declaration is { } form ? FormView.Of(form.Fields, DeclarationRoot, sent, problems, widened) : [];

    public SubmissionChannel Channel => Enum.TryParse<SubmissionChannel>(sent["channel"], out var channel) && Enum.IsDefined(channel) ? channel : SubmissionChannel.Counter;

    /// <summary>The sentence of what is wrong at a place; null where nothing is.</summary>
    public string? ProblemAt(string path) => problems.FirstOrDefault(p => p.Path == path)?.Sentence.In(CultureInfo.CurrentUICulture);

    public async Task<IActionResult> OnGetAsync(string procedure)
    {
        if (await Load(procedure, takesUp: true) is { } rejection) return Refuse(rejection);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string procedure, string? addRow, [FromForm(Name = "do")] string? act)
    {
        sent = Request.Form;
        if (await Load(procedure) is { } unpublished) return Refuse(unpublished);
        var once = Once();
        if (once.Rejection is { } malformed) return Refuse(malformed);
        (sent, var untaken) = await files.Take(Me, sent, HttpContext.RequestAborted);
        if (untaken.Count > 0) return await Show(ServiceSentences.Refuse(RejectionKind.Unprocessable, "ApplicationIncomplete") with { Problems = untaken });
        return act switch
        {
            "accept" => await Accept(once.Value),
            "supplement" or "refuse" => await Answer(once.Value, isSupplement: act == "supplement"),
            "look-up" => await LookUp(),
            _ => await Again(addRow),
        };
    }

    private async Task<IActionResult> Accept(ChangeRequest request)
    {
        var wish = Application();
        if (Missing is { Count: > 0 } missing)
            return await Show(ServiceSentences.Refuse(RejectionKind.Unprocessable, "PapersMissing", missing.Count) with
            {
                Problems = [.. missing.Select(d => new Problem("PaperMissing", $"$.paper-{d.Key}", null, ServiceSentences.Of("PaperMissing", d.Name.In(CultureInfo.CurrentUICulture))))],
            });
        var received = await receive.Receive(request, wish, HttpContext.RequestAborted);
        if (received.Rejection is { } rejection) return await Show(rejection);
        await DropDraft();
        Done = $"{words["Accepted", received.Value.Code]} {words["AcceptedDate", time.InFull(received.Value.AppointedAt)]}";
        return Redirect($"/ho-so/{received.Value.Code}");
    }

    private async Task<IActionResult> Answer(ChangeRequest request, bool isSupplement)
    {
        var basis = Version.Spec.LegalBasis is [var law, ..] ? law : Version.Spec.Source;
        var further = Form.Text("supplement.more").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var missing = isSupplement
            ? new SupplementSlip([
                .. Missing.Select(d => new SupplementItem(d.Name.Vi, d.Note.Length > 0 ? d.Note : say.Both("NotHandedIn").Vi, basis)),
                .. further.Select(line => new SupplementItem(line, say.Both("ToBeMended").Vi, basis))])
            : null;
        var issued = await slips.Issue(request, new CounterAnswerRequest(Version.Spec, Person(), missing, Form.Text("refusal.reason"), Form.Text("refusal.legalBasis")));
        if (issued.Rejection is { } rejection) return await Show(rejection);
        await DropDraft();
        return Redirect($"/tiep-nhan/phieu/{issued.Value}");
    }

    private async Task<IActionResult> LookUp()
    {
        var number = Person().IdentityNumber;
        var problem = ApplicantCheck.Check(Person()).Where(p => p.Path == "$.applicant.identityNumber").ToList();
        if (problem.Count > 0) return await Show(ServiceSentences.Refuse(RejectionKind.Unprocessable, "ApplicationIncomplete") with { Problems = problem });
        var known = await applicants.Find(Me, number, HttpContext.RequestAborted);
        LookedUp = number;
        Found = known is null ? say["FoundNobody"] : say["FoundAgain", known.Count, known.Code];
        if (known is not null)
        {
            var values = sent.ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal);
            foreach (var (field, value) in new[] { ("name", known.Name), ("phone", known.Phone), ("address", known.Address), ("email", known.Email ?? "") })
                values[$"{ApplicantRoot}.{field}"] = new StringValues(value);
            sent = new FormCollection(values);
        }
        return await Again(null);
    }

    private async Task<IActionResult> Again(string? addRow)
    {
        widened = addRow;
        await LoadFiles();
        await KeepOnTheWay();
        ModelState.Clear();
        return Page();
    }

    private async Task<IActionResult> Show(Rejection rejection)
    {
        if (rejection.Kind is not RejectionKind.Unprocessable) return Refuse(rejection);
        rejection = rejection with { Problems = [.. rejection.Problems.Select(AtItsField)] };
        (problems, Summary) = (rejection.Problems, ProblemSummary.Of(rejection, desk));
        await LoadFiles();
        await KeepOnTheWay();
        return base.Again(rejection);
    }

    /// <summary>Papers are told apart by their place in the request; the form has them by their keys.</summary>
    private Problem AtItsField(Problem problem)
    {
        if (!problem.Path.StartsWith("$.papers[", StringComparison.Ordinal)) return problem;
        var place = int.Parse(problem.Path.AsSpan()[9..^1], CultureInfo.InvariantCulture);
        var key = Form.Papers(Documents)[place].Key;
        var name = Version.Spec.FindDocument(key)!.Name;
        return problem with { Path = $"$.paper-{key}", Sentence = new Phrase($"{name.Vi}: {problem.Sentence.Vi}", $"{name.En}: {problem.Sentence.En}") };
    }

    private ApplicantRequest Person()
    {
        string Typed(string name) => sent[$"{ApplicantRoot}.{name}"].ToString().Trim();
        var email = Typed("email");
        return new ApplicantRequest(Typed("name"), Typed("identityNumber"), Typed("phone"), Typed("address"), email.Length == 0 ? null : email);
    }

    private ReceiveDossierRequest Application()
    {
        var declaration = Declaration is { } form ? PostedForm.Read(form.Fields, DeclarationRoot, sent) : JsonElement.Parse("{}");
        return new ReceiveDossierRequest(
            Version.ProcedureCode, Channel, Person(), declaration, Case.Key,
            Documents: Form.Files(Documents, Channel), Papers: Form.Papers(Documents), Fee: Form.Fee, Reused: Form.Reused);
    }

    private async Task LoadFiles()
    {
        if (LookedUp.Length == 0) LookedUp = Form.Text("looked-up");
        if (LookedUp.Length > 0 && LookedUp == Person().IdentityNumber) Reusable = await reusable.Of(Me, LookedUp, HttpContext.RequestAborted);
        var named = Form.Uploads;
        var waiting = await uploads.Of(Me, [.. named.Select(u => u.Id)], HttpContext.RequestAborted);
        Files = [.. waiting.Select(u => (u, named.First(n => n.Id == u.Id).Key))];
    }

    /// <param name="takesUp">Whether the form is filled from the officer's draft.</param>
    private async Task<Rejection?> Load(string procedure, bool takesUp = false)
    {
        var version = await current.Of(procedure, HttpContext.RequestAborted);
        if (version.Rejection is { } unpublished) return unpublished with { Kind = RejectionKind.NotFound };
        Version = version.Value;
        Kept = await drafts.Read(Me, FormDrafts.OfReception(Version.ProcedureCode), HttpContext.RequestAborted);
        if (takesUp) await TakeUp();
        var clock = clocks.Of(Me.Actor.UnitCode);
        if (Deadline.OfDossier(time.Now, Case.Limit, clock) is not { IsRejected: false, Value: var promise }) return null;
        Promise = promise;
        if (promise.Explain(clock) is { IsRejected: false, Value: var lines }) Why = DerivationView.Of(ExplanationLine.Of(lines));
        return null;
    }
}
