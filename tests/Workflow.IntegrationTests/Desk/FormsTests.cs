using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Workflow.Core.Procedures;
using Workflow.Host.Desk.Forms;

namespace Workflow.IntegrationTests.Desk;

[SetCulture("vi-VN")]
[SetUICulture("vi-VN")]
public sealed class FormsTests
{
    private static readonly FormSchema schema = FormSchema.Read(
        """
        {
          "type": "object",
          "title": { "vi": "Kết quả thẩm định", "en": "Appraisal" },
          "properties": {
            "area": { "type": "number", "title": { "vi": "Diện tích", "en": "Area" }, "minimum": 1 },
            "floors": { "type": "integer", "title": { "vi": "Số tầng", "en": "Floors" } },
            "visited": { "type": "boolean", "title": { "vi": "Đã đến nơi", "en": "Visited" } },
            "rooms": {
              "type": "array", "maxItems": 4, "title": { "vi": "Phòng", "en": "Rooms" },
              "items": { "type": "object", "properties": { "name": { "type": "string", "title": { "vi": "Tên", "en": "Name" } } }, "required": ["name"] }
            }
          },
          "required": ["area"]
        }
        """).Value;

    [TestCase("vi-VN", "82,5", 82.5)]
    [TestCase("vi-VN", "1.250,5", 1250.5)]
    [TestCase("vi-VN", "82.5", null)]
    [TestCase("vi-VN", "1.25", null)]
    [TestCase("vi-VN", "-3", -3)]
    [TestCase("en-GB", "82.5", 82.5)]
    [TestCase("en-GB", "1,250.5", 1250.5)]
    [TestCase("en-GB", "82,5", null)]
    [TestCase("vi-VN", "ba", null)]
    public void Read_NumberAsTyped_FollowsTheLanguageOrIsRefused(string culture, string text, double? expected) =>
        Assert.That(TypedNumber.Read(text, CultureInfo.GetCultureInfo(culture)), Is.EqualTo(expected is { } n ? (decimal)n : null));

    [Test]
    public void Read_FilledForm_FitsTheSchema()
    {
        var sent = Sent(("form.area", "82,5"), ("form.floors", "3"), ("form.visited", "true"), ("form.rooms[0].name", " Bếp "));

        var data = PostedForm.Read(schema.Fields, "form", sent);

        Assert.That(data.GetRawText(), Is.EqualTo("""{"area":82.5,"floors":3,"visited":true,"rooms":[{"name":"B\u1EBFp"}]}"""));
        Assert.That(schema.Validate(data), Is.Empty);
    }

    [Test]
    public void Read_EmptyRowBetweenFilledOnes_IsLeftOut()
    {
        var sent = Sent(("form.area", "1"), ("form.rooms[0].name", "Bếp"), ("form.rooms[1].name", ""), ("form.rooms[2].name", "Kho"));

        var data = PostedForm.Read(schema.Fields, "form", sent);

        Assert.That(data.GetProperty("rooms").GetArrayLength(), Is.EqualTo(2));
    }

    [Test]
    public void Of_RefusedForm_KeepsWhatWasTypedAndPutsTheProblemAtItsField()
    {
        var sent = Sent(("form.area", "82.5"), ("form.rooms[1].name", "Kho"));
        var problems = schema.Validate(PostedForm.Read(schema.Fields, "form", sent))
            .Select(p => p with { Path = p.Path.Replace("$.", "$.form.", StringComparison.Ordinal) }).ToList();

        var view = FormView.Of(schema.Fields, "form", sent, problems);

        Assert.That(view[0].Value, Is.EqualTo("82.5"));
        Assert.That(view[0].Error, Does.Contain("Diện tích"));
        Assert.That(view[3].Rows[0][0].Value, Is.EqualTo("Kho"));
        Assert.That(view[3].Rows[0][0].Name, Is.EqualTo("form.rooms[0].name"));
    }

    [Test]
    public void Of_ListAskedToGrow_ShowsOneMoreRow()
    {
        var sent = Sent(("form.rooms[0].name", "Bếp"));

        var view = FormView.Of(schema.Fields, "form", sent, [], widened: "form.rooms");

        Assert.That(view[3].Rows, Has.Count.EqualTo(2));
    }

    private static FormCollection Sent(params (string Name, string Value)[] fields) =>
        new(fields.ToDictionary(f => f.Name, f => new StringValues(f.Value)));
}
