using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Host.Desk;
using Workflow.Host.Hosting;
using Workflow.Host.Studio;
using Workflow.Host.Studio.Definitions;

namespace Workflow.Host.Procedures.Versions;

/// <summary>The versions of one procedure: who is affected, what waits, and the verbs of those who publish.</summary>
internal sealed class ProcedureVersionsPage(
    VersionBoard board, ProcedureQueries procedures, ChangeForce force, Proposals proposals, PublishDefinition publish, Words<VersionWords> words) : DeskPage
{
    [TempData]
    public string? Done { get; set; }

    public VersionBoardView View { get; private set; } = null!;

    public Rejection? Problem { get; private set; }

    /// <summary>Whether the officer may withdraw, restore and approve.</summary>
    public bool Publishes => RoutePolicies.PublishProcedures.Admits(Me.Actor);

    /// <summary>Whether what the officer publishes needs nobody else.</summary>
    public bool PublishesAlone => proposals.PublishesAlone(Me);

    public static string PathOf(string code) => $"/procedures/{Uri.EscapeDataString(code)}";

    public async Task<IActionResult> OnGetAsync(string code) => await Load(code) is { } absent ? Refuse(absent) : Page();

    public async Task<IActionResult> OnGetExportAsync(string code, int number)
    {
        var package = await procedures.Package(code, number, HttpContext.RequestAborted);
        return package.Rejection is { } absent ? Refuse(absent) : File(PackageArchive.Write(package.Value), PackageArchive.MediaType, $"{code}-v{number}.zip");
    }

    public Task<IActionResult> OnPostWithdrawAsync(string code, int number, string? reason) =>
        Verb(code, async () => (await force.Withdraw(Me, code, number, reason, HttpContext.RequestAborted)).Rejection, words["Withdrawn", number]);

    public Task<IActionResult> OnPostRestoreAsync(string code, int number, string? reason) =>
        Verb(code, async () => (await force.Restore(Me, code, number, reason, HttpContext.RequestAborted)).Rejection, PublishesAlone ? words["Restored", number] : words["Proposed"]);

    public Task<IActionResult> OnPostApproveAsync(string code, Guid proposal, string? decision) =>
        Verb(code, async () => (await proposals.Approve(Me, proposal, decision, HttpContext.RequestAborted)).Rejection, words["Approved"]);

    public async Task<IActionResult> OnPostReturnAsync(string code, Guid proposal, string? reason) =>
        await Answered(code, (await proposals.Return(Me, proposal, reason, HttpContext.RequestAborted)).Rejection, words["Returned"]);

    /// <summary>Publishes a draft with what Studio has no fields for, or hands it in with that.</summary>
    public async Task<IActionResult> OnPostPublishAsync(string code, string definition, string? decision, string? from, string? reason)
    {
        DateOnly? day = null;
        if (!string.IsNullOrWhiteSpace(from))
        {
            if (!DateOnly.TryParseExact(from, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
                return await Answered(code, PublicationSentences.Refuse(RejectionKind.Unprocessable, "DayUnreadable"), "");
            day = read;
        }
        var published = await publish.Publish(StudioBrowser.HandOf(HttpContext, Me), definition, new(Me.Actor.Id)
        {
            DecisionNumber = string.IsNullOrWhiteSpace(decision) ? null : decision.Trim(), EffectiveFrom = day, OverrunReason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(),
        }, HttpContext.RequestAborted);
        return published.Rejection is { Code: "SentForApproval" } ? await Answered(code, null, words["Proposed"]) : await Answered(code, published.Rejection, words["Published"]);
    }

    private async Task<IActionResult> Verb(string code, Func<Task<Rejection?>> act, string done) =>
        Publishes ? await Answered(code, await act(), done) : Forbid();

    private async Task<IActionResult> Answered(string code, Rejection? rejection, string done)
    {
        if (rejection is null)
        {
            Done = done;
            return Redirect(PathOf(code));
        }
        if (await Load(code) is { } absent) return Refuse(absent);
        Problem = rejection;
        return Again(rejection);
    }

    private async Task<Rejection?> Load(string code)
    {
        var view = await board.Read(code, HttpContext.RequestAborted);
        if (view.Rejection is { } absent) return absent;
        View = view.Value;
        return null;
    }
}
