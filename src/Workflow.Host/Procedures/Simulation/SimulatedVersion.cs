using Workflow.Core;
using Workflow.Core.Procedures;
using Workflow.Runtime.Definitions;

namespace Workflow.Host.Procedures.Simulation;

/// <summary>A version or draft that is to be walked.</summary>
/// <param name="Number">Null for the version that is current, and for a draft.</param>
/// <param name="Draft">The draft that takes the place of one process; null for a published version.</param>
/// <param name="Reviewed">Null where it cannot be run.</param>
/// <param name="Problems">Everything that speaks against publishing it; the file stands before the path.</param>
internal sealed record SimulatedVersion(ProcedurePackage Package, int? Number, ProcessDraft? Draft, ReviewedPackage? Reviewed, IReadOnlyList<Problem> Problems)
{
    /// <summary>The cases that a process serves and a dossier can be received for.</summary>
    public IEnumerable<ProcedureCase> CasesOf(string process) => Reviewed?.Spec.ReceivedCases.Where(c => c.Process == process) ?? [];

    /// <summary>The longest way through a process; null where it cannot be run.</summary>
    public LongestPath? LongestOf(string process) => Reviewed?.Graphs.TryGetValue(process, out var graph) == true ? LongestPath.Of(graph) : null;
}
