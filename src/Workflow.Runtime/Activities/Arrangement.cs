namespace Workflow.Runtime.Activities;

/// <summary>How what a container holds runs.</summary>
internal enum Arrangement
{
    /// <summary>One after another, in the order of the definition.</summary>
    InTurn,
    /// <summary>At most one of them.</summary>
    Alternatives,
    /// <summary>Several at once.</summary>
    SideBySide,
    /// <summary>Again and again, each round after the one before.</summary>
    Rounds,
    /// <summary>Several times at once.</summary>
    RoundsSideBySide,
    /// <summary>As connections lead from one to the next.</summary>
    Connected,
}
