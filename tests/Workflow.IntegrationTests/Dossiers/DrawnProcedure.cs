using System.Text.Json.Nodes;
using Workflow.Core.Procedures;
using Workflow.Interpretation;
using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Dossiers;

/// <summary>A procedure of the commune whose process is drawn in one line; two cases run on it, of ten and of fifteen working days.</summary>
internal static class DrawnProcedure
{
    public const string Code = "2.000488";

    /// <param name="drawing">See <see cref="Drawing"/>.</param>
    public static ProcedurePackage Package(string drawing) => Package(Drawing.Json(drawing));

    /// <param name="definition">The process as Elsa writes it.</param>
    public static ProcedurePackage Package(JsonObject definition) => new(
        Procedure, new Dictionary<string, string> { ["drawn.process.json"] = definition.ToJsonString() }, new Dictionary<string, string>());

    /// <summary>What an applicant hands in.</summary>
    public static object Application => new
    {
        procedure = Code,
        @case = "standard",
        channel = "Counter",
        applicant = new { name = "Vũ Thị Thu", identityNumber = "027085004321", phone = "0912345679", address = "Thôn Đoàn, xã Phù Lãng, tỉnh Bắc Ninh" },
        declaration = new { purpose = "Xin việc" },
    };

    private const string Procedure = $$"""
        {
          "code": "{{Code}}",
          "name": { "vi": "Cấp Phiếu lý lịch tư pháp", "en": "Criminal-record slip" },
          "field": "Lý lịch tư pháp", "agency": "Ủy ban nhân dân xã", "competentUnit": "{{SampleOffice.Commune}}",
          "level": "commune", "origin": "reconstructed", "source": "Dựng lại cho kiểm thử.", "resultType": "Phiếu lý lịch tư pháp",
          "legalBasis": ["Luật Lý lịch tư pháp 2009"],
          "documents": [
            { "key": "application", "name": { "vi": "Tờ khai", "en": "Request" }, "shortName": "Tờ khai", "order": 1, "digitise": true, "kind": "original" }
          ],
          "cases": [
            { "key": "standard", "name": { "vi": "Cư trú một nơi", "en": "One residence" }, "limit": "10wd", "documents": ["application"], "fees": [], "process": "drawn.process.json" },
            { "key": "extended", "name": { "vi": "Cư trú nhiều nơi", "en": "Several residences" }, "limit": "15wd", "documents": ["application"], "fees": [], "process": "drawn.process.json" }
          ]
        }
        """;
}
