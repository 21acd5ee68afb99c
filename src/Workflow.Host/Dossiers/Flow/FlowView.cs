using Workflow.Host.Procedures.Drawing;

namespace Workflow.Host.Dossiers.Flow;

/// <summary>The way of a dossier as a page shows it: drawn, and as the list that says the same.</summary>
/// <param name="Drawing">Null where the stored drawing cannot be read.</param>
/// <param name="VersionNumber">Number of the version that the dossier runs on.</param>
internal sealed record FlowView(DossierFlow Flow, ProcessDrawing? Drawing, int VersionNumber)
{
    /// <summary>How many steps took, or are taking, longer than allowed.</summary>
    public int LateSteps => Flow.Told.Count(s => s.IsLate);
}
