using Microsoft.Extensions.DependencyInjection;
using Workflow.Core.Procedures;
using Workflow.Host.Procedures;
using Workflow.Host.Studio.Definitions;
using Workflow.IntegrationTests.Testing;
using Workflow.Persistence;

namespace Workflow.IntegrationTests.Procedures.Search;

/// <summary>What officers type finds procedures and definitions without regard to case and accents; each database answers alike.</summary>
public abstract class SearchContract
{
    private static readonly DateTime at = HostFixture.Friday.UtcDateTime;

    private HostFixture host = null!;

    [SetUp]
    public async Task Start() => host = await HostFixture.Start(await NewDatabase(), Seed);

    [TearDown]
    public virtual async Task Close() => await host.DisposeAsync();

    [TestCase("cap giay phep", "permit")]
    [TestCase("CẤP GIẤY PHÉP", "permit")]
    [TestCase("xây cap", "permit")]
    [TestCase("ĐAT DAI", "land")]
    [TestCase("hồ", "land permit")]
    [TestCase("1.00", "land permit")]
    [TestCase("50%", "land")]
    [TestCase("%", "land")]
    [TestCase("(nha o)", "permit")]
    [TestCase("1x00", "")]
    [TestCase("cap dat", "")]
    public async Task Lists_Search_FindsWhateverCaseAndAccents(string search, string expected)
    {
        var found = await host.Services.GetRequiredService<ProcedureQueries>().List(search, null, null);
        var filter = new DefinitionFilter(new(VersionChoice.Kind.Latest), null, null, search, 0, 10) { Order = DefinitionOrder.Created };
        var (drawn, total) = await host.Services.GetRequiredService<DefinitionQueries>().List(filter, default);

        Assert.That(string.Join(' ', found.Items.Select(p => p.Code == "1.001" ? "land" : "permit")), Is.EqualTo(expected));
        Assert.That(string.Join(' ', drawn.Select(r => r.DefinitionId)), Is.EqualTo(expected));
        Assert.That(total, Is.EqualTo(drawn.Count));
    }

    /// <summary>Settings that select an empty database.</summary>
    protected abstract Task<IReadOnlyDictionary<string, string?>> NewDatabase();

    /// <summary>One definition that is published, and one that is a draft.</summary>
    private static void Seed(WorkflowDbContext db)
    {
        const string land = "Đăng ký Đất đai, giảm 50% hồ sơ giấy", permit = "Cấp giấy phép XÂY DỰNG (nhà ở), hồ sơ điện tử";
        var version = new ProcedureVersion
        {
            Id = Guid.CreateVersion7(), ProcedureCode = "1.001", Number = 1, Meaning = "m", Document = "d", Package = "{}", PublishedAt = at, PublishedBy = "kiemsoat",
            ApprovedBy = "kiemsoat", EffectiveAt = at,
        };
        db.AddRange(new Procedure { Code = "1.001", Name = land, LatestNumber = 1 }, new Procedure { Code = "1.002", Name = permit }, version);
        db.Add(new ProcessVersion
        {
            VersionId = version.Id, Process = "land.process.json", ProcedureCode = "1.001", Number = 1, DefinitionId = "land", Name = land, PublishedAt = at, IsLatest = true,
        });
        db.Add(new ProcessDraft
        {
            Id = Guid.CreateVersion7(), DefinitionId = "permit", ProcedureCode = "1.002", Process = "permit.process.json", Name = permit, Document = "{}",
            CreatedAt = at.AddMinutes(1), ChangedAt = at, ChangedBy = "thietke", ChangedIn = "", Saves = 1, SameHandSince = 1,
        });
    }
}
