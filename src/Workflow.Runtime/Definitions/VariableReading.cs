using System.Collections.Immutable;
using System.Text.Json;

namespace Workflow.Runtime.Definitions;

/// <summary>Reads the variables that a definition and its flowchart declare; both are seen everywhere in the process.</summary>
internal sealed class VariableReading(ReadingProblems problems)
{
    private const int Most = 200;
    private const int LongestName = 128;

    private readonly List<DeclaredVariable> variables = [];

    public ImmutableArray<DeclaredVariable> Read(Place ofDefinition, Place ofFlowchart)
    {
        ReadList(ofDefinition);
        ReadList(ofFlowchart);
        return [.. variables];
    }

    private void ReadList(Place list)
    {
        if (!list.IsMissing && list.Kind != JsonValueKind.Array) problems.Add("VariablesNotList", list.Path, null);
        foreach (var place in list.Items())
        {
            if (variables.Count == Most)
            {
                problems.Add("TooManyVariables", list.Path, null, Most);
                return;
            }
            ReadOne(place);
        }
    }

    private void ReadOne(Place place)
    {
        var name = place.Member("name").Text();
        if (string.IsNullOrWhiteSpace(name) || name.Length > LongestName)
        {
            problems.Add("VariableNameUnusable", place.Member("name").Path, null, LongestName);
            return;
        }
        if (variables.Exists(v => v.Name == name)) problems.Add("VariableTwice", place.Member("name").Path, name, name);
        var type = place.Member("typeName").Text() ?? "Object";
        if (!ValueTypes.IsKnown(type))
        {
            problems.Add("VariableTypeUnknown", place.Member("typeName").Path, name, type);
            return;
        }
        var isArray = place.Member("isArray").Kind == JsonValueKind.True || type.EndsWith("[]", StringComparison.Ordinal);
        if (ValueTypes.TryDefault(place.Member("value").Element, type, isArray, out var json))
            variables.Add(new(place.Member("id").Text() ?? name, name, type.TrimEnd('[', ']'), isArray, json));
        else
            problems.Add("VariableDefaultUnusable", place.Member("value").Path, name, name, type);
    }
}
