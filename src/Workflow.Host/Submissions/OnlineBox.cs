namespace Workflow.Host.Submissions;

/// <summary>A box of the list of online submissions: what it shows, and its name in an address.</summary>
/// <param name="Key">Null for the one that opens first.</param>
internal sealed record OnlineBox(SubmissionBox Box, string? Key, string Icon)
{
    public static readonly IReadOnlyList<OnlineBox> All =
    [
        new(SubmissionBox.Waiting, null, "inbox"),
        new(SubmissionBox.Breached, "qua-gio", "late"),
        new(SubmissionBox.AwaitingSupplement, "cho-bo-sung", "pause"),
        new(SubmissionBox.Settled, "da-xong", "done"),
    ];

    /// <summary>The box of a key; the first for none and for any other text.</summary>
    public static OnlineBox Of(string? key) => All.FirstOrDefault(box => box.Key == key) ?? All[0];
}
