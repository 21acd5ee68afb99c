using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Core.Outbox;
using Workflow.Host.Desk;
using Workflow.Host.Notices;

namespace Workflow.Host.Outbox;

/// <summary>The log of what was sent, with the letters that were given up.</summary>
internal sealed class DeliveriesPage(DeliveryLog log, SendAllAgain send, WebhookBook webhooks) : DeskPage
{
    public const string Path = "/nhat-ky-gui";

    /// <summary>One channel, or the kind of several.</summary>
    [BindProperty(Name = "kenh", SupportsGet = true)]
    public string? Channel { get; set; }

    [BindProperty(Name = "trang-thai", SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(Name = "don-vi", SupportsGet = true)]
    public string? Unit { get; set; }

    [BindProperty(Name = "ngay", SupportsGet = true)]
    public string? Day { get; set; }

    /// <summary>Sign-in name of the officer whom messages are for.</summary>
    [BindProperty(Name = "nguoi-nhan", SupportsGet = true)]
    public string? Recipient { get; set; }

    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>How many were sent again just now; null when none were asked for.</summary>
    [BindProperty(Name = "gui-lai", SupportsGet = true)]
    public int? Resent { get; set; }

    public IReadOnlyList<Delivery> Rows { get; private set; } = [];

    public IReadOnlyList<DeliveryCount> Counts { get; private set; } = [];

    public string? Next { get; private set; }

    /// <summary>The page with the messages of one channel.</summary>
    public static string AddressOf(string channel) => $"{Path}?kenh={Uri.EscapeDataString(channel)}";

    /// <summary>What the system behind a channel is called; null for anything but a subscription that there is.</summary>
    public string? SystemOf(string? channel) =>
        channel is not null && NoticeChannels.FindSubscription(channel) is { } id ? webhooks.Find(id)?.Name : null;

    public int DeadOf(string kind) => Counts.Where(c => c.Channel == kind && c.State == OutboxState.Dead).Sum(c => c.Messages);

    public async Task<IActionResult> OnGetAsync()
    {
        var page = await log.List(Me, Filter, After, null, HttpContext.RequestAborted);
        if (page.Rejection is { } rejection) return Refuse(rejection);
        (Rows, Next) = (page.Value.Items, page.Value.Next);
        Counts = await log.Counts(Me, Filter with { State = null }, HttpContext.RequestAborted);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id)
    {
        if (id is not { } one)
            return Redirect(Address(sent: await send.All(Me, Filter, HttpContext.RequestAborted)));
        var sent = await send.One(Me, one, HttpContext.RequestAborted);
        // Sent by somebody else meanwhile: the page shows it.
        return sent.Rejection is { Kind: not RejectionKind.Conflict } rejection ? Refuse(rejection) : Redirect(Address(sent: sent.IsRejected ? 0 : 1));
    }

    /// <summary>The page with its present filter.</summary>
    public string Address(string? after = null, int? sent = null)
    {
        (string Name, string? Value)[] fields =
            [("kenh", Channel), ("trang-thai", State), ("don-vi", Unit), ("ngay", Day), ("nguoi-nhan", Recipient), ("sau", after), ("gui-lai", sent?.ToString(CultureInfo.InvariantCulture))];
        var query = string.Join('&', fields.Where(f => !string.IsNullOrEmpty(f.Value)).Select(f => $"{f.Name}={Uri.EscapeDataString(f.Value!)}"));
        return query.Length == 0 ? Path : $"{Path}?{query}";
    }

    private DeliveryFilter Filter => new(
        string.IsNullOrEmpty(Channel) ? null : Channel,
        Enum.TryParse<OutboxState>(State, out var state) && Enum.IsDefined(state) ? state : null,
        string.IsNullOrEmpty(Unit) ? null : Unit,
        DateOnly.TryParseExact(Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
        string.IsNullOrWhiteSpace(Recipient) ? null : Recipient.Trim());
}
