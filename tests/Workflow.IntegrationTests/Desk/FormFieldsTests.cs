using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Workflow.Host.Drafts;

namespace Workflow.IntegrationTests.Desk;

/// <summary>Posted fields as they are kept and given back.</summary>
public sealed class FormFieldsTests
{
    [Test]
    public void Write_ThenRead_GivesBackWhatWasFilledAndNothingElse()
    {
        var sent = new FormCollection(new Dictionary<string, StringValues>
        {
            ["form.name"] = "Nguyễn \"An\" <b>", ["record.digitised"] = new StringValues(["don", "ban-ve"]), ["form.empty"] = " ", ["__RequestVerificationToken"] = "x",
        });

        var kept = FormFields.Read(FormFields.Write(sent, name => name.Contains('.', StringComparison.Ordinal))!)!;

        Assert.That(kept.Keys, Is.EquivalentTo((string[])["form.name", "record.digitised"]));
        Assert.That((kept["form.name"].ToString(), kept["record.digitised"].Count), Is.EqualTo(("Nguyễn \"An\" <b>", 2)));
    }

    [Test]
    public void Write_OfBlankFields_IsNothing() =>
        Assert.That(FormFields.Write(new FormCollection(new Dictionary<string, StringValues> { ["note"] = "\n " }), _ => true), Is.Null);

    [TestCase("[]")]
    [TestCase("""{"note":"text"}""")]
    [TestCase("""{"note":[1]}""")]
    public void Read_OfAnotherShape_IsNothing(string json) => Assert.That(FormFields.Read(json), Is.Null);
}
