using Workflow.Core.Procedures;

namespace Workflow.Tests.Procedures;

public sealed class ProcedurePackageTests
{
    private const string Spec = """
        {
          "code": "2.000908", "name": { "vi": "Cấp bản sao từ sổ gốc", "en": "Copy from the register" }, "field": "Chứng thực",
          "agency": "UBND cấp xã", "level": "commune", "origin": "published", "source": "Quyết định 663/QĐ-TTPVHCC",
          "resultType": "Bản sao", "legalBasis": ["Nghị định 23/2015/NĐ-CP"],
          "documents": [{ "key": "request", "name": { "vi": "Yêu cầu", "en": "Request" }, "shortName": "Yêu cầu", "order": 1, "kind": "original" }],
          "cases": [{ "key": "standard", "name": { "vi": "Thông thường", "en": "Standard" }, "limit": "8wh", "documents": [], "fees": [],
                      "process": "standard.process.json" }]
        }
        """;
    private const string Form = """{ "type": "object", "title": { "vi": "Sổ", "en": "Register" }, "properties": { "page": { "type": "string", "title": { "vi": "Trang", "en": "Page" } } } }""";

    [Test]
    public void Read_EverythingInPlace_GivesSpecificationAndForms()
    {
        var contents = Package(("standard.process.json", "{}"), ("register", Form)).Read().Value;

        Assert.That(contents.Spec.Code, Is.EqualTo("2.000908"));
        Assert.That(contents.Forms["register"].Fields.Single().Name, Is.EqualTo("page"));
    }

    [Test]
    public void Read_WrongFormAndMisplacedProcess_ListsAllWithTheirFiles()
    {
        var rejection = Package(("other.process.json", "{}"), ("register", "{}")).Read().Rejection!;

        Assert.That(rejection.Problems.Select(p => $"{p.Code} {p.Path}"), Is.EqualTo(new[]
        {
            "FieldMissing forms/register.json:$.type",
            "FieldMissing forms/register.json:$.title",
            "FieldMissing forms/register.json:$.properties",
            "ProcessMissing procedure.json:$.cases[0].process",
            "ProcessUnused other.process.json",
        }));
    }

    private static ProcedurePackage Package((string File, string Text) process, (string Key, string Text) form) =>
        new(Spec, new Dictionary<string, string> { [process.File] = process.Text }, new Dictionary<string, string> { [form.Key] = form.Text });
}
