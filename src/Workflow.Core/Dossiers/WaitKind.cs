namespace Workflow.Core.Dossiers;

/// <summary>What an activity waits for. The numbers are stored.</summary>
public enum WaitKind : byte
{
    /// <summary>An officer's decision.</summary>
    Task = 0,
    /// <summary>A named event.</summary>
    Event = 1,
    /// <summary>An instant.</summary>
    Timer = 2,
    /// <summary>A request to an endpoint of the process.</summary>
    Endpoint = 3,
    /// <summary>A worker outside.</summary>
    Work = 4,
    /// <summary>The answer to a call over HTTP.</summary>
    Call = 5,
    /// <summary>The end of a process that this one started.</summary>
    Child = 6,
}
