namespace Workflow.Host.Tasks;

/// <summary>One inbox of an officer as it stands in the side menu and in addresses.</summary>
/// <param name="Key">Value of <c>hop</c> in the address; null for the one that opens by itself.</param>
internal sealed record InboxBox(InboxView View, string? Key, string Icon)
{
    public static readonly InboxBox Mine = new(InboxView.Mine, null, "mine");
    public static readonly InboxBox Candidates = new(InboxView.Candidates, "chua-nhan", "inbox");
    public static readonly InboxBox Units = new(InboxView.Units, "don-vi", "unit");
    public static readonly InboxBox ActingFor = new(InboxView.ActingFor, "thay", "act");
    public static readonly InboxBox Watched = new(InboxView.Watched, "theo-doi", "eye");
    public static readonly InboxBox Finished = new(InboxView.Finished, "xong", "done");

    public static readonly IReadOnlyList<InboxBox> All = [Mine, Candidates, Units, ActingFor, Watched, Finished];

    public string Address => Key is null ? "/viec" : $"/viec?hop={Key}";

    public static InboxBox Of(string? key) => All.FirstOrDefault(box => box.Key == key) ?? Mine;
}
