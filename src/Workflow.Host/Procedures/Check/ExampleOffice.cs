using System.Globalization;
using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Core.Offices;

namespace Workflow.Host.Procedures.Check;

/// <summary>The office in which examples are walked: units with their clocks, and an officer for each role and unit, <c>Appraiser@H05.14</c>.</summary>
internal sealed class ExampleOffice(TimeZoneInfo zone, UnitTree units, Func<string, OfficeClock> clockOf)
{
    private const string TimeFormat = "yyyy-MM-dd HH:mm";

    /// <summary>An office of the units that examples name, with one clock for all.</summary>
    public ExampleOffice(OfficeClock clock, IEnumerable<string> unitCodes) : this(clock.Zone, [], unitCodes, _ => clock)
    {
    }

    /// <summary>A real office, and the units that examples name beside it.</summary>
    public ExampleOffice(TimeZoneInfo zone, IEnumerable<Unit> known, IEnumerable<string> unitCodes, Func<string, OfficeClock> clockOf)
        : this(zone, new UnitTree(known.Concat(unitCodes.SelectMany(Lineage).Select(UnitOf)).DistinctBy(u => u.Code, StringComparer.Ordinal)), clockOf)
    {
    }

    public TimeZoneInfo Zone => zone;

    /// <summary>What a verb knows when an officer of a role and unit acts at an instant.</summary>
    public Circumstances At(DateTime instant, Role role, string unitCode) =>
        new(instant, OfficerOf(role, unitCode), units, clockOf, (unit, _) => clockOf(unit), FindOfficer, []);

    /// <summary>An instant in UTC; null for anything that is no office time.</summary>
    public DateTime? Read(string text) =>
        DateTime.TryParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? DateTime.SpecifyKind(local - zone.GetUtcOffset(local), DateTimeKind.Utc)
            : null;

    public string Write(DateTime instant) => TimeZoneInfo.ConvertTimeFromUtc(instant, zone).ToString(TimeFormat, CultureInfo.InvariantCulture);

    private static Actor? FindOfficer(string id) =>
        id.Split('@') is [var role, var unitCode] && Enum.TryParse<Role>(role, out var held) ? OfficerOf(held, unitCode) : null;

    private static Actor OfficerOf(Role role, string unitCode) =>
        new($"{role}@{unitCode}", $"{role}@{unitCode}", unitCode, [new Actor.Held(role, unitCode)]);

    private static IEnumerable<string> Lineage(string code)
    {
        var parts = code.Split('.');
        return Enumerable.Range(1, parts.Length).Select(n => string.Join('.', parts.Take(n)));
    }

    private static Unit UnitOf(string code) => new()
    {
        Code = code,
        Name = code,
        Kind = code.Contains('.', StringComparison.Ordinal) ? UnitKind.Department : UnitKind.Province,
        ParentCode = code.LastIndexOf('.') is > 0 and var dot ? code[..dot] : null,
        DossierPrefix = code,
    };
}
