using Workflow.Core.Dossiers;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Activities;

/// <summary>One activity of one definition, its inputs read: immutable, shared by all dossiers of the version.</summary>
public abstract class ActivityBehaviour
{
    /// <summary>The outcomes that this activity can complete with, in the order in which the designer shows them.</summary>
    public virtual IReadOnlyList<string> Outcomes => ActivityResult.Done.Outcomes;

    /// <summary>Whether it can complete with two different outcomes at once, and so start branches that run side by side.</summary>
    public virtual bool CanCompleteWith(string one, string other) => false;

    /// <summary>Whether it always completes with all its outcomes at once.</summary>
    public virtual bool CompletesWithAll => Outcomes.Count == 1;

    /// <summary>Whether the process goes on although nothing leaves by an outcome, because another one that leads on always comes with it.</summary>
    /// <param name="leadsOn">Whether a connection leaves by an outcome.</param>
    public virtual bool GoesOnWithout(string outcome, Predicate<string> leadsOn) => false;

    /// <summary>Does the activity's work and says what should happen; touches nothing but <paramref name="run"/>.</summary>
    public abstract ActivityResult Execute(Run run);

    /// <summary>Goes on with what the activity waited for; unless it says otherwise, that is its result, and it is done.</summary>
    public virtual ActivityResult Resume(Run run, WaitAnswer answer) =>
        run.SetOutput("Result", answer.Payload) ?? (ActivityResult)new ActivityResult.Completed(Outcomes);
}

/// <summary>What an activity waited for and now has.</summary>
/// <param name="Payload">Null where nothing came with it.</param>
/// <param name="Left">How many waits the activity still has open.</param>
public sealed record WaitAnswer(WaitKind Kind, string Key, JsValue Payload, int Left);
