using System.Text;
using Workflow.Core;
using Workflow.Core.Offices;
using Workflow.Host.Administration.Officers;
using Workflow.Host.Administration.Units;

namespace Workflow.Host.Administration.Import;

/// <summary>One line of a list: a unit, or an officer with roles.</summary>
/// <param name="Line">Where it stands in the file, from 1.</param>
/// <param name="Problems">What is wrong with it by itself.</param>
internal sealed record ImportRow(int Line, string Subject, NewUnit? Unit, NewOfficer? Officer, IReadOnlyList<Role> Roles, IReadOnlyList<Problem> Problems);

/// <summary>A list of units or of officers as the province's HR sends it: CSV in UTF-8, its first line names the columns.</summary>
internal static class ImportFile
{
    public const int MostBytes = 2 * 1024 * 1024;
    public const int MostRows = 10_000;

    public static readonly string[] UnitColumns = ["ma_don_vi", "ten_don_vi", "loai", "ma_cap_tren", "ma_ho_so", "tu_ngay"];
    public static readonly string[] OfficerColumns = ["ma_can_bo", "ho_ten", "chuc_vu", "ma_don_vi", "email", "dien_thoai", "vai_tro", "tu_ngay"];

    /// <summary>Reads a list; refused whole only where it cannot be told what its columns are.</summary>
    public static Result<List<ImportRow>> Read(byte[] content)
    {
        if (!System.Text.Unicode.Utf8.IsValid(content)) return AdministrationSentences.Refuse(RejectionKind.Unprocessable, "FileNotUtf8");
        var records = CsvReader.Read(Encoding.UTF8.GetString(content).TrimStart('\uFEFF')).Take(MostRows + 2).ToList();
        if (records.Count > MostRows + 1) return AdministrationSentences.Refuse(RejectionKind.Unprocessable, "FileTooLong", MostRows);
        if (records.Count < 2) return AdministrationSentences.Refuse(RejectionKind.Unprocessable, "FileEmpty");
        var columns = records[0].Cells.Select((name, place) => (Name: name.ToLowerInvariant(), Place: place)).GroupBy(c => c.Name, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First().Place, StringComparer.Ordinal);
        var isOfUnits = UnitColumns.All(columns.ContainsKey);
        if (!isOfUnits && !OfficerColumns.All(columns.ContainsKey))
            return AdministrationSentences.Refuse(RejectionKind.Unprocessable, "ColumnsUnknown", string.Join(", ", UnitColumns), string.Join(", ", OfficerColumns));
        return records.Skip(1).Select(r => isOfUnits ? UnitOf(r.Line, Cell(r.Cells)) : OfficerOf(r.Line, Cell(r.Cells))).ToList();

        Func<string, string> Cell(IReadOnlyList<string> cells) => name => columns[name] is var place && place < cells.Count ? cells[place] : "";
    }

    private static ImportRow UnitOf(int line, Func<string, string> cell)
    {
        var (kind, day) = (KindOf(cell("loai")), DayText.Read(cell("tu_ngay")));
        var unit = new NewUnit(cell("ma_don_vi"), cell("ten_don_vi"), kind ?? default, cell("ma_ho_so"), day ?? default, cell("ma_cap_tren") is { Length: > 0 } above ? above : null);
        List<Problem> problems = [.. unit.Problems()];
        if (kind is null) problems.Add(AdministrationSentences.Wrong("loai", "KindUnknown", cell("loai")));
        if (day is null) problems.Add(AdministrationSentences.Wrong("tu_ngay", "DateUnreadable", cell("tu_ngay")));
        return new ImportRow(line, unit.Code, unit, null, [], problems);
    }

    private static ImportRow OfficerOf(int line, Func<string, string> cell)
    {
        var day = DayText.Read(cell("tu_ngay"));
        var officer = new NewOfficer(cell("ma_can_bo"), cell("ho_ten"), cell("chuc_vu"), cell("ma_don_vi"), day ?? default, cell("email"), cell("dien_thoai"));
        List<Problem> problems = [.. officer.Problems()];
        if (day is null) problems.Add(AdministrationSentences.Wrong("tu_ngay", "DateUnreadable", cell("tu_ngay")));
        var roles = new List<Role>();
        foreach (var name in cell("vai_tro").Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (RoleOf(name) is { } role) roles.Add(role);
            else problems.Add(AdministrationSentences.Wrong("vai_tro", "RoleUnknown", name));
        }
        foreach (var role in roles.Distinct().Where(r => RoleConflicts.Forbids(r, roles) is not null).Take(1))
            problems.Add(AdministrationSentences.Wrong("vai_tro", "RolesApart", AdministrationSentences.Of($"Role.{role}"), AdministrationSentences.Of($"Role.{RoleConflicts.Forbids(role, roles)}")));
        return new ImportRow(line, officer.Id, null, officer, [.. roles.Distinct()], problems);
    }

    /// <summary>A role by its identifier, or by its name as the pages write it, whatever its case and accents.</summary>
    private static Role? RoleOf(string name) => Named<Role>(name, "Role");

    private static UnitKind? KindOf(string name) => Named<UnitKind>(name, "UnitKind");

    private static T? Named<T>(string name, string words)
        where T : struct, Enum
    {
        var folded = FoldedText.Of(name);
        foreach (var value in Enum.GetValues<T>())
            if (folded == FoldedText.Of(value.ToString()) || folded == FoldedText.Of(AdministrationSentences.Of($"{words}.{value}").Vi)) return value;
        return null;
    }
}
