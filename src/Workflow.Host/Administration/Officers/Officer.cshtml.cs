using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Core.Offices;
using Workflow.Host.Accounts;
using Workflow.Host.Audit;
using Workflow.Host.Desk;
using Workflow.Host.Dossiers;

namespace Workflow.Host.Administration.Officers;

/// <summary>One officer: details, unit, roles, account and tokens, each from a day on, with the history.</summary>
internal sealed class OfficerPage(
    OfficerQueries queries, ChangeOfficers officers, ChangePosts posts, OfficerAccounts accounts, OfficerTokens tokens, AuditSearch audit, Words<AdministrationWords> words) : AdminPage
{
    /// <summary>The link or token that was made just now; kept in an encrypted cookie for the one page that shows it.</summary>
    [TempData]
    public string? Secret { get; set; }

    /// <summary>Whether the secret is an access token; else a link.</summary>
    [TempData]
    public bool IsToken { get; set; }

    public OfficerCard Card { get; private set; } = null!;

    public IReadOnlyList<AuditLine> History { get; private set; } = [];

    /// <summary>Roles held today or later, each in its unit.</summary>
    public IReadOnlyList<Post> Posts => [.. Card.Posts.Where(p => p.ValidTo is null || p.ValidTo > Me.Office.Day)];

    public bool AsksForCare => RoleConflicts.AskForCare([.. Posts.Select(p => p.Role)]);

    /// <summary>The move that is still to come; null for none.</summary>
    public OfficerMove? NextMove => Card.Moves.FirstOrDefault(m => m.Day > Me.Office.Day);

    public static string PathOf(string id) => $"{OfficerListPage.Path}/{Uri.EscapeDataString(id)}";

    public async Task<IActionResult> OnGetAsync(string id) => await Load(id) is { } absent ? Refuse(absent) : Page();

    public Task<IActionResult> OnPostSaveAsync(string id) => Act(id, "details", words["OfficerSaved"], request => officers.Change(
        request, id, new OfficerDetails(Posted("details", "name"), Posted("details", "position"), Posted("details", "email"), Posted("details", "phone")), HttpContext.RequestAborted));

    public Task<IActionResult> OnPostMoveAsync(string id, Role[] roles) => OnDay(id, "move", words["OfficerMoved"],
        (request, day) => officers.Move(request, id, new MoveOfficer(Posted("move", "unitCode"), day, roles), HttpContext.RequestAborted));

    public Task<IActionResult> OnPostEndAsync(string id) => OnDay(id, "end", words["OfficerEnded"],
        (request, day) => officers.End(request, id, new EndOfficer(day), HttpContext.RequestAborted));

    public Task<IActionResult> OnPostGiveAsync(string id, Role role) => OnDay(id, "give", words["PostGiven"],
        (request, day) => posts.Give(request, id, new PostChange(role, Posted("give", "unitCode"), day), HttpContext.RequestAborted));

    public Task<IActionResult> OnPostTakeAsync(string id, Role role, string unit) => OnDay(id, "take", words["PostTaken"],
        (request, day) => posts.Take(request, id, new PostChange(role, unit, day), HttpContext.RequestAborted));

    public Task<IActionResult> OnPostLinkAsync(string id) => Act(id, "account", words["LinkMade"], async request =>
    {
        var link = await accounts.Link(request, id, HttpContext.RequestAborted);
        if (link.Rejection is { } rejection) return rejection;
        // A promise that was kept before has no text to show: the link was shown then.
        (Secret, IsToken) = (link.Value == id ? null : $"{Request.Scheme}://{Request.Host}{SetPasswordPage.PathOf(link.Value)}", false);
        return id;
    });

    public Task<IActionResult> OnPostCloseAsync(string id) => Act(id, "account", words["AccountClosed"], request => accounts.Close(request, id, HttpContext.RequestAborted));

    public Task<IActionResult> OnPostReopenAsync(string id) => Act(id, "account", words["AccountReopened"], request => accounts.Reopen(request, id, HttpContext.RequestAborted));

    public Task<IActionResult> OnPostSessionsAsync(string id) => Act(id, "account", words["SessionsEnded"], request => accounts.EndSessions(request, id, HttpContext.RequestAborted));

    public Task<IActionResult> OnPostTokenAsync(string id, int days) => Act(id, "token", words["TokenMade"], async request =>
    {
        var made = await tokens.Make(request, id, Posted("token", "name"), days, HttpContext.RequestAborted);
        if (made.Rejection is { } rejection) return rejection;
        (Secret, IsToken) = (made.Value == id ? null : made.Value, true);
        return id;
    });

    public Task<IActionResult> OnPostRevokeAsync(string id, Guid token) => Act(id, "token", words["TokenRevoked"], request => tokens.Revoke(request, id, token, HttpContext.RequestAborted));

    private Task<IActionResult> OnDay(string id, string form, string done, Func<ChangeRequest, DateOnly, Task<Result<string>>> act) =>
        Act(id, form, done, async request => PostedDay(form) is { } day ? await act(request, day) : NoDay());

    private async Task<IActionResult> Act(string id, string form, string done, Func<ChangeRequest, Task<Result<string>>> act)
    {
        var request = Change();
        if (request.Rejection is { } malformed) return Refuse(malformed);
        var result = await act(request.Value);
        if (result.Rejection is not { } rejection) return Said(PathOf(id), done);
        if (await Load(id) is { } absent) return Refuse(absent);
        return Again(Show(form, rejection));
    }

    private async Task<Rejection?> Load(string id)
    {
        var card = await queries.Read(Me, id, HttpContext.RequestAborted);
        if (card.Rejection is { } absent) return absent;
        Card = card.Value;
        History = await audit.HistoryOf(id, HttpContext.RequestAborted);
        return null;
    }
}
