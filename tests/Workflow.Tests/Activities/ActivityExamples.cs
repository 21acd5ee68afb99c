using System.Text.Json.Nodes;
using Workflow.Runtime.Activities;

namespace Workflow.Activities;

/// <summary>An activity of each type as it stands in a definition: with the inputs that a designer fills in first, and something in each port.</summary>
internal static class ActivityExamples
{
    /// <summary>Samples by the input's name; inputs without one keep their default.</summary>
    private static readonly Dictionary<string, (string Kind, string Value)> samples = new()
    {
        ["Condition"] = ("JavaScript", "getVariable('fee') > 0"),
        ["Text"] = ("JavaScript", "`Lệ phí: ${getVariable('fee')} đồng`"),
        ["Branches"] = ("Object", """["LegalOpinion","SiteVisit"]"""),
        ["Items"] = ("JavaScript", "getInput('members')"),
        ["End"] = ("Literal", "3"),
        ["Outcomes"] = ("Object", """["Done"]"""),
        ["Value"] = ("JavaScript", "getInput('copies') * 2000"),
        ["Script"] = ("JavaScript", "setOutcome('Done'); return getVariable('fee') * 2;"),
        ["PossibleOutcomes"] = ("Object", """["Done"]"""),
        ["OutputName"] = ("Literal", "fee"),
        ["OutputValue"] = ("Variable", "fee"),
        ["CorrelationId"] = ("JavaScript", "getInput('dossierCode')"),
        ["Message"] = ("Literal", "Hồ sơ không có trong sổ gốc"),
        ["EventName"] = ("Literal", "payment-received"),
        ["TimeSpan"] = ("Literal", "PT2H"),
        ["Interval"] = ("Literal", "P1D"),
        ["CronExpression"] = ("Literal", "0 7 * * 1-5"),
        ["DateTime"] = ("Literal", "2026-12-01T07:30:00+07:00"),
        ["Path"] = ("Literal", "payments"),
        ["Url"] = ("Literal", "https://example.org/registry"),
        ["Content"] = ("JavaScript", "({ fee: getVariable('fee') })"),
        ["ExpectedStatusCodes"] = ("Object", "[200, 404]"),
        ["WorkflowDefinitionId"] = ("Literal", "birth-registration"),
        ["TaskName"] = ("Literal", "archive-scan"),
        ["Title"] = ("Literal", "Thẩm định hồ sơ"),
        ["Role"] = ("Literal", "Appraiser"),
        ["Limit"] = ("Literal", "8"),
    };

    /// <summary>The definition around an example: a variable that its expressions know.</summary>
    public static JsonObject Definition(JsonObject activity) => new()
    {
        ["definitionId"] = "example",
        ["variables"] = new JsonArray(new JsonObject { ["id"] = "fee", ["name"] = "fee", ["typeName"] = "Int32", ["value"] = "0" }),
        ["root"] = activity.DeepClone(),
    };

    public static JsonObject Of(ActivityType type)
    {
        var stem = type.Name.Split('.')[^1];
        var activity = new JsonObject { ["id"] = $"{char.ToLowerInvariant(stem[0])}{stem[1..]}1", ["type"] = type.Name, ["version"] = 1 };
        foreach (var input in type.Inputs) Add(activity, input);
        foreach (var port in type.Ports) activity[$"{char.ToLowerInvariant(port[0])}{port[1..]}"] = Line(port);
        if (type is Flowchart or Sequence or Runtime.Activities.Parallel) activity["activities"] = new JsonArray(Line("First"), Line("Second"));
        if (type is Fork) activity["branches"] = new JsonArray(Line("First"), Line("Second"));
        if (type is Flowchart) activity["connections"] = new JsonArray(new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = "first", ["port"] = "Done" }, ["target"] = new JsonObject { ["activity"] = "second", ["port"] = "In" },
        });
        return activity;
    }

    private static void Add(JsonObject activity, ActivityInput input)
    {
        // A step is told by its kind: title, role and outcomes come with it.
        if (activity["type"]!.GetValue<string>().StartsWith("OneStop.", StringComparison.Ordinal) && (input.Name is "Outcomes" || input.Name is "Title" or "Role" && input.Default is not null)) return;
        if (input.Name == "StepKey") activity[input.Member] = new JsonObject { ["typeName"] = input.TypeName, ["expression"] = Expression("Literal", activity["id"]!.GetValue<string>().TrimEnd('1')) };
        else if (input.UiHint == "variable-picker") activity[input.Member] = new JsonObject { ["id"] = "fee", ["name"] = "fee" };
        else if (input.UiHint.EndsWith("switch-editor", StringComparison.Ordinal))
            activity[input.Member] = new JsonArray(new JsonObject { ["label"] = "Charged", ["condition"] = Expression("JavaScript", "getVariable('fee') > 0") });
        else if (samples.TryGetValue(input.Name, out var sample) && (input.TakesExpressions || sample.Kind != "JavaScript" || input.Name == "Script"))
            activity[input.Member] = input.IsWrapped ? new JsonObject { ["typeName"] = input.TypeName, ["expression"] = Expression(sample.Kind, sample.Value) } : sample.Value;
    }

    private static JsonObject Expression(string kind, string value) => new() { ["type"] = kind, ["value"] = value };

    private static JsonObject Line(string id) => new()
    {
        ["id"] = $"{char.ToLowerInvariant(id[0])}{id[1..]}", ["type"] = "Elsa.WriteLine", ["version"] = 1,
        ["text"] = new JsonObject { ["typeName"] = "String", ["expression"] = Expression("Literal", id) },
    };
}
