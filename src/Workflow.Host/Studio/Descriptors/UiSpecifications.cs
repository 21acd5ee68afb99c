using System.Text.Json.Serialization;

namespace Workflow.Host.Studio.Descriptors;

/// <summary>What the editor of an input needs to know, under the names of the editors; members that are null are not written.</summary>
internal sealed record UiSpecifications
{
    public static readonly UiSpecifications None = new();

    [JsonPropertyName("dropdown")]
    public DropDown? DropDown { get; init; }

    [JsonPropertyName("checklist")]
    public CheckList? CheckList { get; init; }

    [JsonPropertyName("code-editor")]
    public CodeEditor? CodeEditor { get; init; }

    /// <summary>Whether the designer asks for these anew, for one activity, each time it shows the input.</summary>
    [JsonPropertyName("Refresh")]
    public bool? Refresh { get; init; }
}

/// <summary>A drop-down; the designer sorts it by text.</summary>
internal sealed record DropDown(SelectList SelectList)
{
    public static DropDown Of(IEnumerable<SelectItem> items) => new(new SelectList([.. items]));
}

/// <summary>The values of a drop-down.</summary>
internal sealed record SelectList(IReadOnlyList<SelectItem> Items, bool IsFlagsEnum = false, bool SortItems = true);

/// <summary>One value to choose.</summary>
internal sealed record SelectItem(string Text, string Value);

/// <summary>A list of boxes to tick.</summary>
internal sealed record CheckList([property: JsonPropertyName("checkList")] CheckItems Items);

/// <summary>The boxes of a list.</summary>
internal sealed record CheckItems(IReadOnlyList<CheckItem> Items, bool IsFlagsEnum = false);

/// <summary>One box.</summary>
internal sealed record CheckItem(string Text, string Value, bool IsChecked = false);

/// <summary>An editor of code.</summary>
internal sealed record CodeEditor(string Language);
