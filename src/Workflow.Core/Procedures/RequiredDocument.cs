namespace Workflow.Core.Procedures;

/// <summary>In which form a document must be handed in.</summary>
public enum DocumentKind { Original, Copy, Electronic }

/// <summary>One component of a dossier (thành phần hồ sơ).</summary>
public sealed record RequiredDocument
{
    /// <summary>Stable kebab-case name within the procedure.</summary>
    public required string Key { get; init; }
    public required Phrase Name { get; init; }

    /// <summary>Short Vietnamese name for lists and control slips.</summary>
    public required string ShortName { get; init; }

    /// <summary>Place in the list shown to officers, from 1, unique.</summary>
    public required int Order { get; init; }
    public string Note { get; init; } = "";

    /// <summary>Whether reception must scan it and sign the copy (Circular 01/2023/TT-VPCP).</summary>
    public bool Digitise { get; init; }
    public required DocumentKind Kind { get; init; }

    /// <summary>False for a document that is handed in only where it applies.</summary>
    public bool Required { get; init; } = true;
}
