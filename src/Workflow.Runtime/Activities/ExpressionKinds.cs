namespace Workflow.Runtime.Activities;

/// <summary>The kinds of expression that a definition may hold.</summary>
internal static class ExpressionKinds
{
    public static readonly IReadOnlyList<string> Known = ["Literal", "Variable", "Input", "Object", "JavaScript"];
}
