using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Host.Dossiers;
using Workflow.Host.Dossiers.Clocks;

namespace Workflow.Host.Desk;

/// <summary>A page that explains one date as it stood at an instant, now unless the reader asks for another.</summary>
internal abstract class DeadlineSheetPage(ExplainDeadline explain) : DeskPage
{
    public DeadlineSheet Sheet { get; private set; } = null!;

    /// <param name="sheetAt">The sheet of an instant. Where there is none for the one asked about, the subject is shown with the reason.</param>
    protected async Task<IActionResult> Show(string? asked, Func<DateTime, Task<Result<DeadlineSheet>>> sheetAt)
    {
        var instant = explain.Instant(asked);
        var sheet = instant.Rejection is { } unreadable ? unreadable : await sheetAt(instant.Value);
        if (sheet.Rejection is not { } rejection)
        {
            Sheet = sheet.Value with { Asked = asked ?? "" };
            return Page();
        }
        var present = await sheetAt(explain.Instant(null).Value);
        if (present.Rejection is { } unseen) return Refuse(unseen);
        Sheet = present.Value.Refused(rejection, asked ?? "");
        return Again(rejection);
    }
}
