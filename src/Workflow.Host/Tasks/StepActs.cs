using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Core.Offices;
using Workflow.Host.Dossiers;

namespace Workflow.Host.Tasks;

/// <content>What else can be done with the step than sending an outcome.</content>
internal sealed partial class StepPage
{
    private IFormCollection acting = FormCollection.Empty;

    /// <summary>The act that is about to be done; null for none.</summary>
    public OtherAct? Other { get; private set; }

    [BindProperty(Name = "khac", SupportsGet = true)]
    public string? OtherKey { get; set; }

    public bool MayReassign => IsOpen && (Me.Actor.Holds(Role.DivisionHead, View.Task.UnitCode, Me.Office.Units) || Me.Actor.Holds(Role.Approver, View.Task.UnitCode, Me.Office.Units));

    /// <summary>Whether the step is in the officer's own hand, to be given back.</summary>
    public bool MayRelease => IsOpen && IsMine;

    /// <summary>Whether the step can be taken: nobody has it, an absent officer, or the deputy of this one.</summary>
    public bool MayClaim => MayAct && !IsMine;

    public IEnumerable<OtherAct> OtherActs => OtherAct.All.Where(act => MayDo(act) is not null);

    public bool HasOtherActs => MayAct || MayRelease || OtherActs.Any();

    /// <summary>Whom the act may go to.</summary>
    public IReadOnlyList<OfficerChoice> Choices { get; private set; } = [];

    public string ReturnTo => acting["stepKey"].ToString();

    public string Chosen => acting["officerId"].ToString();

    public string Reason => acting["reason"].ToString();

    public string Question => acting["question"].ToString();

    public string Search => acting["nguoi"].ToString();

    public Task<IActionResult> OnPostClaimAsync(Guid id) => Hand(id, null, change => hands.Claim(change, id), () => words["Claimed"], AddressOf(id));

    public Task<IActionResult> OnPostReleaseAsync(Guid id) => Hand(id, null, change => hands.Release(change, id), () => words["Released"], Inbox.ToString());

    public Task<IActionResult> OnPostReassignAsync(Guid id, string? officerId, string? find) => find is not null
        ? Find(id, OtherActKind.Reassign)
        : Hand(
            id, OtherActKind.Reassign, change => hands.Reassign(change, id, new ReassignTaskRequest(officerId ?? "", Reason)), () => words["Reassigned", OfficerName(officerId!)], AddressOf(id));

    public Task<IActionResult> OnPostReturnAsync(Guid id, string? stepKey) =>
        Hand(id, OtherActKind.Return, change => returning.Return(change, id, new ReturnTaskRequest(stepKey ?? "", Reason)), () => words["SentBack"], Inbox.ToString());

    public Task<IActionResult> OnPostAskAsync(Guid id, string? officerId, string? find) => find is not null
        ? Find(id, OtherActKind.Ask)
        : Hand(id, OtherActKind.Ask, change => asking.Ask(change, id, new AskRequest(officerId ?? "", Question)), () => words["Asked", OfficerName(officerId!)], AddressOf(id));

    /// <summary>The act, where this officer may do it here and now.</summary>
    private OtherAct? MayDo(OtherAct? act) => act?.Kind switch
    {
        OtherActKind.Return when MayAct && View.Targets.Count > 0 => act,
        OtherActKind.Ask when MayAct => act,
        OtherActKind.Reassign when MayReassign && View.Candidates.Any(o => o.Id != View.Task.AssigneeId) => act,
        _ => null,
    };

    private async Task<IActionResult> Find(Guid id, OtherActKind kind)
    {
        acting = Request.Form;
        if (await LoadFor(kind, id) is { } unseen) return Refuse(unseen);
        ModelState.Clear();
        return Page();
    }

    private async Task<IActionResult> Hand<T>(Guid id, OtherActKind? kind, Func<ChangeRequest, Task<Result<T>>> act, Func<string> sentence, string then)
    {
        acting = Request.Form;
        var change = Change();
        if (change.Rejection is { } malformed) return Refuse(malformed);
        var done = await act(change.Value);
        if (done.Rejection is { } rejection)
        {
            if (await LoadFor(kind, id) is not null) return Refuse(rejection);
            return await Show(rejection, id);
        }
        Done = sentence();
        return Redirect(then);
    }

    /// <summary>Loads the step with an act open in it and, in its own form, what was kept of it.</summary>
    private async Task<Rejection?> LoadFor(OtherActKind? kind, Guid id)
    {
        if (await Load(id) is { } unseen) return unseen;
        sent = Kept?.Fields ?? sent;
        if (kind is { } known) await Open(MayDo(OtherAct.Of(known)));
        return null;
    }

    private async Task Open(OtherAct? act)
    {
        Other = act;
        Choices = act?.Kind switch
        {
            OtherActKind.Reassign => await people.ToReassign(Me.Office, View.Candidates.Where(o => o.Id != View.Task.AssigneeId), Search, HttpContext.RequestAborted),
            OtherActKind.Ask => StepPeople.ToAsk(Me.Office, Me.Actor.Id, View.Past, Search),
            _ => [],
        };
    }
}
