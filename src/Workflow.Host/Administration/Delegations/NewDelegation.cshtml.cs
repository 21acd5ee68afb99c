using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Core.Offices;
using Workflow.Host.Administration.Officers;
using Workflow.Host.Desk;

namespace Workflow.Host.Administration.Delegations;

/// <summary>Enters a written delegation: the officer is chosen first, then what the document says.</summary>
internal sealed class NewDelegationPage(OfficerQueries officers, ChangeDelegations delegations, Words<DelegationWords> words) : AdminPage
{
    public const string Path = "/quan-tri/uy-quyen/them-moi";
    public const string Form = "delegation";

    /// <summary>Most characters of the codes as they are typed.</summary>
    public const int LongestCodes = 2000;

    private const int MostFound = 20;
    private static readonly char[] separators = [',', ';', ' ', '\t', '\n', '\r'];

    /// <summary>Sign-in name of the officer who receives; null while none is chosen.</summary>
    [BindProperty(Name = "can-bo", SupportsGet = true)]
    public string? OfficerId { get; set; }

    [BindProperty(Name = "tim", SupportsGet = true)]
    public string? Search { get; set; }

    /// <summary>The officer who is chosen; null for none yet.</summary>
    public OfficerCard? Card { get; private set; }

    /// <summary>What was delegated to the officer and still holds or is to come.</summary>
    public IReadOnlyList<DelegationLine> Present => [.. Card!.Delegations.Where(d => d.State != DelegationState.Over)];

    /// <summary>Serving officers whose name or sign-in name has every word that was searched.</summary>
    public IReadOnlyList<Officer> Found
    {
        get
        {
            var parts = FoldedText.Of(Search ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            return parts.Length == 0 ? [] : [.. Me.Office.Officers.Where(o => Matches(o, parts)).Take(MostFound)];
        }
    }

    public static string PathFor(string officerId) => $"{Path}?can-bo={Uri.EscapeDataString(officerId)}";

    public string Today => Me.Office.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public async Task<IActionResult> OnGetAsync() => await Load() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        var request = Change();
        if (request.Rejection is { } malformed) return Refuse(malformed);
        if (await Load() is { } absent) return absent;
        if (Card is null) return Refuse(AdministrationSentences.Refuse(RejectionKind.NotFound, "OfficerNotFound", OfficerId ?? ""));
        var read = Read();
        if (read.Rejection is { } unreadable) return Again(Show(Form, unreadable));
        var granted = await delegations.Grant(request.Value, Card.Officer.Id, read.Value, HttpContext.RequestAborted);
        return granted.Rejection is { } rejection ? Again(Show(Form, rejection)) : Said(DelegationListPage.PathFor(Card.Officer.Id), words["Granted", Card.Officer.Name]);
    }

    private static bool Matches(Officer officer, string[] parts)
    {
        var text = FoldedText.Of($"{officer.Name} {officer.Id}");
        return parts.All(part => text.Contains(part, StringComparison.Ordinal));
    }

    private Result<GrantDelegation> Read()
    {
        var (from, to) = (PostedDay(Form, "validFrom"), PostedDay(Form, "validTo"));
        var known = Enum.TryParse<DelegationCriterion>(Posted(Form, "criterion"), out var criterion) && Enum.IsDefined(criterion);
        var codes = Posted(Form, "procedures").Split(separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var grant = new GrantDelegation(criterion, Posted(Form, "fromAuthority"), Posted(Form, "document"), from ?? Me.Office.Day, to, codes);
        List<Problem> unreadable = [];
        if (!known) unreadable.Add(AdministrationSentences.Wrong("criterion", "CriterionMissing"));
        if (from is null) unreadable.Add(Unreadable("validFrom"));
        if (to is null && Posted(Form, "validTo").Length > 0) unreadable.Add(Unreadable("validTo"));
        if (unreadable.Count == 0) return grant;
        // What can be read is judged with it: whoever mends the form sees everything at once.
        return OfficeEdits.Refusal([.. unreadable, .. grant.To(Card!.Officer).Problems(Me.Office.Day)])!;
    }

    private Problem Unreadable(string field) =>
        Posted(Form, field) is { Length: > 0 } typed ? AdministrationSentences.Wrong(field, "DateUnreadable", typed) : AdministrationSentences.Wrong(field, "DateMissing");

    private async Task<IActionResult?> Load()
    {
        if (string.IsNullOrEmpty(OfficerId)) return null;
        var card = await officers.Read(Me, OfficerId, HttpContext.RequestAborted);
        if (card.Rejection is { } absent) return Refuse(absent);
        Card = card.Value;
        return null;
    }
}
