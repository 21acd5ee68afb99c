namespace Workflow.Host.Dossiers.Slips;

/// <summary>The request for supplements (form 02 of Circular 01/2018/TT-VPCP); the last one of a dossier.</summary>
internal sealed class SupplementRequestPage(DossierFiles files) : DossierSheetPage(files)
{
    public AskedSupplement Asked { get; private set; } = null!;

    protected override bool Exists(DossierFile file)
    {
        if (AskedSupplement.LastIn(file.Tasks) is not { } asked) return false;
        Asked = asked;
        return true;
    }
}
