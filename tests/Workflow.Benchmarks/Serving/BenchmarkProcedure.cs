using System.Globalization;
using System.Text.Json.Nodes;
using Workflow.Core.Procedures;

namespace Workflow.Benchmarks.Serving;

/// <summary>A procedure of ten human steps in a row, each of one officer's role, eight hours each; fifteen working days.</summary>
internal static class BenchmarkProcedure
{
    public const string Code = "9.000001";
    public const string Definition = "ten-steps";
    public const string File = "standard.process.json";
    public const string Unit = "H05.01";
    public const int Steps = 10;

    public static ProcedurePackage Package() => new(Procedure, new Dictionary<string, string> { [File] = Process() }, new Dictionary<string, string>());

    private const string Procedure = $$"""
        {
          "code": "{{Code}}",
          "name": { "vi": "Thủ tục mười bước", "en": "Procedure of ten steps" },
          "field": "Đo hiệu năng", "agency": "Trung tâm Phục vụ hành chính công", "competentUnit": "{{Unit}}",
          "level": "province", "origin": "reconstructed", "source": "Dựng để đo.", "resultType": "Văn bản", "legalBasis": ["Nghị định 61/2018/NĐ-CP"],
          "documents": [
            { "key": "application", "name": { "vi": "Đơn đề nghị", "en": "Application" }, "shortName": "Đơn", "order": 1, "digitise": false, "kind": "original" }
          ],
          "cases": [
            { "key": "standard", "name": { "vi": "Thông thường", "en": "Standard" }, "limit": "15wd", "documents": ["application"], "fees": [], "process": "{{File}}" }
          ]
        }
        """;

    private static string Process()
    {
        var activities = new JsonArray(Activity("start", "Elsa.Start"));
        var connections = new JsonArray();
        var previous = ("start", "Done");
        for (var i = 1; i <= Steps; i++)
        {
            activities.Add(Step($"step{i}", $"Bước {i}: thẩm định thành phần hồ sơ", limitHours: 8));
            connections.Add(Connection(previous, $"step{i}"));
            previous = ($"step{i}", "Done");
        }
        activities.Add(Activity("end", "Elsa.End"));
        connections.Add(Connection(previous, "end"));
        return Document(Definition, "Thủ tục mười bước", activities, connections);
    }

    /// <summary>A definition whose root is a flowchart.</summary>
    public static string Document(string definitionId, string name, JsonArray activities, JsonArray connections) => new JsonObject
    {
        ["id"] = $"{definitionId}-v1", ["definitionId"] = definitionId, ["name"] = name, ["version"] = 1,
        ["root"] = new JsonObject
        {
            ["id"] = "flow", ["type"] = "Elsa.Flowchart", ["version"] = 1, ["start"] = "start", ["activities"] = activities, ["connections"] = connections,
        },
    }.ToJsonString();

    /// <summary>An officer's step in the competent unit.</summary>
    public static JsonObject Step(string id, string title, int limitHours)
    {
        var step = Activity(id, "OneStop.Step");
        step["title"] = Literal(title);
        step["role"] = Literal("Appraiser");
        step["unitSelector"] = Literal("Competent");
        step["limit"] = Literal(limitHours.ToString(CultureInfo.InvariantCulture));
        return step;
    }

    public static JsonObject Activity(string id, string type) => new() { ["id"] = id, ["name"] = id, ["type"] = type, ["version"] = 1 };

    public static JsonObject Literal(string value) => new()
    {
        ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value },
    };

    public static JsonObject Connection((string Activity, string Port) source, string target) => new()
    {
        ["source"] = new JsonObject { ["activity"] = source.Activity, ["port"] = source.Port },
        ["target"] = new JsonObject { ["activity"] = target, ["port"] = "In" },
    };
}
