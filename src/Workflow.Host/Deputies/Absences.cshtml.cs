using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Core.Offices;
using Workflow.Host.Desk;

namespace Workflow.Host.Deputies;

/// <summary>When an officer is absent and who acts meanwhile; for whom the officer acts; and the same for those whose work the officer distributes.</summary>
internal sealed class AbsencesPage(DeputyBook book, Words<AbsenceWords> words, DeskTime time) : DeskPage
{
    public const string Path = "/vang-mat";

    private const int MostFound = 20;

    /// <summary>The officer for whom a deputy is to be set; null for oneself.</summary>
    [BindProperty(Name = "cho", SupportsGet = true)]
    public string? For { get; set; }

    [BindProperty(Name = "tim", SupportsGet = true)]
    public string? Search { get; set; }

    [TempData]
    public string? Done { get; set; }

    public DeputyList List { get; private set; } = new([], [], [], []);

    public Rejection? Problem { get; private set; }

    public string DeputyId { get; private set; } = "";

    public string FirstDay { get; private set; } = "";

    public string LastDay { get; private set; } = "";

    public string Procedures { get; private set; } = "";

    public string Reason { get; private set; } = "";

    public string AbsentId => For ?? Me.Actor.Id;

    public bool IsMine => AbsentId == Me.Actor.Id;

    /// <summary>The first day that can be chosen.</summary>
    public string Today => Machine(time.Today);

    /// <summary>Whether the officer distributes the work of others and so may set deputies for them.</summary>
    public bool DecidesForOthers => Me.Actor.Holds(Role.DivisionHead) || Me.Actor.Holds(Role.Approver);

    public IReadOnlyList<Officer> Candidates => DeputyBook.CandidatesFor(Me, AbsentId);

    /// <summary>Officers whose work the caller distributes and whose name or sign-in name has every word that was searched.</summary>
    public IReadOnlyList<Officer> Found
    {
        get
        {
            var parts = FoldedText.Of(Search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length == 0) return [];
            return [.. Me.Office.Officers.Where(o => o.Id != Me.Actor.Id && Matches(o, parts) && DeputyBook.MayDecide(Me, o.Id)).Take(MostFound)];
        }
    }

    public bool MayEnd(Deputy deputy) => DeputyBook.MayDecide(Me, deputy.AbsentOfficerId);

    public bool HoldsToday(Deputy deputy) => deputy.HoldsOn(time.Today);

    /// <summary>Whether the officer is absent on a day on which they are to act for somebody: nobody does that work then.</summary>
    public bool IsAwayDuring(Deputy deputy) => List.Mine.Any(deputy.MeetsDaysOf);

    public string Days(Deputy deputy) => deputy.FirstDay == deputy.LastDay ? Day(deputy.FirstDay) : words["FromTo", Day(deputy.FirstDay), Day(deputy.LastDay)];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!DeputyBook.MayDecide(Me, AbsentId)) return NotFound();
        List = await book.List(Me, HttpContext.RequestAborted);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? deputy, string? first, string? last, string? procedures, string? reason)
    {
        (DeputyId, FirstDay, LastDay, Procedures, Reason) = (deputy ?? "", first ?? "", last ?? "", procedures ?? "", reason ?? "");
        if (!DeputyBook.MayDecide(Me, AbsentId)) return NotFound();
        if (Read(FirstDay) is not { } from || Read(LastDay) is not { } until) return await Show(AbsenceSentences.Refuse(RejectionKind.Unprocessable, "DaysUnreadable"));
        var codes = Procedures.Split((char[])[',', ';', ' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var set = await book.Set(Me, new SetDeputyRequest(DeputyId, from, until, Reason, AbsentId, codes), HttpContext.RequestAborted);
        if (set.Rejection is { } rejection) return await Show(rejection);
        Done = words["Set", OfficerName(DeputyId), OfficerName(AbsentId), Days(set.Value)];
        return Redirect(Path);
    }

    public async Task<IActionResult> OnPostEndAsync(Guid deputyId)
    {
        var change = Change();
        if (change.Rejection is { } malformed) return Refuse(malformed);
        var ended = await book.End(Me, deputyId, change.Value.Revision!.Value, HttpContext.RequestAborted);
        if (ended.Rejection is { } rejection) return rejection.Kind == RejectionKind.NotFound ? Refuse(rejection) : await Show(rejection);
        Done = words["Ended", OfficerName(ended.Value.DeputyOfficerId), OfficerName(ended.Value.AbsentOfficerId)];
        return Redirect(Path);
    }

    private async Task<IActionResult> Show(Rejection rejection)
    {
        List = await book.List(Me, HttpContext.RequestAborted);
        Problem = rejection;
        return Again(rejection);
    }

    private static bool Matches(Officer officer, string[] parts)
    {
        var text = FoldedText.Of($"{officer.Name} {officer.Id}");
        return parts.All(part => text.Contains(part, StringComparison.Ordinal));
    }

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static string Machine(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Read(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
