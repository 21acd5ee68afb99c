using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Core.Procedures;

namespace Workflow.Tests.Procedures;

public sealed class ProcedureSpecTests
{
    private const string Permit = """
        {
          "code": "1.009994",
          "name": { "vi": "Cấp giấy phép xây dựng", "en": "Building permit" },
          "field": "Hoạt động xây dựng", "agency": "Sở Xây dựng", "competentUnit": "H05.14",
          "level": "province", "onSite": false, "origin": "reconstructed", "source": "Luật Xây dựng 2014",
          "resultType": "Giấy phép xây dựng", "legalBasis": ["Luật Xây dựng 2014"],
          "documents": [
            { "key": "application", "name": { "vi": "Đơn đề nghị", "en": "Application" }, "shortName": "Đơn", "order": 1,
              "digitise": true, "kind": "original" }
          ],
          "cases": [
            { "key": "house", "name": { "vi": "Nhà ở riêng lẻ", "en": "House" }, "limit": "15cd", "documents": ["application"],
              "fees": [{ "name": "Lệ phí", "amount": 75000, "unit": "giấy phép" }], "process": "house.process.json",
              "acceptedOverrun": { "hours": 8, "reason": "Công bố như vậy", "decision": "01/QĐ" } }
          ]
        }
        """;

    [Test]
    public void Read_CompleteSpecification_HoldsEveryField()
    {
        var spec = ProcedureSpec.Read(Permit).Value;

        var house = spec.FindCase("house")!;
        Assert.Multiple(() =>
        {
            Assert.That(spec.Name, Is.EqualTo(new Phrase("Cấp giấy phép xây dựng", "Building permit")));
            Assert.That((spec.CompetentUnit, spec.Level, spec.Origin), Is.EqualTo(("H05.14", ProcedureLevel.Province, ProcedureOrigin.Reconstructed)));
            Assert.That(spec.FindDocument("application")!.Required, Is.True);
            Assert.That(house.Limit, Is.EqualTo(TimeLimit.CalendarDays(15)));
            Assert.That(house.Fees.Single(), Is.EqualTo(new Fee("Lệ phí", 75000, "giấy phép")));
            Assert.That(house.AcceptedOverrun!.Hours, Is.EqualTo(8));
        });
    }

    [TestCase("\"level\": \"province\"", "\"level\": \"district\"", "ValueUnknown", "$.level")]
    [TestCase("\"onSite\": false", "\"onSite\": \"no\"", "FieldNotBoolean", "$.onSite")]
    [TestCase("\"onSite\": false", "\"onSite\": null", "FieldNull", "$.onSite")]
    [TestCase("\"onSite\": false", "\"onsite\": false", "FieldUnknown", "$.onsite")]
    [TestCase("\"onSite\": false", "\"onSite\": false, \"onSite\": true", "FieldRepeated", "$.onSite")]
    [TestCase("\"field\": \"Hoạt động xây dựng\",", "", "FieldMissing", "$.field")]
    [TestCase("\"field\": \"Hoạt động xây dựng\"", "\"field\": \" \"", "FieldNotText", "$.field")]
    [TestCase("\"1.009994\"", "\"<b>\"", "CodeMisshapen", "$.code")]
    [TestCase("\"order\": 1", "\"order\": 1e99", "FieldNotWhole", "$.documents[0].order")]
    [TestCase("\"amount\": 75000", "\"amount\": -1", "FieldNotWhole", "$.cases[0].fees[0].amount")]
    [TestCase("\"hours\": 8", "\"hours\": 0", "OverrunOutOfRange", "$.cases[0].acceptedOverrun.hours")]
    [TestCase("\"15cd\"", "\"0wd\"", "LimitZero", "$.cases[0].limit")]
    [TestCase("[\"application\"]", "[\"appliction\"]", "DocumentUnknown", "$.cases[0].documents[0]")]
    [TestCase("[\"application\"]", "[\"application\", \"application\"]", "KeyRepeated", "$.cases[0].documents[1]")]
    [TestCase("[\"application\"]", "{}", "FieldNotList", "$.cases[0].documents")]
    [TestCase("\"house.process.json\"", "\"../house.json\"", "ProcessMisnamed", "$.cases[0].process")]
    [TestCase("\"key\": \"house\"", "\"key\": \"Nhà ở\"", "KeyMisshapen", "$.cases[0].key")]
    [TestCase("{ \"vi\": \"Nhà ở riêng lẻ\", \"en\": \"House\" }", "{ \"vi\": \"Nhà ở riêng lẻ\" }", "FieldMissing", "$.cases[0].name.en")]
    public void Read_OneThingWrong_NamesItWithItsPath(string right, string wrong, string code, string path)
    {
        Assert.That(Permit, Does.Contain(right));

        var rejection = ProcedureSpec.Read(Permit.Replace(right, wrong, StringComparison.Ordinal)).Rejection!;

        Assert.That(rejection.Problems.Select(p => (p.Code, p.Path)), Is.EqualTo(new[] { (code, path) }));
    }

    [Test]
    public void Read_LimitThatIsNone_CarriesTheSentenceOfTheLimit()
    {
        var problem = ProcedureSpec.Read(Permit.Replace("15cd", "15 ngày", StringComparison.Ordinal)).Rejection!.Problems.Single();

        Assert.That((problem.Path, problem.Subject), Is.EqualTo(("$.cases[0].limit", "15 ngày")));
    }

    [Test]
    public void Read_SeveralThingsWrong_ListsEachOfThem()
    {
        var rejection = ProcedureSpec.Read("""{ "code": 7, "cases": [], "extra": 1 }""").Rejection!;

        Assert.That(rejection.Problems.Select(p => p.Path), Is.SupersetOf(new[] { "$.code", "$.name", "$.documents", "$.cases", "$.extra" }));
    }

    [TestCase("", "JsonUnreadable")]
    [TestCase("{", "JsonUnreadable")]
    [TestCase("[]", "FieldNotObject")]
    [TestCase("{ \"code\": \"\\ud800\" }", "JsonTextBroken")]
    [TestCase("{ \"code\": \"1\\u0000\" }", "JsonTextBroken")]
    public void Read_NotASpecification_IsRejected(string json, string code) =>
        Assert.That(ProcedureSpec.Read(json).Rejection!.Problems.Select(p => p.Code), Does.Contain(code));

    [Test]
    public void Read_TooLargeOrTooDeep_IsRejectedWithoutReading()
    {
        var large = ProcedureSpec.Read($"\"{new string('a', 256 * 1024)}\"").Rejection!;
        var deep = ProcedureSpec.Read(new string('[', 1000) + new string(']', 1000)).Rejection!;

        Assert.That(large.Problems.Single().Code, Is.EqualTo("JsonTooLarge"));
        Assert.That(deep.Problems.Single().Code, Is.EqualTo("JsonUnreadable"));
    }
}
