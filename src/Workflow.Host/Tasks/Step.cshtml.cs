using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Core.Offices;
using Workflow.Core.Procedures;
using Workflow.Core.Tasks;
using Workflow.Host.Calendars;
using Workflow.Host.Desk;
using Workflow.Host.Desk.Forms;
using Workflow.Host.Documents;
using Workflow.Host.Dossiers;
using Workflow.Host.Dossiers.Clocks;
using Workflow.Host.Drafts;
using Workflow.Host.Hosting;

namespace Workflow.Host.Tasks;

/// <summary>One step: what to do, its form with the papers beside it, its outcomes, and how its due date came about.</summary>
[BodyAtMost(AddPapersPage.MostSent)]
internal sealed partial class StepPage(
    StepReader reader, CompleteTask complete, TaskHands hands, ReturnToEarlierStep returning, AskClarification asking, StepPeople people, StepPapers papers, FormDrafts drafts,
    PaperIntake intake, ExplainDeadline explain, OfficeClocks clocks, AlertPlan alerts, CommandCircumstances circumstances, RecordFields records, Words<TaskWords> words, Words<DeskWords> desk,
    Words<DossierWords> dossierWords, DeskTime time) : DeskPage
{
    private const string AddingMark = ".p";
    private const string FormRoot = "form";
    private const string RecordRoot = "record";
    private const string NoteField = "note";
    private const string DigitisedField = "record.digitised";

    private IFormCollection sent = FormCollection.Empty;
    private IReadOnlyList<Problem> problems = [];
    private string? widened;

    /// <summary>The paper that is looked at; null for the first.</summary>
    [BindProperty(Name = "giay-to", SupportsGet = true)]
    public string? PaperKey { get; set; }

    /// <summary>The inbox that the step was opened from, as <see cref="InboxAddress.Query"/>; null for the one that opens by itself.</summary>
    [BindProperty(Name = InboxAddress.FromKey, SupportsGet = true)]
    public string? From { get; set; }

    public InboxAddress Inbox => InboxAddress.Parse(From ?? "");

    public StepView View { get; private set; } = null!;

    public TimeLeft Left { get; private set; } = null!;

    /// <summary>How the due date came about; null where the facts of the clock can no longer be explained.</summary>
    public DerivationView? Why { get; private set; }

    public ProblemSummary? Summary { get; private set; }

    /// <summary>Why the act did not happen though nothing in it was wrong: somebody else was first.</summary>
    public string? Conflict { get; private set; }

    [TempData]
    public string? Done { get; set; }

    public IReadOnlyList<StepPaper> Papers { get; private set; } = [];

    public StepPaper? Paper => Papers.FirstOrDefault(p => p.Key == PaperKey) ?? (Papers is [var first, ..] ? first : null);

    /// <summary>What was asked at this step beside the process.</summary>
    public IReadOnlyList<Clarification> Questions { get; private set; } = [];

    public bool IsOpen => View.Task.State == TaskState.Open;

    public bool IsMine => View.Task.AssigneeId == Me.Actor.Id;

    /// <summary>Whether the officer may send an outcome: a candidate, and nobody else holds the step but an absent officer for whom they act.</summary>
    public bool MayAct { get; private set; }

    /// <summary>The absent officer for whom whatever is done now would be done; null in one's own name.</summary>
    public string? Principal => MayAct ? View.Task.PrincipalOf(Me.Actor) : null;

    public string Note => sent[NoteField].ToString();

    public IReadOnlyList<FieldView> FormFields => View.Form is { } form ? FormView.Of(form.Fields, FormRoot, sent, problems, widened) : [];

    public IReadOnlyList<FieldView> RecordViews => FormView.Of(RecordFields, RecordRoot, sent, problems, widened);

    /// <summary>The parts that only some outcomes ask for, each under the outcomes that open such a step.</summary>
    public IReadOnlyList<(string Outcomes, IReadOnlyList<FieldView> Fields)> OpeningViews =>
        [.. Openings.Select(o => (o.Outcomes, FormView.Of(o.Fields, RecordRoot, sent, problems, widened)))];

    /// <summary>The documents that reception must digitise, in order; empty for every other step.</summary>
    public IReadOnlyList<RequiredDocument> ToDigitise => View.Task.Kind == StepKind.Receive
        ? [.. View.Version.ToDigitise(View.Dossier.CaseKey).Select(View.Version.Spec.FindDocument).OfType<RequiredDocument>().OrderBy(d => d.Order)]
        : [];

    public string? DigitisedProblem => problems.FirstOrDefault(p => p.Path == "$." + DigitisedField)?.Sentence.In(CultureInfo.CurrentUICulture);

    public string? NoteProblem => problems.FirstOrDefault(p => p.Path == "$.record." + NoteField)?.Sentence.In(CultureInfo.CurrentUICulture);

    public IReadOnlyList<(string Outcome, IReadOnlyList<StepSettings> Steps)> Following => FollowingSteps.Of(View.Graph, View.Task.Activity);

    private IReadOnlyList<FormField> RecordFields => records.Of(
        View.Task.Kind,
        [.. Me.Office.OfficersFor(Role.Appraiser, View.Task.UnitCode).Select(o => new FormChoice(o.Id, new Phrase(o.Name, o.Name)))],
        [.. View.Version.Spec.ReceivedCases.Where(c => c.Key != View.Dossier.CaseKey).Select(c => new FormChoice(c.Key, c.Name))]);

    private IReadOnlyList<(string Outcomes, IReadOnlyList<FormField> Fields)> Openings =>
        [.. new[] { StepKind.RequestSupplement, StepKind.RequestPayment }.Select(next => (
            Outcomes: string.Join(", ", Following.Where(f => f.Steps.Any(s => s.Kind == next)).Select(f => desk.Outcome(View.Task.Kind, f.Outcome))),
            Fields: records.Opening(next, again: View.Dossier.SupplementCount > 0))).Where(o => o.Outcomes.Length > 0)];

    /// <summary>This page, with the way back to its inbox.</summary>
    /// <param name="handler">What a form is posted to; null for the page's own act.</param>
    public string Address(string? handler = null) => AddressOf(View.Task.Id, handler);

    private string AddressOf(Guid id, string? handler = null) =>
        handler is null ? Inbox.StepAddress(id) : QueryHelpers.AddQueryString(Inbox.StepAddress(id), "handler", handler);

    public bool WasDigitised(string key) => sent[DigitisedField].Contains(key);

    /// <summary>The unit of a step that may come next.</summary>
    public string UnitOf(StepSettings next) => UnitName(next.UnitSelector switch
    {
        UnitSelector.Receiving => View.Dossier.ReceivingUnit,
        UnitSelector.Competent => View.Dossier.CompetentUnit,
        _ => next.Unit!,
    });

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await Load(id) is { } rejection) return Refuse(rejection);
        sent = Kept?.Fields ?? sent;
        await Open(MayDo(OtherAct.Of(OtherKey)));
        return Page();
    }

    /// <summary>Sends the outcome that was pressed. "Add a row", another paper and another act only draw the page again, with what was typed.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, string? outcome, string? addRow, string? xem)
    {
        sent = Request.Form;
        if (await Load(id) is { } unseen) return Refuse(unseen);
        if (outcome is null && (addRow is not null || xem is not null || OtherKey is not null))
        {
            (widened, PaperKey) = (addRow, xem ?? PaperKey);
            await Open(MayDo(OtherAct.Of(OtherKey)));
            return await Redraw(id);
        }
        var change = Change();
        if (change.Rejection is { } malformed) return Refuse(malformed);
        if (await AddSent(change.Value) is { } unadded) return await Show(unadded, id);

        var form = View.Form is { } schema ? PostedForm.Read(schema.Fields, FormRoot, sent) : default;
        var done = await complete.Complete(change.Value, id, new CompleteTaskRequest(outcome ?? "", Trimmed(Note), form, Record()));
        if (done.Rejection is { } rejection) return await Show(rejection, id);
        if (Kept is not null) await drafts.Drop(Me, FormDrafts.OfStep(id), HttpContext.RequestAborted);
        Done = words["Completed", desk.Outcome(View.Task.Kind, outcome!), View.Dossier.Code];
        return Redirect(Inbox.ToString());
    }

    /// <summary>Shows the step as it now stands, with what was typed and why it was refused.</summary>
    private async Task<IActionResult> Show(Rejection rejection, Guid id)
    {
        if (rejection.Kind == RejectionKind.NotFound || await Load(id) is not null) return Refuse(rejection);
        problems = rejection.Problems;
        if (rejection.Kind == RejectionKind.Unprocessable) Summary = ProblemSummary.Of(rejection, desk);
        else Conflict = rejection.Sentence.In(CultureInfo.CurrentUICulture);
        return Again(rejection);
    }

    private async Task<Rejection?> Load(Guid id)
    {
        var cancellation = HttpContext.RequestAborted;
        var read = await reader.Read(Me, id, cancellation);
        if (read.Rejection is { } rejection) return rejection;
        View = read.Value;
        var (task, clock) = (View.Task, clocks.Of(View.Task.UnitCode));
        MayAct = task.RefusalFor(circumstances.Of(Me), null, View.Dossier.ProcedureCode) is null;
        Left = TimeLeft.Of(task.DueAt, task.RemainingMinutes, task.HasOwnDeadline ? View.Limit : default, task.WarnBeforeMinutes, clock, alerts, time.Now);
        var explained = await explain.OfStep(Me, id, time.Now, cancellation);
        Why = explained.IsRejected ? null : DerivationView.Of(explained.Value.Derivation);
        Papers = await papers.Of(View, cancellation);
        if (Paper?.File is { Viewed: not null, IsPicture: false }) Response.Headers.ContentSecurityPolicy = SecurityHeaders.WithWindow;
        Questions = await asking.OfTask(id, cancellation);
        Kept = await drafts.Read(Me, FormDrafts.OfStep(id), cancellation);
        return null;
    }

    private JsonElement Record()
    {
        IReadOnlyList<FormField> fields = [.. RecordFields, .. Openings.SelectMany(o => o.Fields)];
        if (fields.Count == 0) return default;
        var record = PostedForm.ReadObject(fields, RecordRoot, sent);
        if (View.Task.Kind == StepKind.Receive) record["digitised"] = new JsonArray([.. sent[DigitisedField].Select(key => JsonValue.Create(key))]);
        return JsonSerializer.SerializeToElement(record);
    }

    private static string? Trimmed(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().ReplaceLineEndings("\n");
}
