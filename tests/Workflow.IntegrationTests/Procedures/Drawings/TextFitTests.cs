using Workflow.Host.Procedures.Drawing;

namespace Workflow.IntegrationTests.Procedures.Drawings;

public sealed class TextFitTests
{
    [TestCase("Thẩm định hồ sơ và trình lãnh đạo phòng xem xét, ký duyệt", 120, 3)]
    [TestCase("Nghiêngngảkhôngcódấucáchnàođểngắtdòngcảtrongmộttừrấtdài", 120, 3)]
    [TestCase("東京都 WWWWWWWWWWWWWWWWWWWW 👩‍👩‍👧 mmmmmmm", 90, 2)]
    [TestCase("a", 20, 1)]
    public void Wrap_AnyText_GivesLinesThatFit(string text, double width, int most)
    {
        var lines = TextFit.Wrap(text, 12, width, most);

        Assert.That(lines, Has.Count.InRange(1, most));
        Assert.That(lines.Select(l => TextFit.Width(l, 12)), Is.All.LessThanOrEqualTo(width));
    }

    [Test]
    public void Wrap_TextThatFits_KeepsEveryWordAndCutsNone()
    {
        const string Text = "Kiểm tra thực địa cùng Ủy ban nhân dân xã";

        var lines = TextFit.Wrap(Text, 12, 150, 4);

        Assert.That(string.Join(' ', lines), Is.EqualTo(Text));
        Assert.That(lines, Has.Count.GreaterThan(1));
    }

    [Test]
    public void Wrap_TextThatDoesNotFit_EndsInAnEllipsis() => Assert.That(TextFit.Wrap("một hai ba bốn năm sáu bảy tám chín mười", 12, 60, 2)[^1], Does.EndWith("…"));

    [Test]
    public void Width_Diacritics_TakeNoRoomOfTheirOwn() => Assert.That(TextFit.Width("ế", 12), Is.EqualTo(TextFit.Width("e", 12)));
}
