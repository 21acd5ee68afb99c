using Workflow.Core.Dossiers;

namespace Workflow.Core.Procedures;

/// <summary>An administrative procedure as the catalogue knows it; what it says is in its versions.</summary>
public sealed class Procedure : IRevised
{
    /// <summary>National or local code, opaque, e.g. <c>1.009994</c>.</summary>
    public required string Code { get; init; }
    public required string Name { get; set; }

    /// <summary>The version new dossiers are received under; null before the first publication and after a withdrawal.</summary>
    public Guid? CurrentVersionId { get; set; }

    /// <summary>The highest number given so far.</summary>
    public int LatestNumber { get; set; }
    public int Revision { get; set; }
}
