using System.Text.RegularExpressions;

namespace Workflow.Core.Procedures;

/// <summary>The closed set of what a form field can hold.</summary>
public enum FormFieldType
{
    Text,
    /// <summary>One of a fixed list of values.</summary>
    Choice,
    /// <summary>A civil date, written <c>yyyy-MM-dd</c>.</summary>
    Date,
    WholeNumber,
    Number,
    Boolean,
    /// <summary>A list of rows with the same fields; rows do not nest.</summary>
    Rows,
}

/// <summary>One field of a form.</summary>
public sealed record FormField
{
    public required string Name { get; init; }
    public required Phrase Title { get; init; }
    public required FormFieldType Type { get; init; }
    public bool Required { get; init; }

    /// <summary>Fewest characters of a text, or rows of a list.</summary>
    public int MinLength { get; init; }

    /// <summary>Most characters of a text, or rows of a list.</summary>
    public int MaxLength { get; init; }

    /// <summary>What a text must contain; linear in time whatever is sent.</summary>
    public Regex? Pattern { get; init; }

    /// <summary>Bounds of a number, both inclusive.</summary>
    public decimal? Minimum { get; init; }
    public decimal? Maximum { get; init; }
    public IReadOnlyList<FormChoice> Choices { get; init; } = [];

    /// <summary>The fields of each row.</summary>
    public IReadOnlyList<FormField> Columns { get; init; } = [];
}

/// <summary>A value that a choice allows, and what the officer reads.</summary>
public sealed record FormChoice(string Value, Phrase Title);
