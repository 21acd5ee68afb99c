using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Core.Procedures;
using Workflow.Host.Calendars;
using Workflow.Host.Desk;
using Workflow.Host.Desk.Forms;
using Workflow.Host.Procedures;

namespace Workflow.Host.Dossiers;

/// <summary>Receives a dossier for one case of a procedure: documents in order, applicant, declaration, and the date that would be given now.</summary>
internal sealed class ReceivePage(
    CurrentVersions current, ReceiveDossier receive, ApplicantFields applicant, OfficeClocks clocks, Words<DossierWords> words, Words<DeskWords> desk, DeskTime time) : DeskPage
{
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

    public ProcedureCase Case => Version.Spec.ReceivedCases.FirstOrDefault(c => c.Key == CaseKey) ?? Version.Spec.ReceivedCases.First();

    public IReadOnlyList<RequiredDocument> Documents => [.. Case.Documents.Select(Version.Spec.FindDocument).OfType<RequiredDocument>().OrderBy(d => d.Order)];

    public IReadOnlyList<FieldView> ApplicantViews => FormView.Of(applicant.All, ApplicantRoot, sent, problems);

    public FormSchema? Declaration => Version.Forms.GetValueOrDefault(PackageReview.DeclarationForm);

    public IReadOnlyList<FieldView> DeclarationViews => Declaration is { } form ? FormView.Of(form.Fields, DeclarationRoot, sent, problems, widened) : [];

    public SubmissionChannel Channel => Enum.TryParse<SubmissionChannel>(sent["channel"], out var channel) && Enum.IsDefined(channel) ? channel : SubmissionChannel.Counter;

    public async Task<IActionResult> OnGetAsync(string procedure) => await Load(procedure) is { } rejection ? Refuse(rejection) : Page();

    public async Task<IActionResult> OnPostAsync(string procedure, string? addRow)
    {
        sent = Request.Form;
        if (await Load(procedure) is { } unpublished) return Refuse(unpublished);
        if (addRow is not null)
        {
            widened = addRow;
            ModelState.Clear();
            return Page();
        }
        var once = Once();
        if (once.Rejection is { } malformed) return Refuse(malformed);

        var received = await receive.Receive(once.Value, Application(), HttpContext.RequestAborted);
        if (received.Rejection is not { } rejection)
        {
            Done = $"{words["Accepted", received.Value.Code]} {words["AcceptedDate", time.InFull(received.Value.AppointedAt)]}";
            return Redirect($"/ho-so/{received.Value.Code}");
        }
        if (rejection.Kind != RejectionKind.Unprocessable) return Refuse(rejection);
        (problems, Summary) = (rejection.Problems, ProblemSummary.Of(rejection, desk));
        return Again(rejection);
    }

    private ReceiveDossierRequest Application()
    {
        string Typed(string name) => sent[$"{ApplicantRoot}.{name}"].ToString().Trim();
        var email = Typed("email");
        var person = new ApplicantRequest(Typed("name"), Typed("identityNumber"), Typed("phone"), Typed("address"), email.Length == 0 ? null : email);
        var declaration = Declaration is { } form ? PostedForm.Read(form.Fields, DeclarationRoot, sent) : JsonElement.Parse("{}");
        return new ReceiveDossierRequest(Version.ProcedureCode, Channel, person, declaration, Case.Key);
    }

    private async Task<Rejection?> Load(string procedure)
    {
        var version = await current.Of(procedure, HttpContext.RequestAborted);
        if (version.Rejection is { } unpublished) return unpublished with { Kind = RejectionKind.NotFound };
        Version = version.Value;
        var clock = clocks.Of(Me.Actor.UnitCode);
        if (Deadline.OfDossier(time.Now, Case.Limit, clock) is not { IsRejected: false, Value: var promise }) return null;
        Promise = promise;
        if (promise.Explain(clock) is { IsRejected: false, Value: var lines }) Why = DerivationView.Of(ExplanationLine.Of(lines));
        return null;
    }
}
