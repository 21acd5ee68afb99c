using System.Globalization;
using Workflow.Core.Forecasts;
using Workflow.Host.Desk;

namespace Workflow.Host.Forecasts;

/// <summary>How far the forecasts came true, for whoever supervises units.</summary>
internal sealed class CalibrationPage(ReadCalibration calibration) : DeskPage
{
    public Calibration Figures { get; private set; } = null!;

    public async Task OnGetAsync() => Figures = await calibration.Of(Me, HttpContext.RequestAborted);

    /// <summary>With one decimal, as the reader's language writes it.</summary>
    public string Number(double share) => (share * 100).ToString("0.0", CultureInfo.CurrentCulture);

    public string Score(double? score) => score is { } value ? value.ToString("0.0000", CultureInfo.CurrentCulture) : "–";

    public string Whole(int count) => count.ToString("N0", CultureInfo.CurrentCulture);
}
