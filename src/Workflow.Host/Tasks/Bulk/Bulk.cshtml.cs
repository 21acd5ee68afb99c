using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Core.Offices;
using Workflow.Host.Desk;
using Workflow.Host.Hosting;

namespace Workflow.Host.Tasks.Bulk;

/// <summary>What was ticked in an inbox: first a question where the act needs an answer, then what became of each step.</summary>
internal sealed class BulkPage(BulkSteps steps, BulkWork work, Words<DeskWords> desk) : DeskPage
{
    public const string Path = "/viec/hang-loat";
    public const string ItemField = "viec";
    public const string ActField = "lenh";
    private const string Inbox = "/viec";

    [BindProperty(Name = ActField)]
    public string? ActKey { get; set; }

    /// <summary>The inbox from which the officer comes.</summary>
    [BindProperty(Name = "ve")]
    public string? From { get; set; }

    [BindProperty(Name = "officerId")]
    public string? OfficerId { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    [BindProperty(Name = "outcome")]
    public string? Outcome { get; set; }

    [BindProperty(Name = "note")]
    public string? Note { get; set; }

    /// <summary>Null while the question stands.</summary>
    public BulkResult? Result { get; private set; }

    public string? Problem { get; private set; }

    public IReadOnlyList<BulkItem> Items { get; private set; } = [];

    public IReadOnlyList<BulkStep> Steps { get; private set; } = [];

    public BulkAct? Act => BulkActKeys.Of(ActKey);

    public string Back => From is { } from && (from == Inbox || from.StartsWith(Inbox + "?", StringComparison.Ordinal)) ? from : Inbox;

    /// <summary>Officers to whom at least one of the steps can be given, with how many.</summary>
    public IReadOnlyList<(Officer Officer, int Count)> Candidates =>
        [.. Steps.GroupBy(s => (s.Task.Role, s.Task.UnitCode)).SelectMany(g => Me.Office.OfficersFor(g.Key.Role, g.Key.UnitCode), (g, o) => (Officer: o, Count: g.Count()))
            .GroupBy(c => c.Officer).Select(g => (Officer: g.Key, Count: g.Sum(c => c.Count))).OrderByDescending(c => c.Count).ThenBy(c => c.Officer.Name, StringComparer.CurrentCulture)];

    /// <summary>Outcomes with which at least one of the steps can be completed as it stands, with how many.</summary>
    public IReadOnlyList<(string Outcome, string Name, int Count)> Outcomes =>
        [.. Steps.SelectMany(s => s.PlainOutcomes.Select(o => (Outcome: o, Name: desk.Outcome(s.Task.Kind, o)))).GroupBy(o => o)
            .Select(g => (g.Key.Outcome, g.Key.Name, Count: g.Count())).OrderByDescending(o => o.Count)];

    public IActionResult OnGet() => Redirect(Inbox);

    /// <summary>Asks what the act still needs, or does it.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (Read() is { } refused) return refused;
        return Act is BulkAct.Assign or BulkAct.Complete ? await Ask(null) : await Run();
    }

    public async Task<IActionResult> OnPostRunAsync() => Read() ?? await Run();

    private async Task<IActionResult> Run()
    {
        var change = Once();
        if (change.Rejection is { } malformed) return Refuse(malformed);
        var result = await work.Run(change.Value, new BulkRequest(Act!.Value, Items, OfficerId, Reason, Outcome, Note));
        if (result.Rejection is { } rejection) return await Ask(rejection);
        Result = result.Value;
        return Page();
    }

    private async Task<IActionResult> Ask(Rejection? rejection)
    {
        var known = await steps.Read(Me, Items, HttpContext.RequestAborted);
        Steps = [.. Items.Where(i => known.ContainsKey(i.Id)).Select(i => known[i.Id])];
        if (rejection is null) return Page();
        Problem = rejection.Sentence.In(CultureInfo.CurrentUICulture);
        return Again(rejection);
    }

    /// <summary>Reads what was ticked; the answer where it cannot be read.</summary>
    private IActionResult? Read()
    {
        if (Act is null) return Refuse(HostSentences.Refuse(RejectionKind.Malformed, "RequestMalformed"));
        var items = new List<BulkItem>();
        foreach (var text in Request.Form[ItemField])
        {
            if (BulkItemText.Parse(text) is not { } item) return Refuse(HostSentences.Refuse(RejectionKind.Malformed, "RequestMalformed"));
            items.Add(item);
        }
        Items = items;
        return BulkWork.RefusalOf(new BulkRequest(BulkAct.Claim, items)) is { } rejection ? Refuse(rejection) : null;
    }
}
