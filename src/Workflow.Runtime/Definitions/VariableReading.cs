using System.Text.Json;

namespace Workflow.Runtime.Definitions;

/// <summary>Reads the variables of one scope: what a container declares and, for the root, what the definition does.</summary>
internal sealed class VariableReading(ReadingProblems problems)
{
    private const int Most = 200;
    private const int LongestName = 128;

    private readonly List<DeclaredVariable> variables = [];
    private int items;
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    /// <summary>What has been read so far.</summary>
    public IReadOnlyList<DeclaredVariable> Read => variables;

    /// <summary>Reads one list; a name that an earlier list of the same scope has is a problem.</summary>
    public void ReadList(Place list)
    {
        if (!list.IsMissing && list.Kind != JsonValueKind.Array) problems.Add("VariablesNotList", list.Path, null);
        foreach (var place in list.Items())
        {
            if (items++ == Most)
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
        if (!names.Add(name)) problems.Add("VariableTwice", place.Member("name").Path, name, name);
        // Variables name their type so; inputs and outputs of a definition say only "type".
        var declared = place.Member("typeName") is { IsMissing: false } typeName ? typeName : place.Member("type");
        var type = declared.Text() ?? "Object";
        if (!ValueTypes.IsKnown(type))
        {
            problems.Add("VariableTypeUnknown", declared.Path, name, type);
            return;
        }
        var isArray = place.Member("isArray").Kind == JsonValueKind.True || type.EndsWith("[]", StringComparison.Ordinal);
        place.Steps.Add(place.Member("value").Length);
        if (ValueTypes.TryDefault(place.Member("value").Element, type, isArray, out var json))
            variables.Add(new(place.Member("id").Text() ?? name, name, type.TrimEnd('[', ']'), isArray, json));
        else
            problems.Add("VariableDefaultUnusable", place.Member("value").Path, name, name, type);
    }
}
