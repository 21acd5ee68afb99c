using Workflow.Core.Offices;
using Workflow.Host.Accounts;
using Workflow.Persistence;

namespace Workflow.IntegrationTests.Testing;

/// <summary>A small office for tests: a province with a service centre, two departments (one with a division) and a commune centre.</summary>
internal static class SampleOffice
{
    public const string Password = "mot-cua-lien-thong-2026";

    public const string Province = "H05";
    public const string Center = "H05.01";
    public const string Construction = "H05.14";
    public const string ConstructionDivision = "H05.14.02";
    public const string Justice = "H05.12";
    public const string Commune = "H05.77";

    /// <summary>Hashing is slow on purpose, so one hash serves all officers of all fixtures.</summary>
    private static readonly string PasswordHash = SignIn.HashOf("", Password);

    private static readonly (string Id, string Name, string Unit, Role[] Roles)[] Officers =
    [
        ("quantri", "Ngô Thị Thanh", Province, [Role.SystemAdministrator]),
        ("kiemsoat", "Đỗ Văn Khải", Province, [Role.ProcedureController]),
        ("thietke", "Vũ Minh Tâm", Province, [Role.ProcessDesigner]),
        ("giamsat", "Lương Thị Hoa", Province, [Role.CenterSupervisor]),
        ("tiepnhan", "Trần Thị Lan", Center, [Role.ReceptionOfficer, Role.ReturnOfficer]),
        ("thungan", "Phan Thị Yến", Center, [Role.Cashier]),
        ("truongphong", "Lê Quang Huy", ConstructionDivision, [Role.DivisionHead]),
        ("chuyenvien", "Nguyễn Văn An", ConstructionDivision, [Role.Appraiser]),
        ("chuyenvien2", "Bùi Thị Mai", ConstructionDivision, [Role.Appraiser]),
        ("giamdoc", "Phạm Đức Thắng", Construction, [Role.Approver]),
        ("vanthu", "Hoàng Thị Nga", Construction, [Role.RecordsClerk, Role.SealCustodian]),
        ("tuphap", "Đặng Văn Bình", Justice, [Role.ConsultedOfficer, Role.Appraiser, Role.DivisionHead, Role.Approver]),
        ("xa", "Tạ Thị Hằng", Commune, [Role.ReceptionOfficer, Role.Appraiser]),
    ];

    public static void AddTo(WorkflowDbContext db)
    {
        db.Units.AddRange(
            UnitOf(Province, "Tỉnh Bắc Ninh", UnitKind.Province, null, "000.00.00.H05"),
            UnitOf(Center, "Trung tâm Phục vụ hành chính công", UnitKind.ServiceCenter, Province, "000.00.01.H05"),
            UnitOf(Construction, "Sở Xây dựng", UnitKind.Department, Province, "000.00.14.H05"),
            UnitOf(ConstructionDivision, "Phòng Quản lý xây dựng", UnitKind.Division, Construction, "000.02.14.H05"),
            UnitOf(Justice, "Sở Tư pháp", UnitKind.Department, Province, "000.00.12.H05"),
            UnitOf(Commune, "Trung tâm Phục vụ hành chính công xã Phù Lãng", UnitKind.CommuneCenter, Province, "000.00.77.H05"));
        foreach (var (id, name, unit, roles) in Officers)
        {
            db.Officers.Add(new Officer { Id = id, Name = name, Position = "Chuyên viên", UnitCode = unit, Email = $"{id}@bacninh.example", Phone = "+84 0000 00001" });
            db.Posts.AddRange(roles.Select(role => new Post { OfficerId = id, UnitCode = unit, Role = role }));
            db.Accounts.Add(new Account { OfficerId = id, PasswordHash = PasswordHash, Stamp = $"stamp-{id}" });
        }
    }

    private static Unit UnitOf(string code, string name, UnitKind kind, string? parent, string prefix) => new()
    {
        Code = code, Name = name, Kind = kind, ParentCode = parent, DossierPrefix = prefix, ValidFrom = new DateOnly(2025, 7, 1),
    };
}
