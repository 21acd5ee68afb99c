using System.Globalization;
using System.Text.Json;
using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Core.Offices;
using Workflow.Core.Tasks;
using Workflow.Host.Desk;
using Workflow.Runtime.Activities;
using Workflow.Runtime.Diagrams;

namespace Workflow.Host.Procedures.Drawing;

/// <summary>What a node of a diagram means to an officer: role, unit, limit and outcomes in words, with the defaults of its type.</summary>
internal sealed class NodeFacts(Words<DeskWords> desk, Words<DrawingWords> words, ActivityTable activities)
{
    /// <summary>Inputs that list the outcomes of an activity by name.</summary>
    private static readonly string[] outcomeMembers = ["outcomes", "branches", "possibleOutcomes"];

    /// <summary>The kind of step of a type; null for an activity that no officer does.</summary>
    public static StepKind? KindOf(DiagramNode node) =>
        StepCatalogue.All.Where(s => node.Type == $"OneStop.{s.Kind}").Select(s => (StepKind?)s.Kind).FirstOrDefault();

    public ActivityType? TypeOf(DiagramNode node) => activities.Find(node.Type);

    /// <summary>The type in words; what the service does not know is named and said to be unknown.</summary>
    public Phrase TypeName(DiagramNode node) =>
        TypeOf(node)?.DisplayName ?? (node.Type.Length == 0 ? words.Both("TypeMissing") : words.Both("TypeUnknown", node.Type));

    /// <summary>What holds for an input: what the definition says, else the default of the type; null for neither.</summary>
    public DiagramInput? Value(DiagramNode node, string member) =>
        node.Inputs.TryGetValue(member, out var given) ? given
        : TypeOf(node)?.Inputs.FirstOrDefault(i => i.Member == member)?.Default is { Length: > 0 } standard ? new("Literal", standard)
        : null;

    /// <summary>Null for an activity that no officer does, and where the role is missing.</summary>
    public Phrase? Role(DiagramNode node) => KindOf(node) is null ? null : Named<Role>(Value(node, "role"), "Role");

    /// <summary>The unit that does the step.</summary>
    public Phrase? Unit(DiagramNode node)
    {
        if (KindOf(node) is null || Value(node, "unitSelector") is not { } selector) return null;
        return selector.Text == nameof(UnitSelector.Named) && node.LiteralOf("unit") is { Length: > 0 } code
            ? words.Both("UnitNamed", code)
            : Named<UnitSelector>(selector, "Unit");
    }

    /// <summary>The time that the step allows; null for an activity that no officer does, and where it is missing.</summary>
    public Phrase? Limit(DiagramNode node)
    {
        if (KindOf(node) is null || Value(node, "limitUnit") is not { } unit) return null;
        if (unit.Text == nameof(LimitUnit.SameDay)) return TimeLimit.SameDay.Describe();
        if (Value(node, "limit") is not { } limit) return null;
        if (!limit.IsLiteral || !Enum.TryParse<LimitUnit>(unit.Text, out var counted)
            || !decimal.TryParse(limit.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount)
            || TimeLimit.Of(amount, counted) is not { IsRejected: false, Value: var known }) return Same($"{limit.Text} {unit.Text}");
        return known.IsZero ? words.Both("LimitAppointment") : known.Describe();
    }

    /// <summary>The outcomes of an activity in the order in which its definition or its type names them.</summary>
    public IReadOnlyList<string> Outcomes(DiagramNode node)
    {
        foreach (var member in outcomeMembers)
            if (node.Inputs.TryGetValue(member, out var given) && NamesIn(given.Text) is { Count: > 0 } names) return names;
        if (node.Inputs.TryGetValue("cases", out var cases)) return [.. LabelsIn(cases.Text), "Default"];
        return TypeOf(node) is { IsTerminal: false } type ? type.Outcomes : [];
    }

    /// <summary>An outcome in words; one that the process made up is shown as the process writes it.</summary>
    public Phrase Outcome(DiagramNode node, string outcome) =>
        (KindOf(node) is { } kind ? desk.FindBoth($"Outcome.{kind}.{outcome}") : null) ?? words.FindBoth($"Port.{outcome}") ?? desk.FindBoth($"Outcome.{outcome}") ?? Same(outcome);

    /// <summary>A name that is written alike in both languages.</summary>
    public static Phrase Same(string text) => new(text, text);

    private Phrase? Named<T>(DiagramInput? input, string subject) where T : struct, Enum =>
        input is null ? null
        : input.IsLiteral && Enum.TryParse<T>(input.Text, ignoreCase: true, out var value) && Enum.IsDefined(value)
            ? (subject == "Role" ? desk.Both($"Role.{value}") : words.Both($"{subject}.{value}"))
            : Same(input.Text);

    private static List<string> NamesIn(string list) =>
        [.. ItemsIn(list).Where(i => i.ValueKind == JsonValueKind.String).Select(i => i.GetString()!)];

    private static IEnumerable<string> LabelsIn(string cases) =>
        ItemsIn(cases).Where(i => i.ValueKind == JsonValueKind.Object && i.TryGetProperty("label", out var label) && label.ValueKind == JsonValueKind.String)
            .Select(i => i.GetProperty("label").GetString()!);

    private static IReadOnlyList<JsonElement> ItemsIn(string list)
    {
        try
        {
            using var document = JsonDocument.Parse(list);
            return document.RootElement.ValueKind == JsonValueKind.Array ? [.. document.RootElement.Clone().EnumerateArray()] : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
