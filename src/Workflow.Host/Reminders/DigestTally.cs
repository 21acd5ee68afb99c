namespace Workflow.Host.Reminders;

/// <summary>The digest of one officer while it is counted.</summary>
internal sealed class DigestTally
{
    private const int MostUrgent = 5;
    private readonly HashSet<Guid> overdueDossiers = [];
    private readonly List<DigestStep> urgent = [];

    public int Overdue { get; set; }
    public int Today { get; set; }
    public int Near { get; set; }
    public int Waiting { get; set; }

    public bool IsEmpty => Overdue + Today + Near + Waiting + overdueDossiers.Count == 0;

    /// <summary>Counts a dossier once, however many of its steps or posts lead to it.</summary>
    public void AddOverdueDossier(Guid id) => overdueDossiers.Add(id);

    /// <summary>Keeps a step while it is among those due first.</summary>
    public void AddUrgent(DigestStep step)
    {
        var place = urgent.FindIndex(other => other.DueAt > step.DueAt);
        urgent.Insert(place < 0 ? urgent.Count : place, step);
        if (urgent.Count > MostUrgent) urgent.RemoveAt(MostUrgent);
    }

    public DigestDetails ToDetails() => new(Overdue, Today, Near, Waiting, overdueDossiers.Count, urgent);
}
