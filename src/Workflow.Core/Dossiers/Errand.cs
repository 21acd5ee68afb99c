namespace Workflow.Core.Dossiers;

/// <summary>What one dossier wants of another one.</summary>
public enum ErrandKind
{
    /// <summary>The child is to begin.</summary>
    Begin,
    /// <summary>The parent is to hear what became of the child.</summary>
    Report,
    /// <summary>The child is to end: its parent was withdrawn, or wants it no longer.</summary>
    End,
}

/// <summary>
/// Something between a dossier and one that its process has started, written in the same commit as the step that wanted it. It is carried out in a
/// commit of its own, which also removes it: so it is lost in no crash and done once however often it is tried.
/// </summary>
public sealed class Errand
{
    /// <summary>The dossier that was started; its id is settled before it begins.</summary>
    public required Guid ChildId { get; init; }

    /// <summary>Each at most once for a child.</summary>
    public required ErrandKind Kind { get; init; }
    public required Guid ParentId { get; init; }

    /// <summary>The activity of the parent that started the child, by its index in the version's list.</summary>
    public required int Activity { get; init; }

    /// <summary>The frame in which that activity runs.</summary>
    public required int Frame { get; init; }

    /// <summary>What of the child the parent waits for.</summary>
    public required ChildWait Awaited { get; init; }

    /// <summary>Of a beginning: the version that the definition was pinned to, and its process.</summary>
    public Guid? VersionId { get; init; }

    /// <inheritdoc cref="VersionId"/>
    public string? Process { get; init; }

    /// <summary>Of a beginning: by what the child is found; null for the code of its own dossier.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Compact JSON: the inputs of a beginning, the content of a report; null for nothing.</summary>
    public string? Payload { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime WrittenAt { get; init; }

    /// <summary>The errand that asks a child to begin.</summary>
    public static Errand Begin(Dossier parent, Effect.ChildRequested requested, Guid versionId, string process, DateTime now) => new()
    {
        ChildId = requested.Id,
        Kind = ErrandKind.Begin,
        ParentId = parent.Id,
        Activity = requested.Activity,
        Frame = requested.Frame,
        Awaited = requested.Awaited,
        VersionId = versionId,
        Process = process,
        CorrelationId = requested.CorrelationId,
        Payload = requested.InputJson,
        WrittenAt = now,
    };

    /// <summary>The errand that tells a parent what became of a child.</summary>
    public static Errand Report(Guid childId, Parentage parent, string report, DateTime now) => new()
    {
        ChildId = childId,
        Kind = ErrandKind.Report,
        ParentId = parent.DossierId,
        Activity = parent.Activity,
        Frame = parent.Frame,
        Awaited = parent.Awaited,
        Payload = report,
        WrittenAt = now,
    };

    /// <summary>The errand that ends a child.</summary>
    public static Errand End(Guid childId, Guid parentId, DateTime now) => new()
    {
        ChildId = childId,
        Kind = ErrandKind.End,
        ParentId = parentId,
        Activity = 0,
        Frame = 0,
        Awaited = ChildWait.Nothing,
        WrittenAt = now,
    };
}
