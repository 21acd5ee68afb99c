namespace Workflow.Runtime.Expressions;

/// <summary>
/// What an evaluation may see of the run around it, and the only way in which it acts on it. The evaluator asks for nothing that the
/// script does not name, and calls the setters only after the script has ended without a fault.
/// </summary>
public abstract class ScriptScope
{
    /// <summary>The instant of the stimulus, UTC.</summary>
    public abstract DateTime Now { get; }

    /// <summary>The zone of a date's local parts.</summary>
    public abstract TimeZoneInfo Zone { get; }

    public abstract JsValue LastResult { get; }

    public abstract string? CorrelationId { get; }

    public abstract string InstanceId { get; }

    public abstract string? InstanceName { get; }

    public abstract string DefinitionId { get; }

    public abstract int DefinitionVersion { get; }

    /// <summary>A variable by its exact name, from the nearest scope outward.</summary>
    public abstract bool TryGetVariable(string name, out JsValue value);

    /// <summary>An input of the run by its exact name.</summary>
    public abstract bool TryGetInput(string name, out JsValue value);

    /// <summary>An output of an activity that has run; no name means its result.</summary>
    /// <param name="activity">The activity's id or name; in <c>get…From…()</c> the name in Pascal case (<see cref="ScriptNames.Pascal"/>).</param>
    public abstract bool TryGetOutput(string activity, string? output, out JsValue value);

    /// <summary>Writes a variable of the nearest scope that has it; the value's JSON is at most 64 KB.</summary>
    public abstract void SetVariable(string name, JsValue value);

    public abstract void SetCorrelationId(string? value);

    /// <summary>The next identifier of the run's own deterministic source.</summary>
    public abstract Guid NextGuid();

    /// <summary>
    /// The variable that <c>get&lt;Name&gt;()</c> and <c>set&lt;Name&gt;()</c> mean where names hold spaces or signs. Null leaves it to the name as it is
    /// and with a small first letter.
    /// </summary>
    public virtual string? FindVariable(string pascalName) => null;

    /// <summary>As <see cref="FindVariable"/>, for the input that <c>get&lt;Name&gt;()</c> means.</summary>
    public virtual string? FindInput(string pascalName) => null;
}
