using Workflow.Core.Dossiers;

namespace Workflow.Host.Dossiers.Slips;

/// <summary>The notice that a dossier was refused, or that it was stopped or withdrawn (form 05 of Circular 03/2025/TT-VPCP).</summary>
internal sealed class EndingNoticePage(DossierFiles files) : DossierSheetPage(files)
{
    /// <summary>The act that the notice is about.</summary>
    public HistoryEntry Act { get; private set; } = null!;

    public bool IsRefusal => Filed.Dossier.Outcome == DossierOutcome.Refused;

    protected override bool Exists(DossierFile file)
    {
        if (DossierSlips.EndingOf(file) is not { } act) return false;
        Act = act;
        return true;
    }
}
