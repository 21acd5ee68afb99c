using Workflow.Core.Forecasts;
using Workflow.Core.Tasks;

namespace Workflow.Tests.Forecasts;

public sealed class ForecastFoldTests
{
    private readonly Dictionary<string, StepHistory> histories = [];
    private readonly Dictionary<(string, string, DateOnly, int), ForecastScore> scores = [];

    [SetUp]
    public void Begin()
    {
        histories.Clear();
        scores.Clear();
    }

    [Test]
    public void Add_WhatHadNotEndedWhenTheStepOpened_SaysNothingOfIt()
    {
        // All three opened before any of them ended: none may learn from another.
        Fold(Dossier("02/11", "10/11", late: true), Dossier("03/11", "11/11", late: true), Dossier("04/11", "12/11", late: true));

        Assert.That(Figures, Is.EqualTo((0, 3, 0)));
    }

    [Test]
    public void Add_OpenedAfterOthersHadEnded_IsForecastFromThem()
    {
        Fold(Dossier("02/11", "04/11", late: false), Dossier("02/11", "04/11", late: true), Dossier("05/11", "09/11", late: true));

        var calibration = Calibration.Of(scores.Values, new ForecastRule(2, 24));
        Assert.That((calibration.Dossiers, calibration.Unforecast), Is.EqualTo((1, 2)));
        Assert.That(calibration.Brier, Is.EqualTo(0.25), "one of two was late, so one half against one");
        Assert.That((calibration.NaiveBrier, calibration.Skill), Is.EqualTo(((double?)0.25, (double?)0)));
        Assert.That(calibration.Bands, Is.EqualTo((CalibrationBand[])[new(50, 1, 0.5, 1)]));
    }

    [Test]
    public void Calibration_TooFewDossiers_IsNotEnough()
    {
        Fold(Dossier("02/11", "04/11", late: false));

        Assert.That(Calibration.Of(scores.Values, new ForecastRule(2, 24)).IsEnough, Is.False);
    }

    [TestCase(0, 0)]
    [TestCase(0.0999, 0)]
    [TestCase(0.1, 1)]
    [TestCase(0.95, 9)]
    [TestCase(1, 9)]
    public void BandOf_Probability_IsItsTenth(double probability, int band) => Assert.That(ForecastScore.BandOf(probability), Is.EqualTo(band));

    private (int Dossiers, int Unforecast, int Moments) Figures =>
        Calibration.Of(scores.Values, new ForecastRule(2, 24)) is var c ? (c.Dossiers, c.Unforecast, c.Moments) : default;

    private void Fold(params PastDossier[] dossiers)
    {
        var fold = new ForecastFold(
            histories.GetValueOrDefault, key => histories[key] = new StepHistory { Key = key },
            (unit, procedure, month, band) => scores.TryGetValue((unit, procedure, month, band), out var score)
                ? score
                : scores[(unit, procedure, month, band)] = new ForecastScore { UnitCode = unit, ProcedureCode = procedure, Month = month, Band = band },
            new ForecastRule(2, 24));
        foreach (var dossier in dossiers) fold.Add(dossier);
    }

    private int drawn;

    /// <summary>One step with sixteen hours left; a late dossier takes twenty, another ten.</summary>
    private PastDossier Dossier(string opened, string ended, bool late)
    {
        var keys = HistoryKeys.Of("1.009994", "nha-o-rieng-le", "5wd", "tham-dinh", StepKind.Appraise, "16wh", "H05.14");
        var day = DateOnly.ParseExact(ended + "/2026", "dd/MM/yyyy");
        var draw = (uint)++drawn;
        return new PastDossier("1.009994", "H05.01", late, new StepObservation(day, 0, late ? 1 : 0, null, draw),
            [new StepVisit(keys, DateOnly.ParseExact(opened + "/2026", "dd/MM/yyyy"), new OpenStep(0, 960, null), false, new StepObservation(day, 300, late ? 1200 : 600, null, draw))]);
    }
}
