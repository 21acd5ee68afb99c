using System.Globalization;
using System.Text.Json.Nodes;
using Workflow.Benchmarks.Serving;
using Workflow.Core.Procedures;

namespace Workflow.Benchmarks.Studio;

/// <summary>A procedure whose one process holds a hundred activities: rounds of five steps, in each a decision whether another agency is consulted.</summary>
internal static class LargeProcedure
{
    public const string Definition = "hundred-activities";
    public const int Activities = 100;

    private const string Code = "9.000100";
    private const int Rounds = 16;
    private const int ActivitiesPerRound = 6;

    private static readonly string[] titles = ["Kiểm tra hồ sơ", "Thẩm định nội dung", "Lấy ý kiến cơ quan liên quan", "Tổng hợp kết quả thẩm định", "Trình lãnh đạo xem xét"];

    public static ProcedurePackage Package()
    {
        var small = BenchmarkProcedure.Package();
        return small with
        {
            Procedure = small.Procedure.Replace(BenchmarkProcedure.Code, Code, StringComparison.Ordinal),
            Processes = new Dictionary<string, string> { [BenchmarkProcedure.File] = Process() },
        };
    }

    /// <summary>Changes a step's title, and so what the process means; no two numbers give the same.</summary>
    public static void Rename(JsonObject definition, int number) =>
        StepOf(definition, number)["title"] = BenchmarkProcedure.Literal(string.Create(CultureInfo.InvariantCulture, $"Thẩm định nội dung, lần sửa {number}"));

    /// <summary>Moves a step on the canvas.</summary>
    public static void Move(JsonObject definition, int number) => StepOf(definition, number)["metadata"]!["designer"]!["position"]!["y"] = 80 + number % 400;

    private static JsonNode StepOf(JsonObject definition, int number) => definition["root"]!["activities"]![1 + number % Rounds * ActivitiesPerRound]!;

    private static string Process()
    {
        var (activities, connections) = (new JsonArray(Drawn(BenchmarkProcedure.Activity("start", "Elsa.Start"), 0)), new JsonArray());
        var previous = "start";
        for (var round = 1; round <= Rounds; round++) previous = AddRound(activities, connections, previous, round);
        foreach (var id in (string[])["number", "archive"])
        {
            activities.Add(Step(id, "Vào sổ, lưu hồ sơ", activities.Count));
            connections.Add(BenchmarkProcedure.Connection((previous, "Done"), id));
            previous = id;
        }
        activities.Add(Drawn(BenchmarkProcedure.Activity("end", "Elsa.End"), activities.Count));
        connections.Add(BenchmarkProcedure.Connection((previous, "Done"), "end"));
        return BenchmarkProcedure.Document(Definition, "Thủ tục trăm bước", activities, connections);
    }

    /// <summary>Adds a round behind an activity; returns its last step.</summary>
    private static string AddRound(JsonArray activities, JsonArray connections, string previous, int round)
    {
        var steps = titles.Select((_, i) => $"step{round}-{i + 1}").ToArray();
        var decision = $"decision{round}";
        activities.Add(Step(steps[0], titles[0], activities.Count));
        activities.Add(Step(steps[1], titles[1], activities.Count));
        var condition = BenchmarkProcedure.Activity(decision, "Elsa.FlowDecision");
        condition["condition"] = new JsonObject
        {
            ["typeName"] = "Boolean", ["expression"] = new JsonObject { ["type"] = "JavaScript", ["value"] = "isNullOrEmpty(getCorrelationId())" },
        };
        activities.Add(Drawn(condition, activities.Count));
        for (var i = 2; i < steps.Length; i++) activities.Add(Step(steps[i], titles[i], activities.Count));

        connections.Add(BenchmarkProcedure.Connection((previous, "Done"), steps[0]));
        connections.Add(BenchmarkProcedure.Connection((steps[0], "Done"), steps[1]));
        connections.Add(BenchmarkProcedure.Connection((steps[1], "Done"), decision));
        connections.Add(BenchmarkProcedure.Connection((decision, "True"), steps[2]));
        connections.Add(BenchmarkProcedure.Connection((decision, "False"), steps[3]));
        connections.Add(BenchmarkProcedure.Connection((steps[2], "Done"), steps[3]));
        connections.Add(BenchmarkProcedure.Connection((steps[3], "Done"), steps[4]));
        return steps[4];
    }

    private static JsonObject Step(string id, string title, int place)
    {
        var step = BenchmarkProcedure.Step(id, title, limitHours: 1);
        step["stepKey"] = BenchmarkProcedure.Literal(id);
        step["instructions"] = BenchmarkProcedure.Literal("Đối chiếu hồ sơ với quy định; thiếu thì yêu cầu bổ sung một lần.");
        return Drawn(step, place);
    }

    /// <summary>Where Studio keeps where an activity stands on its canvas.</summary>
    private static JsonObject Drawn(JsonObject activity, int place)
    {
        activity["metadata"] = new JsonObject
        {
            ["designer"] = new JsonObject
            {
                ["position"] = new JsonObject { ["x"] = 80 + place % 10 * 300, ["y"] = 80 + place / 10 * 150 },
                ["size"] = new JsonObject { ["width"] = 220, ["height"] = 64 },
            },
        };
        return activity;
    }
}
