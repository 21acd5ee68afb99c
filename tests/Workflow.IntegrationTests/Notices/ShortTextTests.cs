using Workflow.Host.Notices;

namespace Workflow.IntegrationTests.Notices;

public sealed class ShortTextTests
{
    [Test]
    public void Plain_Vietnamese_LosesItsMarks() =>
        Assert.That(ShortText.Plain(("Bước {title}: “đã” hết giờ – 50 %", "Thẩm định Đất", "")), Is.EqualTo("Buoc Tham dinh Dat: \"da\" het gio - 50 %"));

    [Test]
    public void Plain_LongTitle_GivesWayToTheRest()
    {
        var text = ShortText.Plain(("Buoc {title}, ho so 1.", new string('x', 300), "https://motcua.example/viec/1"));

        Assert.That(text, Has.Length.EqualTo(160));
        Assert.That(text, Does.StartWith("Buoc xxx").And.EndsWith("x.., ho so 1. https://motcua.example/viec/1"));
    }

    [Test]
    public void Fit_LinkThatLeavesNoRoom_Goes() =>
        Assert.That(ShortText.Fit((new string('a', 120) + " {title}", "việc", new string('l', 100)), 134), Is.EqualTo(new string('a', 120) + " việc"));
}
