using Workflow.Core.Dossiers;

namespace Workflow.Core.Forecasts;

/// <summary>
/// How forecasts of one tenth turned out, for the dossiers of one unit and procedure that ended in one month. Each was made at the opening of
/// a step, from nothing but what had ended before that day.
/// </summary>
public sealed class ForecastScore : IRevised
{
    /// <summary>The band of moments for which there was not enough history.</summary>
    public const int WithoutHistory = -1;

    /// <summary>The unit that received the dossiers.</summary>
    public required string UnitCode { get; init; }
    public required string ProcedureCode { get; init; }

    /// <summary>First day of the month.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>0 for forecasts below 10 %, 9 for those from 90 %, or <see cref="WithoutHistory"/>.</summary>
    public required int Band { get; init; }

    /// <summary>Openings of steps.</summary>
    public int Moments { get; private set; }

    /// <summary>Dossiers whose first moment with a forecast, or in <see cref="WithoutHistory"/> with none at all, falls here.</summary>
    public int Dossiers { get; private set; }

    /// <summary>Moments of dossiers that ended late.</summary>
    public int Late { get; private set; }
    public double SumOfForecasts { get; private set; }

    /// <summary>Sum of the squared errors of the forecasts.</summary>
    public double Error { get; private set; }

    /// <summary>Sum of the squared errors of the procedure's share late so far.</summary>
    public double NaiveError { get; private set; }
    public int Revision { get; set; }

    /// <summary>The band of a probability.</summary>
    public static int BandOf(double probability) => Math.Min(9, (int)(probability * 10));

    /// <summary>The month under which a dossier that ended on a day is scored.</summary>
    public static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);

    internal void Add(double probability, double naive, bool isLate)
    {
        var outcome = isLate ? 1.0 : 0.0;
        (Moments, Late) = (Moments + 1, Late + (isLate ? 1 : 0));
        SumOfForecasts += probability;
        Error += (probability - outcome) * (probability - outcome);
        NaiveError += (naive - outcome) * (naive - outcome);
    }

    internal void AddUnforecast() => Moments++;

    internal void CountDossier() => Dossiers++;
}
