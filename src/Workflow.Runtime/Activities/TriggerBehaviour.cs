using Workflow.Runtime.Definitions;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Activities;

/// <summary>An activity that a process may begin with when something happens outside, and that waits for the same thing anywhere else.</summary>
internal abstract class TriggerBehaviour : ActivityBehaviour
{
    public sealed override ActivityResult Execute(Run run) => run.IsTrigger(out var payload) ? Begin(run, payload) : Wait(run);

    /// <summary>What it waited for has begun the process.</summary>
    protected virtual ActivityResult Begin(Run run, JsValue payload) => ActivityResult.Done;

    protected abstract ActivityResult Wait(Run run);

    /// <summary>Reads what starts a process from outside, where the definition lets it begin here.</summary>
    public abstract void AddTriggers(TriggerReading reading);
}
