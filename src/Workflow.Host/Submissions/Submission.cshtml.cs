using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Workflow.Core;
using Workflow.Core.Audit;
using Workflow.Core.Deadlines;
using Workflow.Core.Offices;
using Workflow.Core.Procedures;
using Workflow.Core.Submissions;
using Workflow.Host.Audit;
using Workflow.Host.Calendars;
using Workflow.Host.Desk;
using Workflow.Host.Desk.Forms;
using Workflow.Host.Dossiers;
using Workflow.Host.Hosting;
using Workflow.Host.Procedures;

namespace Workflow.Host.Submissions;

/// <summary>One online submission: what the applicant sent, by when reception must answer, and its three answers.</summary>
internal sealed class SubmissionPage(
    SubmissionQueries queries, AcceptSubmission accept, AnswerSubmission answer, ExplainAcknowledgement explain, CurrentVersions current, OfficeClocks clocks,
    AnswerFields fields, DeclaredValues declared, IOptions<SubmissionOptions> options, AlertPlan alerts, AuditLog audit, Words<SubmissionWords> words,
    Words<DeskWords> desk, DeskTime time) : DeskPage
{
    private IFormCollection sent = FormCollection.Empty;
    private IReadOnlyList<Problem> problems = [];
    private string? widened;

    public SubmissionView View { get; private set; } = null!;

    /// <summary>Null where the procedure is no longer published: then nothing can be accepted either.</summary>
    public PublishedVersion? Version { get; private set; }

    /// <summary>The time that reception has left; null once the submission no longer waits for it.</summary>
    public TimeLeft? Left { get; private set; }

    public DerivationView? Why { get; private set; }

    /// <summary>The dates that acceptance at this moment would give.</summary>
    public Deadline? Promise { get; private set; }

    public ProblemSummary? Summary { get; private set; }

    public string? Conflict { get; private set; }

    /// <summary>The answer whose form was sent and comes back: it stays open.</summary>
    public SubmissionVerb? Tried { get; private set; }

    /// <summary>Whether identity and contact numbers are shown in full: asked for, and logged.</summary>
    public bool ShowsPersonalData { get; private set; }

    [TempData]
    public string? Done { get; set; }

    public SubmissionLine Line => View.Submission;

    public bool MayAnswer => Me.Actor.Holds(Role.ReceptionOfficer, Line.ReceivingUnit, Me.Office.Units);

    public bool Waits => Line.State == SubmissionState.Submitted;

    /// <summary>One that waits for a supplement may be refused when the applicant's time is over.</summary>
    public bool MayRefuse => MayAnswer && (Waits || Line.State == SubmissionState.AwaitingSupplement && Line.SupplementDueAt < time.Now);

    /// <summary>The time that reception had or has for the present answer.</summary>
    public TimeLimit Limit => TimeLimit.Parse(Line.AcknowledgeLimit).Value;

    /// <summary>How long an applicant may take who is asked now.</summary>
    public TimeLimit Window => options.Value.SupplementWindow;

    public ProcedureCase? Case => Version?.Spec.FindCase(Line.Case);

    public IReadOnlyList<DeclaredValues.Value> Declared =>
        declared.Of(Version?.Forms.GetValueOrDefault(PackageReview.DeclarationForm), JsonElement.Parse(View.Declaration));

    /// <summary>What the case asks for, with what is attached for it.</summary>
    public IReadOnlyList<(RequiredDocument Document, IReadOnlyList<AttachedDocument> Attached)> Documents =>
        [.. (Case?.Documents ?? []).Select(Version!.Spec.FindDocument).OfType<RequiredDocument>().OrderBy(d => d.Order)
            .Select(d => (d, (IReadOnlyList<AttachedDocument>)[.. View.Attachments.Where(a => a.Document == d.Key)]))];

    /// <summary>What is attached for none of the documents that the case asks for.</summary>
    public IReadOnlyList<AttachedDocument> Others => [.. View.Attachments.Where(a => a.Document is null || Case?.Documents.Contains(a.Document) != true)];

    public IReadOnlyList<FieldView> SlipViews => FormView.Of(fields.Slip(IsAgain), AnswerFields.SlipRoot, sent, problems, widened);

    public IReadOnlyList<FieldView> RefusalViews => FormView.Of(fields.Refusal, AnswerFields.RefusalRoot, sent, problems);

    private bool IsAgain => View.SupplementCount > 0;

    public async Task<IActionResult> OnGetAsync(Guid id) => await Load(id) is { } rejection ? Refuse(rejection) : Page();

    /// <summary>Shows identity and contact numbers until the page is left.</summary>
    public async Task<IActionResult> OnPostShowAsync(Guid id)
    {
        if (await Load(id) is { } unseen) return Refuse(unseen);
        await audit.Write(Me, AuditVerb.PersonalDataShown, Line.Reference, cancellation: HttpContext.RequestAborted);
        ShowsPersonalData = true;
        Response.Headers.CacheControl = SecurityHeaders.NotKept;
        return Page();
    }

    public Task<IActionResult> OnPostAcceptAsync(Guid id) => Answer(id, SubmissionVerb.Accepted, async change =>
    {
        var received = await accept.Accept(change, id, HttpContext.RequestAborted);
        if (received.Rejection is { } rejection) return rejection;
        Done = words["AcceptedAs", received.Value.Code, time.InFull(received.Value.AppointedAt)];
        return $"/ho-so/{received.Value.Code}";
    });

    /// <summary>Sends form 02; a press on "add a row" only draws it again.</summary>
    public async Task<IActionResult> OnPostAskAsync(Guid id, string? addRow)
    {
        if (addRow is null)
            return await Answer(id, SubmissionVerb.SupplementAsked, async change => Told(await answer.Ask(change, id, fields.ReadSlip(IsAgain, sent)), "Asked"));
        sent = Request.Form;
        if (await Load(id) is { } unseen) return Refuse(unseen);
        (widened, Tried) = (addRow, SubmissionVerb.SupplementAsked);
        ModelState.Clear();
        return Page();
    }

    public Task<IActionResult> OnPostRefuseAsync(Guid id) =>
        Answer(id, SubmissionVerb.Refused, async change => Told(await answer.Refuse(change, id, fields.ReadRefusal(sent)), "Refused"));

    /// <summary>Runs an answer that leads to another page, or shows the submission as it now stands with what was typed and why it was refused.</summary>
    private async Task<IActionResult> Answer(Guid id, SubmissionVerb verb, Func<ChangeRequest, Task<Result<string>>> act)
    {
        sent = Request.Form;
        if (await Load(id) is { } unseen) return Refuse(unseen);
        var change = Change();
        if (change.Rejection is { } malformed) return Refuse(malformed);
        var done = await act(change.Value);
        if (done.Rejection is not { } rejection) return Redirect(done.Value);
        if (rejection.Kind == RejectionKind.NotFound || await Load(id) is not null) return Refuse(rejection);

        Tried = verb;
        if (rejection.Kind == RejectionKind.Unprocessable) Show(rejection, verb);
        else Conflict = rejection.Sentence.In(CultureInfo.CurrentUICulture);
        return Again(rejection);
    }

    private void Show(Rejection rejection, SubmissionVerb verb)
    {
        var root = verb switch { SubmissionVerb.SupplementAsked => AnswerFields.SlipRoot, SubmissionVerb.Refused => AnswerFields.RefusalRoot, _ => null };
        if (root is not null) rejection = rejection with { Problems = [.. rejection.Problems.Select(p => p with { Path = $"$.{root}{p.Path[1..]}" })] };
        (problems, Summary) = (rejection.Problems, ProblemSummary.Of(rejection, desk));
    }

    private Result<string> Told(Result<SubmissionLine> answered, string word)
    {
        if (answered.Rejection is { } rejection) return rejection;
        Done = words[word, answered.Value.Reference];
        return "/truc-tuyen";
    }

    private async Task<Rejection?> Load(Guid id)
    {
        var cancellation = HttpContext.RequestAborted;
        var view = await queries.Read(Me, id, cancellation);
        if (view.Rejection is { } unseen) return unseen;
        View = view.Value;
        Version = await current.Of(Line.ProcedureCode, cancellation) is { IsRejected: false, Value: var version } ? version : null;
        var clock = clocks.Of(Line.ReceivingUnit);
        Left = Waits ? TimeLeft.Of(Line.AcknowledgeDueAt, null, Limit, null, clock, alerts, time.Now) : null;
        Promise = Waits && Case is { } chosen && Deadline.OfDossier(time.Now, chosen.Limit, clock) is { IsRejected: false, Value: var promise } ? promise : null;
        var explained = await explain.Explain(Me, id, cancellation);
        Why = explained.IsRejected ? null : DerivationView.Of(explained.Value.Derivation);
        return null;
    }
}
