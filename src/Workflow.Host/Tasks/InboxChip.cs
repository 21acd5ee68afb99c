namespace Workflow.Host.Tasks;

/// <summary>One quick filter above an inbox.</summary>
/// <param name="Key">Value of <c>loc</c> in the address; null for the one that filters nothing.</param>
/// <param name="Icon">Also the colour; null for none.</param>
/// <param name="Word">Key of its name in the words of all pages.</param>
internal sealed record InboxChip(InboxFilter Filter, string? Key, string? Icon, string Word)
{
    public static readonly IReadOnlyList<InboxChip> All =
    [
        new(InboxFilter.All, null, null, "TagAll"), new(InboxFilter.Late, "cham", "late", "TagLate"), new(InboxFilter.Near, "sap", "near", "TagNear"),
        new(InboxFilter.Risk, "nguy-co", "risk", "TagRisk"), new(InboxFilter.Paused, "dung", "pause", "TagPaused"),
        new(InboxFilter.Returned, "tra-lai", "back", "TagReturned"),
    ];

    public static InboxChip Of(string? key) => All.FirstOrDefault(chip => chip.Key == key) ?? All[0];
}
