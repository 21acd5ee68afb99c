namespace Workflow.Runtime.Activities;

/// <summary>
/// A container of one definition: it decides what of that which it holds runs next. What it has to remember stands in its frame, so that
/// the behaviour itself stays immutable.
/// </summary>
internal abstract class ContainerBehaviour : ActivityBehaviour
{
    /// <summary>How what it holds runs: what the checks before publishing go by.</summary>
    public virtual Arrangement Arrangement => Arrangement.InTurn;

    /// <summary>Whether a <c>Break</c> inside ends here, or goes on to a container further out.</summary>
    public virtual bool CatchesBreak => false;

    /// <summary>Whether a <c>Break</c> inside ends this container early.</summary>
    public virtual bool EndsOnBreak => CatchesBreak;

    /// <summary>
    /// Takes the next turn: schedules what runs now, or says that the container is over or has failed. Called when it begins, and again for the
    /// same turn when a failure is retried.
    /// </summary>
    /// <returns>Null while something is under way inside.</returns>
    public abstract ActivityResult? Turn(Run run, OpenFrame frame);

    /// <summary>Something inside has completed with outcomes.</summary>
    /// <returns>Null while something is under way inside.</returns>
    public abstract ActivityResult? ChildCompleted(Run run, OpenFrame frame, int child, IReadOnlyList<string> outcomes);

    /// <summary>Hands over what the container yields, before its variables go; the run looks from outside.</summary>
    public virtual void Yield(Run run, OpenFrame frame) { }

    public sealed override ActivityResult Execute(Run run) => throw new InvalidOperationException("A container takes turns.");

    /// <summary>Done as soon as nothing inside is under way.</summary>
    protected static ActivityResult? DoneWhenEmpty(OpenFrame frame) => frame.UnderWay == 0 ? ActivityResult.Done : null;
}
