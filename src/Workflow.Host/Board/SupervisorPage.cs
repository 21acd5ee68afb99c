using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Core.Offices;
using Workflow.Core.Reports;
using Workflow.Host.Desk;
using Workflow.Host.Reports;
using Workflow.Host.Reports.Files;

namespace Workflow.Host.Board;

/// <summary>A page of figures: of which units, by which of a dossier's units, for which period. All of it stands in the address.</summary>
internal abstract class SupervisorPage(Words<BoardWords> words, DeskTime time) : DeskPage
{
    private const string Received = "tiep-nhan";
    private const string Decided = "thu-ly";

    [BindProperty(Name = "don-vi", SupportsGet = true)]
    public string? UnitCode { get; set; }

    /// <summary>"1" for the unit without those below it.</summary>
    [BindProperty(Name = "rieng", SupportsGet = true)]
    public string? Alone { get; set; }

    [BindProperty(Name = "ben", SupportsGet = true)]
    public string? SideKey { get; set; }

    [BindProperty(Name = "ky", SupportsGet = true)]
    public string? PeriodKey { get; set; }

    /// <summary>What derived pages say and by which clock, kept in one place.</summary>
    protected Words<BoardWords> Say => words;

    /// <inheritdoc cref="Say"/>
    protected DeskTime Clock => time;

    public SupervisedUnits Units { get; private set; } = null!;

    public UnitSide Side { get; private set; }

    public ReportingPeriod Period { get; private set; }

    public bool IsAlone => Alone == "1" && Units.Selected is not null;

    /// <summary>The units that are counted.</summary>
    public string[] Codes => IsAlone ? [Units.Selected!.Code] : Units.Codes;

    /// <summary>Name of what is shown.</summary>
    public string ScopeName => Units.Selected is not { } unit ? words["AllMine"] : FileScope.NameOf(unit.Name, IsAlone, words);

    /// <summary>The way from the highest unit the officer supervises down to the one that is shown.</summary>
    public IEnumerable<Unit> Lineage => Units.Selected is not { } unit ? [] : Me.Office.Units.Lineage(unit.Code).Skip(1)
        .TakeWhile(u => !SupervisedUnits.Of(Me, u.Code, words).IsRejected).Reverse();

    /// <summary>First and last day with the years: <c>15/12/2025 – 14/12/2026</c>.</summary>
    public string Days => FileScope.DaysOf(Period);

    /// <summary>The same as a file of it keeps it.</summary>
    protected FileScope Scope => new(Units.Selected?.Code, IsAlone, Side, Period.Key);

    /// <summary>This page or another one with the same units, side and period, but for what is given; a null leaves out.</summary>
    public string Address(string path, params ReadOnlySpan<(string Name, string? Value)> changes)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["don-vi"] = UnitCode, ["rieng"] = Alone, ["ben"] = SideKey, ["ky"] = PeriodKey,
        };
        foreach (var (name, value) in changes) values[name] = value;
        var query = new QueryBuilder();
        foreach (var (name, value) in values)
            if (!string.IsNullOrEmpty(value)) query.Add(name, value);
        return path + query;
    }

    /// <summary>The same page seen from the other of a dossier's two units.</summary>
    public string OtherSide(string path) => Address(path, ("ben", Side == UnitSide.Competent ? Received : Decided));

    /// <summary>Reads what is asked for; a unit out of reach is not found, a period that cannot be read is the present year.</summary>
    protected Rejection? LoadScope()
    {
        UnitCode = string.IsNullOrWhiteSpace(UnitCode) ? null : UnitCode;
        var units = SupervisedUnits.Of(Me, UnitCode, words);
        if (units.Rejection is { } unseen) return unseen;
        Units = units.Value;
        Side = SideKey switch { Received => UnitSide.Receiving, Decided => UnitSide.Competent, _ => UsualSide() };
        Period = PeriodOf(PeriodKey);
        return null;
    }

    /// <summary>Orders the file that a form asks for, and leads to it.</summary>
    /// <param name="order">Given the format, and whether it is to be in English.</param>
    protected async Task<IActionResult> Order(FileOrders files, string? format, Func<SheetFormat, bool, FileOrder> order)
    {
        if (SheetFile.Parse(format) is not { } wanted) return NotFound();
        var once = Once();
        if (once.Rejection is { } malformed) return Refuse(malformed);
        var job = await files.Order(Me, order(wanted, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en"), once.Value.Key, HttpContext.RequestAborted);
        if (job.Rejection is { } rejection) return Refuse(rejection);
        // To be read, never posted again.
        Response.Headers.Location = await files.PathOf(Me, job.Value, HttpContext.RequestAborted);
        return StatusCode(StatusCodes.Status303SeeOther);
    }

    private ReportingPeriod PeriodOf(string? key) => key switch
    {
        "thang" => ReportingPeriod.Containing(PeriodKind.Month, time.Today),
        "quy" => ReportingPeriod.Containing(PeriodKind.Quarter, time.Today),
        "nua-nam" => ReportingPeriod.Containing(PeriodKind.HalfYear, time.Today),
        _ => (key is null ? null : ReportingPeriod.Parse(key)) ?? ReportingPeriod.Containing(PeriodKind.Year, time.Today),
    };

    /// <summary>A centre receives and lets others decide: its dossiers are those that it received.</summary>
    private UnitSide UsualSide() =>
        Units.Codes.All(code => Me.Office.Units.Find(code)?.Kind is UnitKind.ServiceCenter or UnitKind.CommuneCenter) ? UnitSide.Receiving : UnitSide.Competent;
}
