using Workflow.Core.Tasks;

namespace Workflow.Core.Forecasts;

/// <summary>How near past cases are to the one that is forecast.</summary>
public enum ForecastBasis
{
    /// <summary>The same step of the same procedure and case in the same unit.</summary>
    Unit,
    /// <summary>The same step of the same procedure and case anywhere.</summary>
    Step,
    /// <summary>Steps of the same kind and limit in dossiers of the same limit, whatever their procedure.</summary>
    Limit,
}

/// <summary>Where the history of a step is kept: from the nearest cases to the widest.</summary>
/// <param name="Unit">Key for <see cref="ForecastBasis.Unit"/>.</param>
/// <param name="Step">Key for <see cref="ForecastBasis.Step"/>.</param>
/// <param name="Limit">Key for <see cref="ForecastBasis.Limit"/>.</param>
public sealed record HistoryKeys(string Unit, string Step, string Limit)
{
    // A character that no code, key or limit contains keeps two different steps from sharing a key.
    private const char Separator = '|';

    public static HistoryKeys Of(string procedureCode, string caseKey, string dossierLimit, string stepKey, StepKind kind, string stepLimit, string unitCode)
    {
        var step = string.Join(Separator, procedureCode, caseKey, stepKey);
        return new HistoryKeys($"unit{Separator}{step}{Separator}{unitCode}", $"step{Separator}{step}", string.Join(Separator, "limit", kind, stepLimit, dossierLimit));
    }

    /// <summary>Where it is kept how dossiers of a procedure ended: the naive rate that forecasts are measured against.</summary>
    public static string OfProcedure(string procedureCode) => $"procedure{Separator}{procedureCode}";

    /// <summary>From the nearest to the widest.</summary>
    public IReadOnlyList<string> Widening => [Unit, Step, Limit];
}
