using System.Globalization;
using System.Text.Json;
using Workflow.Runtime.Activities;

namespace Workflow.Host.Studio.Descriptors;

/// <summary>Describes types of activity to the designer in one language, for the definition that is open.</summary>
/// <param name="forms">The forms of its procedure; empty where none are known.</param>
internal sealed class DescriptorWriting(CultureInfo culture, DrawnDefinition open, IReadOnlyList<SelectItem> forms)
{
    /// <summary>Editors whose value is JSON; all others write a text.</summary>
    private static readonly string[] objectEditors = [OwnOutcomes.Editor, "checklist", "multitext", "dictionary", "switch-editor", "flow-switch-editor"];

    /// <summary>A definition that is drawn as an activity.</summary>
    /// <param name="isOffered">False for one that is open itself: it cannot hold itself.</param>
    public ActivityDescriptor Of(UsableDefinition definition, bool isOffered)
    {
        var type = Of(definition.Type);
        var id = JsonSerializer.SerializeToElement(definition.DefinitionId, DescriptorJson.Written.String);
        return type with { IsBrowsable = isOffered, ConstructionProperties = new Dictionary<string, JsonElement> { ["WorkflowDefinitionId"] = id } };
    }

    /// <summary>A type of the service.</summary>
    public ActivityDescriptor Of(ActivityType type)
    {
        var dot = type.Name.LastIndexOf('.');
        return new(
            type.Name, dot > 0 ? type.Name[..dot] : "", type.Name[(dot + 1)..], Version: 1, CategoryOf(type.Category), type.DisplayName.In(culture), type.Description.In(culture),
            type.IsTrigger ? "Trigger" : "Action",
            [.. type.Inputs.Select((input, order) => InputOf(type, input, order))],
            [.. type.Outputs.Select((output, order) => new OutputDescriptor(output, "Object", output, order))],
            PortsOf(type), ActivityDescriptor.Nothing, ConstructionOf(type),
            type.IsContainer, type.IsInToolbox, type.IsStart, type.IsTerminal);
    }

    /// <summary>A flat name: the designer shows only what stands before a slash.</summary>
    private string CategoryOf(string category) => DescriptorSentences.Category(category, culture).Replace("/", " · ", StringComparison.Ordinal);

    private static IReadOnlyList<PortDescriptor> PortsOf(ActivityType type) =>
        [.. type.Ports.Select(PortDescriptor.Embedded), .. type.IsTerminal ? [] : type.Outcomes.Select(PortDescriptor.Flow)];

    /// <summary>
    /// The designer draws the ways out from the outcomes that an activity itself holds, whatever holds without them: a new one is given its own.
    /// </summary>
    private static IReadOnlyDictionary<string, JsonElement> ConstructionOf(ActivityType type) =>
        OwnOutcomes.InputOf(type) is { } input
            ? new Dictionary<string, JsonElement> { [input.Member] = JsonSerializer.SerializeToElement(OwnOutcomes.Of(type, input), DescriptorJson.Written.WrittenOutcomes) }
            : ActivityDescriptor.Nothing;

    private InputDescriptor InputOf(ActivityType type, ActivityInput input, int order)
    {
        var specifications = SpecificationsOf(type, input);
        var hint = input.ChoicesFrom is not null && specifications != UiSpecifications.None ? "dropdown" : input.UiHint;
        return new(
            char.ToUpperInvariant(input.Member[0]) + input.Member[1..], input.TypeName, input.DisplayName.In(culture), input.Help?.In(culture), order, input.IsWrapped,
            hint, specifications, DefaultOf(type, input), SyntaxOf(input), IsBrowsable: IsWritable(input));
    }

    /// <summary>The designer makes the member from the name by itself and drops a line before it: it would write over what every activity has.</summary>
    private static bool IsWritable(ActivityInput input) => input.Member[0] != '_';

    private static string SyntaxOf(ActivityInput input) =>
        input.UiHint == "code-editor" ? "JavaScript" : objectEditors.Contains(input.UiHint, StringComparer.Ordinal) ? "Object" : "Literal";

    /// <summary>In the form in which the editor takes it: JSON for lists and boxes, else a text.</summary>
    private static JsonElement? DefaultOf(ActivityType type, ActivityInput input)
    {
        if (OwnOutcomes.InputOf(type) == input) return JsonSerializer.SerializeToElement(type.Outcomes, DescriptorJson.Written.IReadOnlyListString);
        if (input.Default is not { Length: > 0 } text) return null;
        if (input.UiHint != "checkbox" && !objectEditors.Contains(input.UiHint, StringComparer.Ordinal)) return JsonSerializer.SerializeToElement(text, DescriptorJson.Written.String);
        using var json = JsonDocument.Parse(text);
        return json.RootElement.Clone();
    }

    private UiSpecifications SpecificationsOf(ActivityType type, ActivityInput input) => (input.UiHint, input.ChoicesFrom) switch
    {
        (_, ChoiceSource.Units) => new() { DropDown = DropDown.Of([]), Refresh = true },
        (_, ChoiceSource.Forms) when forms.Count > 0 => new() { DropDown = OutsideChoices.Open(forms, UsedFor(type, input), culture) },
        ("dropdown", _) => new() { DropDown = DropDown.Of(ItemsOf(type, input)) },
        ("checklist", _) => new() { CheckList = new(new([.. input.Choices.Select(c => new CheckItem(c.Text.In(culture), c.Value))])) },
        ("code-editor", _) => new() { CodeEditor = new("javascript") },
        _ => UiSpecifications.None,
    };

    private IEnumerable<SelectItem> ItemsOf(ActivityType type, ActivityInput input)
    {
        var items = input.Choices.Select(c => new SelectItem(c.Text.In(culture), c.Value)).ToList();
        return [.. items, .. OutsideChoices.Strangers(items.Select(i => i.Value).ToHashSet(StringComparer.Ordinal), UsedFor(type, input), culture)];
    }

    private IEnumerable<string> UsedFor(ActivityType type, ActivityInput input) =>
        open.Activities.Where(a => a.Type == type.Name).Select(a => a.Element.At(input.Member).Literal()).OfType<string>();
}
