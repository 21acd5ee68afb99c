namespace Workflow.Core.Dossiers;

/// <summary>By what a dossier was started: the activity of another dossier, and what that one waits for.</summary>
/// <param name="Activity">Index in the version's list of the other dossier.</param>
/// <param name="Frame">The frame in which the activity runs.</param>
public readonly record struct Parentage(Guid DossierId, int Activity, int Frame, ChildWait Awaited);
