using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Workflow.Core;
using Workflow.Core.Forecasts;

namespace Workflow.Host.Forecasts;

/// <summary>A calibration as a machine or a person at a terminal reads it.</summary>
internal sealed class CalibrationReport(Calibration calibration)
{
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, NumberHandling = JsonNumberHandling.Strict,
    };

    public string ToJson() => JsonSerializer.Serialize(calibration, json);

    public string ToTable(CultureInfo culture)
    {
        var text = new StringBuilder();
        Head(text, culture, "Dossiers", Whole(calibration.Dossiers, culture));
        Head(text, culture, "Unforecast", Whole(calibration.Unforecast, culture));
        Head(text, culture, "Moments", Whole(calibration.Moments, culture));
        if (!calibration.IsEnough) return text.Append(Phrase("EmptyTitle", culture)).ToString();

        Head(text, culture, "LateShare", Share(calibration.LateShare, culture));
        Head(text, culture, "Brier", Score(calibration.Brier, culture));
        Head(text, culture, "NaiveBrier", Score(calibration.NaiveBrier, culture));
        Head(text, culture, "Skill", Share(calibration.Skill, culture));
        text.Append('\n').Append(Row(Phrase("Band", culture), Phrase("BandMoments", culture), Phrase("BandMean", culture), Phrase("BandLate", culture)));
        foreach (var band in calibration.Bands)
            text.Append('\n').Append(Row(
                ForecastWords.Book.Of("BandRange", band.From, band.From + 10).In(culture), Whole(band.Moments, culture), Share(band.MeanForecast, culture), Share(band.LateShare, culture)));
        return text.ToString();
    }

    private static void Head(StringBuilder text, CultureInfo culture, string key, string value) =>
        text.Append(Phrase(key, culture).PadRight(32)).Append(value).Append('\n');

    private static string Row(string band, string moments, string mean, string late) => $"{band,-16}{moments,12}{mean,20}{late,16}";

    private static string Phrase(string key, CultureInfo culture) => ForecastWords.Book.Of(key).In(culture);

    private static string Whole(int count, CultureInfo culture) => count.ToString("N0", culture);

    private static string Score(double? score, CultureInfo culture) => score is { } value ? value.ToString("0.0000", culture) : Phrase("None", culture);

    private static string Share(double? share, CultureInfo culture) =>
        share is { } value ? ForecastWords.Book.Of("Percent", (value * 100).ToString("0.0", culture)).In(culture) : Phrase("None", culture);
}
