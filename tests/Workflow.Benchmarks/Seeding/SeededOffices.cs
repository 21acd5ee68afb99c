using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Workflow.Core.Offices;
using Workflow.Persistence;

namespace Workflow.Benchmarks.Seeding;

/// <summary>
/// The units of the sample office many times over, each time below a region of their own, with colleagues in the place of each officer. The first is the
/// sample's own, with its names.
/// </summary>
internal sealed class SeededOffices
{
    /// <summary>Supervises the whole province.</summary>
    public const string ProvinceSupervisor = "giam.sat.tinh";

    /// <summary>Supervises the first region: as many units, officers and open steps whatever the size.</summary>
    public const string RegionSupervisor = "giam.sat.khu.vuc";

    private readonly List<Unit> units;
    private readonly List<Officer> officers;
    private readonly ILookup<string, Post> posts;
    private readonly string province;

    // Made once: each copy of a dossier has all of them.
    private readonly string[][] unitCodes;
    private readonly string[][][] officerIds;
    private readonly Dictionary<(string Unit, int Office), string> prefixes;

    private SeededOffices(List<Unit> units, List<Officer> officers, ILookup<string, Post> posts, string province, int count)
    {
        (this.units, this.officers, this.posts, this.province, Count) = (units, officers, posts, province, count);
        unitCodes = [.. Enumerable.Range(0, count).Select(office => units.Select(u => UnitOf(u.Code, office)).ToArray())];
        officerIds = [.. Enumerable.Range(0, count).Select(office => officers.Select(o => Enumerable.Range(0, SeedSize.Colleagues).Select(c => OfficerOf(o.Id, office, c)).ToArray()).ToArray())];
        prefixes = Enumerable.Range(0, count).SelectMany(office => units.Select(u => (Key: (u.Code, office), Prefix: PrefixOf(u, office)))).ToDictionary(p => p.Key, p => p.Prefix);
    }

    public int Count { get; }

    /// <summary>What a copy has its own of: codes of units below the province, then ids of their officers.</summary>
    public IReadOnlyList<string> Replaced => [.. units.Select(u => u.Code), .. officers.Select(o => o.Id)];

    /// <summary>Reads the sample office, and adds the others beside it.</summary>
    public static async Task<SeededOffices> Add(WorkflowDbContext db, int count, Random random)
    {
        var province = await db.Units.SingleAsync(u => u.ParentCode == null);
        var units = await db.Units.Where(u => u.ParentCode != null).OrderBy(u => u.Code).ToListAsync();
        var officers = await db.Officers.Where(o => o.UnitCode != province.Code).OrderBy(o => o.Id).ToListAsync();
        var offices = new SeededOffices(units, officers, (await db.Posts.ToListAsync()).ToLookup(p => p.OfficerId), province.Code, count);
        for (var office = 0; office < count; office++) offices.AddOffice(db, office, random);
        offices.AddOfficer(db, ProvinceSupervisor, "Giám sát toàn tỉnh", province.Code, province.ValidFrom, [Role.CenterSupervisor], random);
        offices.AddOfficer(db, RegionSupervisor, "Giám sát khu vực", offices.RegionOf(0), province.ValidFrom, [Role.CenterSupervisor], random);
        await db.SaveChangesAsync();
        // Where the sample's own units hang is given at their birth; only the first region takes them over.
        var (region, own) = (offices.RegionOf(0), units.ConvertAll(u => u.Code));
        await db.Units.Where(u => own.Contains(u.Code)).ExecuteUpdateAsync(set => set.SetProperty(u => u.ParentCode, region));
        return offices;
    }

    /// <summary>The texts of an office in the order of <see cref="Replaced"/>; which of several colleagues is left to chance.</summary>
    public IEnumerable<string> TextsOf(int office, Random random) =>
        [.. unitCodes[office], .. officerIds[office].Select(colleagues => colleagues[random.Next(colleagues.Length)])];

    /// <summary>The prefix of the codes that an office's unit gives.</summary>
    public string PrefixOf(string unit, int office) => prefixes[(unit, office)];

    private void AddOffice(WorkflowDbContext db, int office, Random random)
    {
        db.Units.Add(new Unit
        {
            Code = RegionOf(office), Name = string.Create(CultureInfo.InvariantCulture, $"Khu vực {office + 1}"), Kind = UnitKind.Department, ParentCode = province,
            DossierPrefix = string.Create(CultureInfo.InvariantCulture, $"{office:000}.00.99.{province}"), ValidFrom = units[0].ValidFrom,
        });
        foreach (var unit in units) AddUnit(db, unit, office);
        foreach (var officer in officers)
            for (var colleague = 0; colleague < SeedSize.Colleagues; colleague++)
                if ((office, colleague) != (0, 0))
                    AddOfficer(db, OfficerOf(officer.Id, office, colleague), officer.Position, UnitOf(officer.UnitCode, office), officer.ValidFrom, posts[officer.Id].Select(p => p.Role), random);
    }

    private void AddUnit(WorkflowDbContext db, Unit unit, int office)
    {
        if (office == 0) return;
        var name = unit.Kind == UnitKind.CommuneCenter ? $"Trung tâm Phục vụ hành chính công xã {SeedNames.Commune(2 * office + units.IndexOf(unit) % 2)}" : $"{unit.Name} (khu vực {office + 1})";
        db.Units.Add(new Unit
        {
            Code = UnitOf(unit.Code, office), Name = name, Kind = unit.Kind, ParentCode = RegionOf(office), DossierPrefix = PrefixOf(unit, office), ValidFrom = unit.ValidFrom,
        });
    }

    private void AddOfficer(WorkflowDbContext db, string id, string position, string unit, DateOnly validFrom, IEnumerable<Role> roles, Random random)
    {
        db.Officers.Add(new Officer { Id = id, Name = SeedNames.Person(random), Position = position, UnitCode = unit, Email = $"{id}@bacninh.example", ValidFrom = validFrom });
        // Nobody signs in with a password here: the sample office lets one choose whom to act as.
        db.Accounts.Add(new Account { OfficerId = id, PasswordHash = "", Stamp = id });
        db.Posts.AddRange(roles.Select(role => new Post { OfficerId = id, UnitCode = unit, Role = role }));
    }

    private string RegionOf(int office) => string.Create(CultureInfo.InvariantCulture, $"{province}.R{office:00}");

    private static string PrefixOf(Unit unit, int office) => office == 0 ? unit.DossierPrefix : string.Create(CultureInfo.InvariantCulture, $"{office:000}{unit.DossierPrefix[3..]}");

    private static string UnitOf(string code, int office) => office == 0 ? code : string.Create(CultureInfo.InvariantCulture, $"{code}-{office:00}");

    private static string OfficerOf(string id, int office, int colleague) => (office, colleague) == (0, 0) ? id : string.Create(CultureInfo.InvariantCulture, $"{id}.{office:00}.{colleague}");
}
