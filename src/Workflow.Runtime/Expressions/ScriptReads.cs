namespace Workflow.Runtime.Expressions;

/// <summary>What a script can ask of its scope, known without running it: what is not named here need not be loaded.</summary>
/// <param name="Variables">Exact names, and both spellings of each name in <c>get&lt;Name&gt;()</c>.</param>
/// <param name="Inputs">As for variables.</param>
/// <param name="Outputs">Outputs of activities may be read.</param>
/// <param name="LastResult">The last result may be read.</param>
/// <param name="DynamicVariables">A variable's name is computed, so any variable may be read.</param>
/// <param name="DynamicInputs">An input's name is computed, so any input may be read.</param>
public sealed record ScriptReads(
    IReadOnlySet<string> Variables, IReadOnlySet<string> Inputs, bool Outputs, bool LastResult, bool DynamicVariables, bool DynamicInputs)
{
    /// <summary>Variables that the script may set, spelt as those that it reads.</summary>
    public IReadOnlySet<string> Written { get; init; } = new HashSet<string>();

    /// <summary>The name of a variable that is set is computed, so any may be.</summary>
    public bool WritesAny { get; init; }

    public static readonly ScriptReads Nothing = new(new HashSet<string>(), new HashSet<string>(), false, false, false, false);
}
