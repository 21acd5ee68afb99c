using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Workflow.Core.Offices;
using Workflow.Host.Accounts;
using Workflow.Host.Calendars;
using Workflow.Persistence;

namespace Workflow.Host.Sample;

/// <summary>The units, officers and delegations of the sample province, as <c>office.json</c> lists them. Nobody of them is a real person.</summary>
internal sealed record SampleOffice(
    IReadOnlyList<SampleOffice.UnitLine> Units, IReadOnlyList<SampleOffice.OfficerLine> Officers, IReadOnlyList<SampleOffice.DelegationLine> Delegations)
{
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter() },
    };

    private static readonly DateOnly founded = new(2025, 7, 1);

    internal sealed record UnitLine(string Code, string Name, UnitKind Kind, string? Parent, string DossierPrefix);

    internal sealed record OfficerLine(string Id, string Name, string Position, string Unit, string? Email, string? Phone, IReadOnlyList<Role> Roles);

    internal sealed record DelegationLine(
        DelegationCriterion Criterion, string FromAuthority, string To, IReadOnlyList<string> Procedures, string Document, DateOnly ValidFrom);

    public static SampleOffice Read()
    {
        using var stream = typeof(SampleOffice).Assembly.GetManifestResourceStream(typeof(SampleOffice), "office.json")!;
        return JsonSerializer.Deserialize<SampleOffice>(stream, json)!;
    }

    /// <summary>The shipped calendar with the hours, closures and make-up days of the sample's units, as <c>office-days.json</c> lists them.</summary>
    public static string Calendar()
    {
        using var stream = typeof(SampleOffice).Assembly.GetManifestResourceStream(typeof(SampleOffice), "office-days.json")!;
        var calendar = JsonNode.Parse(CalendarBook.ShippedJson())!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(stream)!.AsObject()) calendar[name] = value!.DeepClone();
        return calendar.ToJsonString();
    }

    /// <summary>Adds every row and marks the database as a sample, for one save.</summary>
    public async Task AddTo(WorkflowDbContext db, string marker, CancellationToken cancellation)
    {
        db.Units.AddRange(Units.Select(u => new Unit
        {
            Code = u.Code, Name = u.Name, Kind = u.Kind, ParentCode = u.Parent, DossierPrefix = u.DossierPrefix, ValidFrom = founded,
        }));
        foreach (var officer in Officers) Add(db, officer);
        db.Delegations.AddRange(Delegations.Select(d => new Delegation
        {
            Id = Guid.CreateVersion7(), Criterion = d.Criterion, FromAuthority = d.FromAuthority, ToOfficerId = d.To,
            Procedures = string.Join(',', d.Procedures), Document = d.Document, ValidFrom = d.ValidFrom,
        }));
        db.Settings.Add(new Setting { Key = Setting.SampleOffice, Value = marker });
        await OfficeChanges.MarkChanged(db, cancellation);
    }

    private static void Add(WorkflowDbContext db, OfficerLine officer)
    {
        db.Officers.Add(new Officer
        {
            Id = officer.Id, Name = officer.Name, Position = officer.Position, UnitCode = officer.Unit, Email = officer.Email, Phone = officer.Phone, ValidFrom = founded,
        });
        db.Posts.AddRange(officer.Roles.Select(r => new Post { OfficerId = officer.Id, UnitCode = officer.Unit, Role = r }));
        // No password opens a sample account: it is entered by choosing whom to act as, from this machine only.
        db.Accounts.Add(new Account { OfficerId = officer.Id, PasswordHash = "", Stamp = RandomNumberGenerator.GetHexString(32) });
    }
}
