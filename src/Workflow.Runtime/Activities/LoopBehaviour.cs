using Workflow.Runtime.Definitions;

namespace Workflow.Runtime.Activities;

/// <summary>A loop whose rounds follow one another.</summary>
internal abstract class LoopBehaviour(int body) : ContainerBehaviour
{
    public const string CurrentValue = "CurrentValue";
    public const string CurrentIndex = "CurrentIndex";

    /// <summary>The variables that the body of a counted loop sees.</summary>
    public static readonly IReadOnlyList<DeclaredVariable> Values = [Variable(CurrentValue), Variable(CurrentIndex)];

    public override Arrangement Arrangement => Arrangement.Rounds;

    public override bool CatchesBreak => true;

    /// <summary>The activity of each round; -1 for none.</summary>
    protected int Body => body;

    public override ActivityResult? ChildCompleted(Run run, OpenFrame frame, int child, IReadOnlyList<string> outcomes)
    {
        if (frame.IsBreaking) return ActivityResult.Done;
        frame.Turn++;
        return Turn(run, frame);
    }

    private static DeclaredVariable Variable(string name) => new(name, name, "Object", IsArray: false, "null");
}
