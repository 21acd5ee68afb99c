namespace Workflow.Host.Board;

/// <summary>What the list behind a number says beside the dossiers themselves.</summary>
internal static class DossierMarks
{
    /// <summary>Whether the list is of now and not of a period.</summary>
    public static bool IsOpen(this DossierMark mark) => mark is DossierMark.InProgress or DossierMark.Overdue or DossierMark.Paused;

    /// <summary>Whether each of them was ended for a reason.</summary>
    public static bool HasReasons(this DossierMark mark) => mark is DossierMark.Refused or DossierMark.Withdrawn;

    /// <summary>Whether the list is of what is past its date: it says by how much, where it lies, and whether anybody has apologised.</summary>
    public static bool IsOverdue(this DossierMark mark) => mark == DossierMark.Overdue;
}
