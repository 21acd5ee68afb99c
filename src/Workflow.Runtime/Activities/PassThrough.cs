namespace Workflow.Runtime.Activities;

/// <summary>Completes at once; what matters is where the activity stands in the drawing.</summary>
internal sealed class PassThrough : ActivityBehaviour
{
    public static readonly PassThrough Only = new();

    public override ActivityResult Execute(Run run) => ActivityResult.Done;
}
