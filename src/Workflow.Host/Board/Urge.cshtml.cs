using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Core.Tasks;
using Workflow.Host.Desk;
using Workflow.Host.Tasks;

namespace Workflow.Host.Board;

/// <summary>Urging on a step: to whom, with what words, and why again where that was a moment ago.</summary>
internal sealed class UrgePage(TaskQueries queries, UrgeStep urge, Words<BoardWords> words) : DeskPage
{
    public TaskView Task { get; private set; } = null!;

    public string Message { get; private set; } = "";

    public string Forced { get; private set; } = "";

    /// <summary>Why it was not done.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Whether it can be done all the same, for a reason.</summary>
    public bool AsksReason { get; private set; }

    [TempData]
    public string? Done { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await Load(id) is { } rejection) return Refuse(rejection);
        Message = words["UsualMessage", Task.Title, Task.DossierCode];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string? message, string? forced)
    {
        (Message, Forced) = (message?.ReplaceLineEndings("\n") ?? "", forced ?? "");
        if (await Load(id) is { } unseen) return Refuse(unseen);
        var once = Once();
        if (once.Rejection is { } malformed) return Refuse(malformed);
        var urged = await urge.Urge(once.Value, id, new Urging(Message, Forced));
        if (urged.Rejection is { } rejection) return Show(rejection);
        Done = words["Urged", Task.Title, Task.DossierCode];
        return Redirect($"{BoardStepsPage.Path}?don-vi={Uri.EscapeDataString(UnitToShow())}");
    }

    private IActionResult Show(Rejection rejection)
    {
        if (rejection.Kind is RejectionKind.NotFound or RejectionKind.Forbidden) return Refuse(rejection);
        Refusal = rejection.Sentence.In(CultureInfo.CurrentUICulture);
        AsksReason = rejection.Code == "UrgedJustNow" || Forced.Length > 0;
        return Again(rejection);
    }

    /// <summary>The step's unit where the officer supervises it, else the officer's own.</summary>
    private string UnitToShow() => SupervisedUnits.Of(Me, Task.UnitCode, words).IsRejected ? Me.Actor.UnitCode : Task.UnitCode;

    private async Task<Rejection?> Load(Guid id)
    {
        var read = await queries.Read(Me, id, HttpContext.RequestAborted);
        if (read.Rejection is { } rejection) return rejection;
        Task = read.Value;
        return Task.State == TaskState.Open ? null : new Rejection(RejectionKind.Conflict, "StepOver", words.Both("StepOver", Task.Title));
    }
}
