using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Core.Tasks;
using Workflow.Host.Desk;

namespace Workflow.Host.Tasks;

/// <summary>Questions that wait for the officer's answer, and those that the officer asked.</summary>
internal sealed class QuestionsPage(ClarificationInbox inbox, AskClarification asking, Words<QuestionWords> words) : DeskPage
{
    private const int Shown = 20;

    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    [TempData]
    public string? Done { get; set; }

    public IReadOnlyList<Clarification> Waiting { get; private set; } = [];

    public string? Next { get; private set; }

    /// <summary>What the officer asked last.</summary>
    public IReadOnlyList<Clarification> Asked { get; private set; } = [];

    public Rejection? Problem { get; private set; }

    /// <summary>The question that was answered and refused; null for none.</summary>
    public Guid? Answering { get; private set; }

    /// <summary>What was typed as its answer.</summary>
    public string Text { get; private set; } = "";

    public bool Sees(Clarification question) => Me.Reach.Contains(question.UnitCode);

    public async Task<IActionResult> OnGetAsync() => await Load() is { } rejection ? Refuse(rejection) : Page();

    public async Task<IActionResult> OnPostAsync(Guid question, string? answer)
    {
        var once = Once();
        if (once.Rejection is { } malformed) return Refuse(malformed);
        var answered = await asking.Answer(once.Value, question, new AnswerRequest(answer ?? ""));
        if (answered.Rejection is { } rejection)
        {
            if (rejection.Kind == RejectionKind.NotFound || await Load() is not null) return Refuse(rejection);
            (Problem, Answering, Text) = (rejection, question, answer ?? "");
            return Again(rejection);
        }
        Done = words["Answered", OfficerName(answered.Value.AskerId)];
        return Redirect("/lam-ro");
    }

    public string Sentence(Rejection rejection) => rejection.Sentence.In(CultureInfo.CurrentUICulture);

    private async Task<Rejection?> Load()
    {
        var waiting = await inbox.Waiting(Me, After, Shown, HttpContext.RequestAborted);
        if (waiting.Rejection is { } rejection) return rejection;
        var asked = await inbox.Asked(Me, null, Shown, HttpContext.RequestAborted);
        if (asked.Rejection is { } unread) return unread;
        (Waiting, Next, Asked) = (waiting.Value.Items, waiting.Value.Next, asked.Value.Items);
        return null;
    }
}
