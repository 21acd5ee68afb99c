using System.Text.Json.Nodes;
using Workflow.Core.Procedures;
using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Dossiers;

/// <summary>A small building permit: receive, appraise (which may ask for a supplement), approve, return; ten working days.</summary>
internal static class PermitProcedure
{
    public const string Code = "1.009994";

    /// <summary>The package; <paramref name="drawing"/> changes its layout only, <paramref name="title"/> its meaning.</summary>
    public static ProcedurePackage Package(int drawing = 0, string title = "Thẩm định hồ sơ", string limit = "10wd", string resume = "continue") => new(
        Procedure(limit, resume),
        new Dictionary<string, string> { ["standard.process.json"] = Process(drawing, title) },
        new Dictionary<string, string> { ["appraisal"] = AppraisalForm });

    private const string AppraisalForm = """
        {
          "type": "object",
          "title": { "vi": "Phiếu thẩm định", "en": "Appraisal" },
          "properties": {
            "floorArea": { "type": "number", "title": { "vi": "Diện tích sàn (m²)", "en": "Floor area (m²)" }, "minimum": 1, "maximum": 10000 },
            "floors": { "type": "integer", "title": { "vi": "Số tầng", "en": "Floors" }, "minimum": 1, "maximum": 7 }
          },
          "required": ["floorArea", "floors"]
        }
        """;

    private static string Procedure(string limit, string resume) => $$"""
        {
          "code": "{{Code}}",
          "name": { "vi": "Cấp giấy phép xây dựng mới nhà ở riêng lẻ", "en": "New building permit for a detached house" },
          "field": "Hoạt động xây dựng", "agency": "Sở Xây dựng", "competentUnit": "{{SampleOffice.ConstructionDivision}}",
          "level": "province", "origin": "reconstructed", "source": "Dựng lại cho kiểm thử.", "resultType": "Giấy phép xây dựng",
          "legalBasis": ["Luật Xây dựng 2014"],
          "documents": [
            { "key": "application", "name": { "vi": "Đơn đề nghị", "en": "Application" }, "shortName": "Đơn", "order": 1, "digitise": true, "kind": "original" }
          ],
          "cases": [
            { "key": "standard", "name": { "vi": "Nhà ở riêng lẻ", "en": "Detached house" }, "limit": "{{limit}}", "resume": "{{resume}}", "documents": ["application"], "fees": [], "process": "standard.process.json" }
          ]
        }
        """;

    private static string Process(int drawing, string title)
    {
        var activities = new JsonArray(
            Activity("start", "Elsa.Start"),
            Step("receive", "Receive", "Tiếp nhận hồ sơ", "Receiving", 4),
            Step("appraise", "Appraise", title, "Competent", 24, ("form", "appraisal")),
            Step("supplement", "RequestSupplement", "Yêu cầu bổ sung", "Receiving", 240),
            Step("approve", "Approve", "Phê duyệt giấy phép", "Competent", 8),
            Step("return", "ReturnResult", "Trả kết quả", "Receiving", 8),
            Activity("end", "Elsa.End"));
        activities[0]!["metadata"] = new JsonObject { ["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = drawing, ["y"] = 0 } } };
        var connections = new JsonArray(
            Connection("start", "Done", "receive"), Connection("receive", "Forwarded", "appraise"),
            Connection("appraise", "Eligible", "approve"), Connection("appraise", "NotEligible", "approve"),
            Connection("appraise", "SupplementNeeded", "supplement"), Connection("supplement", "Supplied", "appraise"),
            Connection("supplement", "Expired", "end"), Connection("approve", "Approved", "return"), Connection("approve", "Refused", "return"),
            Connection("approve", "Clarify", "appraise"), Connection("return", "Returned", "end"));
        return new JsonObject
        {
            ["id"] = "permit-v1", ["definitionId"] = "permit", ["name"] = "Cấp giấy phép xây dựng", ["version"] = 1,
            ["root"] = new JsonObject
            {
                ["id"] = "flow", ["type"] = "Elsa.Flowchart", ["version"] = 1, ["start"] = "start", ["activities"] = activities, ["connections"] = connections,
            },
        }.ToJsonString();
    }

    private static JsonObject Activity(string id, string type) => new() { ["id"] = id, ["name"] = id, ["type"] = type, ["version"] = 1 };

    private static JsonObject Step(string id, string kind, string title, string selector, int hours, params ReadOnlySpan<(string Name, string Value)> more)
    {
        var step = Activity(id, $"OneStop.{kind}");
        step["title"] = Literal(title);
        step["unitSelector"] = Literal(selector);
        step["limit"] = Literal(hours.ToString(System.Globalization.CultureInfo.InvariantCulture));
        foreach (var (name, value) in more) step[name] = Literal(value);
        return step;
    }

    private static JsonObject Literal(string value) => new()
    {
        ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value },
    };

    private static JsonObject Connection(string source, string outcome, string target) => new()
    {
        ["source"] = new JsonObject { ["activity"] = source, ["port"] = outcome }, ["target"] = new JsonObject { ["activity"] = target, ["port"] = "In" },
    };
}
