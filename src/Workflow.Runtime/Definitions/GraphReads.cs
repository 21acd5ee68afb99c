using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Definitions;

/// <summary>What the expressions of a graph can ask for: what is not named here need not be kept.</summary>
/// <param name="Outputs">Outputs of earlier activities may be read.</param>
/// <param name="LastResult">The last result may be read.</param>
/// <param name="AnyInput">The name of an input is computed somewhere, so any may be read.</param>
public sealed record GraphReads(IReadOnlySet<string> Variables, IReadOnlySet<string> Inputs, bool Outputs, bool LastResult, bool AnyVariable, bool AnyInput)
{
    /// <summary>Whether an input may be read; accessors spell names their own way, so the Pascal form counts too.</summary>
    public bool ReadsInput(string name) => AnyInput || Inputs.Contains(name) || Inputs.Contains(ScriptNames.Pascal(name));

    internal static GraphReads Of(IEnumerable<Expression> expressions)
    {
        var reads = expressions.Select(e => e.Reads).ToList();
        return new(
            reads.SelectMany(r => r.Variables).ToHashSet(StringComparer.Ordinal),
            reads.SelectMany(r => r.Inputs).ToHashSet(StringComparer.Ordinal),
            reads.Exists(r => r.Outputs), reads.Exists(r => r.LastResult), reads.Exists(r => r.DynamicVariables), reads.Exists(r => r.DynamicInputs));
    }
}
