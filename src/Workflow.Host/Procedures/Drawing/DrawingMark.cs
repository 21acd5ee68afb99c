using Workflow.Core;

namespace Workflow.Host.Procedures.Drawing;

/// <summary>Why something of a drawing stands out; in the order in which one sign is chosen before another.</summary>
internal enum MarkKind
{
    Error,
    Warning,
    Added,
    Removed,
    Changed,

    /// <summary>A dossier stands here.</summary>
    Current,

    /// <summary>Part of the longest way against the limit.</summary>
    OnLongestPath,

    /// <summary>A step that took, or is taking, longer than allowed.</summary>
    Late,

    /// <summary>A step that was given back, or a way that led back.</summary>
    Returned,

    /// <summary>Passed over, or no longer wanted.</summary>
    Skipped,

    /// <summary>Done, or gone along.</summary>
    Passed,
}

/// <summary>One mark on an activity or a connection.</summary>
/// <param name="Path">JSON path of the place in the definition; it may lead further inside.</param>
/// <param name="Note">What the box says beside the sign, such as a due date; null for nothing.</param>
internal sealed record DrawingMark(string Path, MarkKind Kind, Phrase? Note = null);

/// <summary>A box that stands out, for the list beside the drawing.</summary>
/// <param name="BoxId">Id of the box in the page.</param>
/// <param name="Key">Of the step.</param>
internal sealed record MarkedBox(string BoxId, string Title, string Key, IReadOnlyList<MarkKind> Kinds, IReadOnlyList<string> Notes);
