namespace Workflow.Runtime.Definitions;

/// <summary>How a connection lies towards the start of its flowchart.</summary>
public enum Direction
{
    /// <summary>Leads on; joins wait for it.</summary>
    Forward,
    /// <summary>Closes a cycle whose every path comes through the target: followed, it runs the target again.</summary>
    Backward,
    /// <summary>Closes a cycle that can be entered beside its target; following it is an incident.</summary>
    BackwardInvalid,
    /// <summary>Comes from an activity that the start never reaches.</summary>
    Unreachable,
}

/// <summary>One arrow of the drawing, from an outcome of one activity to another activity.</summary>
/// <param name="Index">Place in the definition's array, which is the order of visits.</param>
public sealed record Connection(int Index, int Source, string Outcome, int Target, Direction Direction, string Path);
