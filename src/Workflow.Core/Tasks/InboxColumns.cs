using Workflow.Core.Dossiers;

namespace Workflow.Core.Tasks;

/// <summary>Columns of the inbox that an officer may show or hide; time left, applicant, step and the reason always stand.</summary>
[Flags]
public enum InboxColumns
{
    None = 0,
    Appointed = 1,
    Holder = 2,
    Unit = 4,
    Received = 8,
    Procedure = 16,
    Channel = 32,
}

/// <summary>How an officer wants the inbox; officers without such a row have it as it comes.</summary>
public sealed class InboxLayout : IRevised
{
    public required string OfficerId { get; init; }
    public InboxColumns Columns { get; set; }
    public int Revision { get; set; }
}
