namespace Workflow.Host.Accounts;

/// <summary>The office as every request sees it: one immutable snapshot, swapped whole when something has changed.</summary>
internal sealed class OfficeDirectory
{
    private volatile OfficeSnapshot current = OfficeSnapshot.Empty;

    public OfficeSnapshot Current => current;

    public void Replace(OfficeSnapshot snapshot) => current = snapshot;
}
