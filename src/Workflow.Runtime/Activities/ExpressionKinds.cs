namespace Workflow.Runtime.Activities;

/// <summary>The kinds of expression that a definition may hold.</summary>
public static class ExpressionKinds
{
    /// <summary>Their names, as definitions write them.</summary>
    public static readonly IReadOnlyList<string> Known = ["Literal", "Variable", "Input", "Object", "JavaScript"];
}
