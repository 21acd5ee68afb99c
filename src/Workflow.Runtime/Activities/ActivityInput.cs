using Workflow.Core;

namespace Workflow.Runtime.Activities;

/// <summary>One input of an activity type, as the designer shows it.</summary>
/// <param name="Name">Pascal case; the JSON member is its camel-case form.</param>
/// <param name="TypeName">Elsa's name of the value's type, such as <c>String</c> or <c>Boolean</c>.</param>
/// <param name="UiHint">Name of Studio's editor.</param>
/// <param name="Default">Text of the value that holds where the definition says nothing; null for none.</param>
public sealed record ActivityInput(string Name, string TypeName, Phrase DisplayName, string UiHint, string? Default = null)
{
    /// <summary>Name of the member in a definition.</summary>
    public string Member { get; init; } = char.ToLowerInvariant(Name[0]) + Name[1..];

    /// <summary>Whether any expression may stand here; else only a literal.</summary>
    public bool TakesExpressions { get; init; }

    /// <summary>Whether the definition wraps the value with its expression, as Elsa does with most.</summary>
    public bool IsWrapped { get; init; } = true;

    /// <summary>What the designer says below the editor; null for nothing.</summary>
    public Phrase? Help { get; init; }

    /// <summary>The values that may be chosen; empty where anything of the type may stand.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>Where the values to choose from come from, which no type can know; null for nowhere.</summary>
    public ChoiceSource? ChoicesFrom { get; init; }

    /// <summary>One value of a closed set, with what the designer shows for it.</summary>
    public sealed record Choice(string Value, Phrase Text);
}

/// <summary>Lists of values that stand outside of a definition; where one is not at hand, the designer has the input typed.</summary>
public enum ChoiceSource
{
    /// <summary>Codes of the office's units that are valid now.</summary>
    Units,
    /// <summary>Keys of the forms of the procedure that the definition belongs to.</summary>
    Forms,
}
