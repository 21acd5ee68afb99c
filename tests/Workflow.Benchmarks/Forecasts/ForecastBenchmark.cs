using System.Diagnostics;
using System.Globalization;
using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Core.Forecasts;
using Workflow.Host.Calendars;
using Workflow.Host.Forecasts;

namespace Workflow.Benchmarks.Forecasts;

/// <summary>How far late forecasts come true on two generated years of a province, and how many of them one core makes a second.</summary>
public static class ForecastBenchmark
{
    private const int StandardSeed = 20261122;
    private const double LeastSkill = 0.4;
    private const int LeastMoments = 1000;

    public static int Run(string[] args)
    {
        var seed = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : StandardSeed;
        var book = CalendarBook.Shipped();
        var clock = book.Clock(book.Current.Version, WorkingHours.Standard.ToString(), CalendarBook.Vietnam).Value;
        var dossiers = new GeneratedProvince(seed, clock).Dossiers();

        var histories = new Dictionary<string, StepHistory>();
        var scores = new Dictionary<(string, string, DateOnly, int), ForecastScore>();
        var fold = new ForecastFold(
            histories.GetValueOrDefault, key => histories[key] = new StepHistory { Key = key },
            (unit, procedure, month, band) => scores.TryGetValue((unit, procedure, month, band), out var score)
                ? score
                : scores[(unit, procedure, month, band)] = new ForecastScore { UnitCode = unit, ProcedureCode = procedure, Month = month, Band = band },
            ForecastRule.Standard);
        foreach (var dossier in dossiers) fold.Add(dossier);

        var calibration = Calibration.Of(scores.Values, ForecastRule.Standard);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Seed {seed}; {dossiers.Count:N0} dossiers that ended in 490 working days from 02/01/2025."));
        Console.WriteLine(new CalibrationReport(calibration).ToTable(SentenceBook.English));
        var rate = ForecastsPerSecond([.. dossiers.TakeLast(20_000)], histories);
        return Report(calibration, rate).Print(Console.Out);
    }

    private static BenchmarkReport Report(Calibration calibration, double rate)
    {
        var worst = calibration.Bands.Where(b => b.Moments >= LeastMoments).Max(b => Math.Abs(b.MeanForecast - b.LateShare));
        return new BenchmarkReport(
            "forecast",
            new Dictionary<string, double>
            {
                ["dossiers"] = calibration.Dossiers, ["moments"] = calibration.Moments,
                ["brier"] = Math.Round(calibration.Brier!.Value, 4), ["naiveBrier"] = Math.Round(calibration.NaiveBrier!.Value, 4),
                ["skill"] = Math.Round(calibration.Skill!.Value, 3), ["worstBand"] = Math.Round(worst, 3), ["forecastsPerSecond"] = Math.Round(rate),
            },
            [
                BenchmarkGoal.AtLeast("errs less than the naive rate by at least 40 %", Math.Round(calibration.Skill.Value, 3), LeastSkill),
                BenchmarkGoal.AtMost("no tenth of at least 1,000 forecasts is off by more than 0.15", Math.Round(worst, 3), 0.15),
                BenchmarkGoal.AtLeast("forecasts a second on one core, at least 5,000", Math.Round(rate), 5_000),
            ]);
    }

    /// <summary>Forecasts as an inbox makes them: three look-ups, then the past cases that they give.</summary>
    private static double ForecastsPerSecond(IReadOnlyList<PastDossier> dossiers, Dictionary<string, StepHistory> histories)
    {
        var visits = dossiers.SelectMany(d => d.Visits).ToList();
        var day = dossiers[^1].Ending.EndedDay;
        var (made, watch) = (0, Stopwatch.StartNew());
        foreach (var visit in visits)
            if (LateForecast.Of(visit.AtOpening, [.. visit.Keys.Widening.Select(histories.GetValueOrDefault)], ForecastRule.Standard, day).IsEnough) made++;
        return made / watch.Elapsed.TotalSeconds;
    }
}
