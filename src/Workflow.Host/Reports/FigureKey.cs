using Microsoft.EntityFrameworkCore;
using Workflow.Core.Dossiers;
using Workflow.Core.Reports;

namespace Workflow.Host.Reports;

/// <summary>By which of its units a dossier is counted: each stands once under either.</summary>
internal enum UnitSide
{
    /// <summary>The unit that decides.</summary>
    Competent,
    /// <summary>The unit that received.</summary>
    Receiving,
}

/// <summary>Which dossiers are counted together.</summary>
/// <param name="Unit">Code of the unit on the side that is asked for.</param>
/// <param name="Procedure"><see cref="DayTally.AllProcedures"/> where procedures are not told apart.</param>
internal readonly record struct FigureKey(string Unit, string Procedure);

/// <summary>Which dossiers are counted at all.</summary>
/// <param name="Units">Codes of units, on that side.</param>
/// <param name="ByProcedure">Whether procedures are told apart.</param>
internal sealed record FigureScope(UnitSide Side, string[] Units, bool ByProcedure = false)
{
    /// <summary>Whether dossiers with these units are counted.</summary>
    public bool Holds(FlowKey key) => Units.Contains(UnitOf(key), StringComparer.Ordinal);

    /// <summary>Those of some dossiers that are counted.</summary>
    public IQueryable<Dossier> Among(IQueryable<Dossier> dossiers)
    {
        var units = Units;
        return Side == UnitSide.Competent ? dossiers.Where(d => units.Contains(d.CompetentUnit)) : dossiers.Where(d => units.Contains(d.ReceivingUnit));
    }

    public FigureKey KeyOf(FlowKey key) => new(UnitOf(key), ByProcedure ? key.Procedure : DayTally.AllProcedures);

    /// <summary>The same, their units looked at on the way: an expression keeps a database from gathering all that the units ever had where another index says which dossiers are asked for.</summary>
    public IQueryable<Dossier> OnTheWay(IQueryable<Dossier> dossiers)
    {
        var units = Units;
        return Side == UnitSide.Competent
            ? dossiers.Where(d => EF.Parameter(units).Contains(d.CompetentUnit + "")) : dossiers.Where(d => EF.Parameter(units).Contains(d.ReceivingUnit + ""));
    }

    private string UnitOf(FlowKey key) => Side == UnitSide.Competent ? key.Competent : key.Receiving;
}
