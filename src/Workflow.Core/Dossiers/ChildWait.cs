namespace Workflow.Core.Dossiers;

/// <summary>What a process waits for in another one that it has started.</summary>
public enum ChildWait
{
    /// <summary>Nothing: it goes on at once.</summary>
    Nothing,
    /// <summary>That the other has begun, and is over or waits for something itself.</summary>
    FirstRest,
    /// <summary>That the other is over.</summary>
    End,
}
