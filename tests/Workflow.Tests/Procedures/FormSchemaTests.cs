using System.Text.Json;
using Workflow.Core.Procedures;

namespace Workflow.Tests.Procedures;

public sealed class FormSchemaTests
{
    private const string Minutes = """
        {
          "type": "object",
          "title": { "vi": "Biên bản kiểm tra", "en": "Site minutes" },
          "required": ["date", "verdict"],
          "properties": {
            "date": { "type": "string", "format": "date", "title": { "vi": "Ngày kiểm tra", "en": "Date" } },
            "verdict": { "type": "string", "title": { "vi": "Kết luận", "en": "Verdict" },
              "enum": ["fit", "unfit"], "enumTitles": [{ "vi": "Phù hợp", "en": "Fit" }, { "vi": "Không phù hợp", "en": "Unfit" }] },
            "parcel": { "type": "string", "title": { "vi": "Số thửa", "en": "Parcel" }, "minLength": 2, "maxLength": 6, "pattern": "^[0-9]+$" },
            "floors": { "type": "integer", "title": { "vi": "Số tầng", "en": "Floors" }, "minimum": 1, "maximum": 9 },
            "area": { "type": "number", "title": { "vi": "Diện tích", "en": "Area" }, "minimum": 0.5 },
            "fenced": { "type": "boolean", "title": { "vi": "Có hàng rào", "en": "Fenced" } },
            "members": { "type": "array", "title": { "vi": "Thành phần", "en": "Members" }, "minItems": 1, "maxItems": 2,
              "items": { "type": "object", "required": ["name"], "properties": {
                "name": { "type": "string", "title": { "vi": "Họ tên", "en": "Name" } } } } }
          }
        }
        """;

    [Test]
    public void Validate_EveryFieldAsAskedFor_HasNoProblem()
    {
        var problems = Check("""
            { "date": "2026-11-20", "verdict": "fit", "parcel": "112", "floors": 3, "area": 80.5, "fenced": true, "members": [{ "name": "Trần Văn Bình" }] }
            """);

        Assert.That(problems, Is.Empty);
    }

    [TestCase("{ \"date\": \"2026-02-30\" }", "EntryNotDate $.date", "EntryMissing $.verdict")]
    [TestCase("{ \"verdict\": \"Fit\" }", "EntryMissing $.date", "EntryNotChoice $.verdict")]
    [TestCase("{ @, \"parcel\": \"1\" }", "EntryLength $.parcel")]
    [TestCase("{ @, \"parcel\": \"12a\" }", "EntryPattern $.parcel")]
    [TestCase("{ @, \"parcel\": 12 }", "EntryNotText $.parcel")]
    [TestCase("{ @, \"floors\": 2.5 }", "EntryNotWhole $.floors")]
    [TestCase("{ @, \"floors\": 10 }", "EntryTooLarge $.floors")]
    [TestCase("{ @, \"area\": 0.4 }", "EntryTooSmall $.area")]
    [TestCase("{ @, \"area\": 1e400 }", "EntryNotNumber $.area")]
    [TestCase("{ @, \"fenced\": \"true\" }", "EntryNotBoolean $.fenced")]
    [TestCase("{ @, \"members\": {} }", "EntryNotList $.members")]
    [TestCase("{ @, \"members\": [] }", "EntryRowCount $.members")]
    [TestCase("{ @, \"members\": [{ \"name\": \" \" }, 7] }", "EntryMissing $.members[0].name", "FieldNotObject $.members[1]")]
    [TestCase("{ @, \"guess\": 1 }", "FieldUnknown $.guess")]
    [TestCase("{ @, \"floors\": 1, \"floors\": 2 }", "FieldRepeated $.floors")]
    [TestCase("{ @, \"parcel\": \"\\udc00\" }", "JsonTextBroken $")]
    [TestCase("[]", "FieldNotObject $")]
    public void Validate_WrongData_ListsEveryField(string data, params string[] expected)
    {
        var problems = Check(data.Replace("@", "\"date\": \"2026-11-20\", \"verdict\": \"fit\"", StringComparison.Ordinal));

        Assert.That(problems.Select(p => $"{p.Code} {p.Path}"), Is.EqualTo(expected));
    }

    [Test]
    public void Validate_WrongEntry_SpeaksOfTheFieldByItsTitle()
    {
        var problem = Check("""{ "date": "2026-11-20", "verdict": "fit", "floors": 0 }""").Single();

        Assert.That(problem.Subject, Is.EqualTo("Số tầng"));
        Assert.That(problem.Sentence.Vi, Is.EqualTo("“Số tầng” không được nhỏ hơn 1."));
        Assert.That(problem.Sentence.En, Is.EqualTo("“Floors” must not be below 1."));
    }

    [TestCase("\"type\": \"integer\"", "\"type\": \"float\"", "FieldTypeUnknown $.properties.floors.type")]
    [TestCase("\"format\": \"date\"", "\"format\": \"email\"", "FormatUnknown $.properties.date.format")]
    [TestCase("[\"date\", \"verdict\"]", "[\"day\"]", "RequiredUnknown $.required[0]")]
    [TestCase("[\"fit\", \"unfit\"]", "[\"fit\"]", "ChoiceTitles $.properties.verdict.enumTitles")]
    [TestCase("[\"fit\", \"unfit\"]", "[\"fit\", \"fit\"]", "ChoiceRepeated $.properties.verdict.enum")]
    [TestCase("\"^[0-9]+$\"", "\"^(?=a)\"", "PatternUnusable $.properties.parcel.pattern")]
    [TestCase("\"^[0-9]+$\"", "\"[\"", "PatternUnusable $.properties.parcel.pattern")]
    [TestCase("\"minimum\": 1", "\"minimum\": 99", "RangeEmpty $.properties.floors.maximum")]
    [TestCase("\"minItems\": 1", "\"minItems\": 1.5", "FieldNotWhole $.properties.members.minItems")]
    [TestCase("\"title\": { \"vi\": \"Có hàng rào\", \"en\": \"Fenced\" }", "\"title\": \"Có\"", "FieldNotObject $.properties.fenced.title")]
    [TestCase("\"required\": [\"name\"]", "\"allOf\": []", "FieldUnknown $.properties.members.items.allOf")]
    [TestCase("\"fenced\": {", "\"FENCED\": {", "FieldMisnamed $.properties.FENCED")]
    [TestCase("\"name\": { \"type\": \"string\"", "\"name\": { \"type\": \"array\"", "FieldTypeUnknown $.properties.members.items.properties.name.type")]
    public void Read_OutsideTheSubset_NamesTheKeyword(string right, string wrong, string expected)
    {
        Assert.That(Minutes, Does.Contain(right));

        var rejection = FormSchema.Read(Minutes.Replace(right, wrong, StringComparison.Ordinal)).Rejection!;

        Assert.That(rejection.Problems.Select(p => $"{p.Code} {p.Path}"), Is.EqualTo(new[] { expected }));
    }

    private static IReadOnlyList<Workflow.Core.Problem> Check(string data)
    {
        using var document = JsonDocument.Parse(data);
        return FormSchema.Read(Minutes).Value.Validate(document.RootElement);
    }
}
