namespace Workflow.Runtime.Activities;

/// <summary>One activity of one definition, its inputs read: immutable, shared by all dossiers of the version.</summary>
public abstract class ActivityBehaviour
{
    /// <summary>The outcomes that this activity can complete with, in the order in which the designer shows them.</summary>
    public virtual IReadOnlyList<string> Outcomes => ActivityResult.Done.Outcomes;

    /// <summary>Whether it can complete with two different outcomes at once, and so start branches that run side by side.</summary>
    public virtual bool CanCompleteWith(string one, string other) => false;

    /// <summary>Does the activity's work and says what should happen; touches nothing but <paramref name="run"/>.</summary>
    public abstract ActivityResult Execute(Run run);
}
