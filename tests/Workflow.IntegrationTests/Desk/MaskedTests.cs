using Workflow.Host.Desk;

namespace Workflow.IntegrationTests.Desk;

public sealed class MaskedTests
{
    [TestCase("027085001234", "0270•••••234")]
    [TestCase("123456789", "••••••789")]
    [TestCase("12", "••")]
    [TestCase("", "")]
    public void Identity_OfAnyLength_NeverGivesTheWholeAway(string number, string shown) => Assert.That(Masked.Identity(number), Is.EqualTo(shown));

    [TestCase("0912345678", "•••••••678")]
    [TestCase("113", "••3")]
    public void Phone_ShowsTheEndAlone(string number, string shown) => Assert.That(Masked.Phone(number), Is.EqualTo(shown));

    [TestCase("hanh.nguyen@example.vn", "h••••••••••@example.vn")]
    [TestCase("khongphai", "k••••••••")]
    public void Email_ShowsWhereItGoesAndTheFirstLetter(string address, string shown) => Assert.That(Masked.Email(address), Is.EqualTo(shown));
}
