using Workflow.Core.Notices;

namespace Workflow.Tests.Notices;

public sealed class ContactTests
{
    [TestCase("an.nguyen@bacninh.example", "an.nguyen@bacninh.example")]
    [TestCase("a@b", null)]
    [TestCase("An <an@b.example>", null)]
    [TestCase("a@b.example,c@d.example", null)]
    [TestCase("a@b.example\n", null)]
    [TestCase("a@b.example\r\nBcc: c@d.example", null)]
    [TestCase("", null)]
    [TestCase(null, null)]
    public void ReadEmail_Text_IsAPlainAddressOrNothing(string? text, string? expected) => Assert.That(Contact.ReadEmail(text), Is.EqualTo(expected));

    [TestCase("0100 000 678", "+84100000678")]
    [TestCase("+84 0000 00678", "+84000000678")]
    [TestCase("(0100) 000-678", "+84100000678")]
    [TestCase("0084000000678", null)]
    [TestCase("12345", null)]
    [TestCase("0000000678\n", null)]
    [TestCase("hỏi tổng đài", null)]
    public void ReadPhone_Text_CarriesTheCountryOrIsNothing(string? text, string? expected) => Assert.That(Contact.ReadPhone(text), Is.EqualTo(expected));

    [TestCase("nguyen.an@bacninh.example", "ng•••@bacninh.example")]
    [TestCase("a@b.example", "•••@b.example")]
    [TestCase("+84000000678", "+84•••678")]
    public void Mask_Address_LeavesWhatTellsOnesOwn(string address, string expected) => Assert.That(Contact.Mask(address), Is.EqualTo(expected));
}
