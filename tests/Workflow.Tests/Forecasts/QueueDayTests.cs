using Workflow.Core.Forecasts;
using Workflow.Core.Offices;

namespace Workflow.Tests.Forecasts;

public sealed class QueueDayTests
{
    [Test]
    public void OpenAt_UnitAndRole_IsWhatWasCountedAndZeroForOthers()
    {
        var day = QueueDay.Of(new DateOnly(2026, 11, 23), [("H05.14", Role.Appraiser, 12), ("H05.14", Role.Approver, 3), ("H05.15", Role.Appraiser, 7)]);

        Assert.That((day.OpenAt("H05.14", Role.Appraiser), day.OpenAt("H05.14", Role.Approver), day.OpenAt("H05.16", Role.Appraiser)), Is.EqualTo((12, 3, 0)));
        Assert.That(day.Waiting, Is.EqualTo("""{"Appraiser@H05.14":12,"Appraiser@H05.15":7,"Approver@H05.14":3}"""));
    }
}
