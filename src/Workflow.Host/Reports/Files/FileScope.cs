using System.Globalization;
using Workflow.Core;
using Workflow.Core.Reports;
using Workflow.Host.Accounts;
using Workflow.Host.Board;
using Workflow.Host.Desk;
using Workflow.Host.Hosting;

namespace Workflow.Host.Reports.Files;

/// <summary>Of which units, by which of a dossier's units and for which period a file is asked for, as its job keeps it.</summary>
/// <param name="Unit">Code of the unit they stand below; null for all that the asker heads or supervises.</param>
/// <param name="IsAlone">The unit without those below it.</param>
/// <param name="Period">By its key.</param>
internal sealed record FileScope(string? Unit, bool IsAlone, UnitSide Side, string Period)
{
    /// <summary>The period as it was read when the file was ordered.</summary>
    public ReportingPeriod Span() => ReportingPeriod.Parse(Period)!.Value;

    /// <summary>First and last day with the years.</summary>
    public string Days() => DaysOf(Span());

    /// <summary>The units as the asker sees them now; refused where none of them is left.</summary>
    public Result<FigureScope> Seen(CurrentActor me, Words<BoardWords> board, Words<FileWords> words)
    {
        if (!RoutePolicies.Supervise.Admits(me.Actor)) return new Rejection(RejectionKind.Forbidden, "ReachGone", words.Both("ReachGone"));
        var units = SupervisedUnits.Of(me, Unit, board);
        if (units.Rejection is { } unseen) return unseen;
        return new FigureScope(Side, IsAlone && units.Value.Selected is { } unit ? [unit.Code] : units.Value.Codes);
    }

    /// <summary>Name of the units together, as the reader's office calls them.</summary>
    public string Name(OfficeSnapshot office, Words<BoardWords> words) => Unit is null ? words["AllMine"] : NameOf(office.Units.Find(Unit)?.Name ?? Unit, IsAlone, words);

    public static string NameOf(string unit, bool isAlone, Words<BoardWords> words) => isAlone ? words["AloneOf", unit] : unit;

    /// <inheritdoc cref="Days"/>
    public static string DaysOf(ReportingPeriod period) => string.Create(CultureInfo.InvariantCulture, $"{period.From:dd/MM/yyyy} – {period.To:dd/MM/yyyy}");
}
