using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Host.Accounts;
using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Administration;

/// <summary>The list of delegations is searched and read page by page, on every database; a subclass says which one.</summary>
public abstract class DelegationListContract
{
    private HostFixture host = null!;
    private AdministrationCaller administrator = null!;

    /// <summary>Settings of a database of its own that is still empty.</summary>
    protected abstract Task<IReadOnlyDictionary<string, string?>> NewDatabase();

    [SetUp]
    public async Task Start()
    {
        host = await HostFixture.Start(await NewDatabase());
        administrator = new AdministrationCaller(host, await host.Machine("quantri"));
        await Grant("chuyenvien", "1/QĐ-SXD", "2026-01-05", "2026-11-20");
        await Grant("truongphong", "2/QĐ-SXD", "2026-12-01", null);
        await Grant("tuphap", "3/QĐ-STP", "2026-01-05", null);
        host.Time.Advance(TimeSpan.FromHours(17));
        await host.Services.GetRequiredService<OfficeReader>().Refresh();
    }

    [TearDown]
    public async Task Stop()
    {
        if (host is not null) await host.DisposeAsync();
    }

    [Test]
    public async Task List_ReadPageByPage_HasTheLastEnteredFirstAndEachOnce()
    {
        List<string> read = [];
        string? after = null;
        do
        {
            var page = await Read($"/api/office/delegations?size=1{(after is null ? "" : $"&after={after}")}");
            read.AddRange(Documents(page));
            after = page.TryGetProperty("next", out var next) ? next.GetString() : null;
        }
        while (after is not null);

        Assert.That(read, Is.EqualTo(new[] { "3/QĐ-STP", "2/QĐ-SXD", "1/QĐ-SXD" }));
    }

    [TestCase("search=le+quang", "2/QĐ-SXD")]
    [TestCase("search=tuphap", "3/QĐ-STP")]
    [TestCase("search=qd-sxd", "2/QĐ-SXD 1/QĐ-SXD")]
    [TestCase("search=giam+doc+nguyen", "1/QĐ-SXD")]
    [TestCase("search=khong-co", "")]
    [TestCase("state=Over", "1/QĐ-SXD")]
    [TestCase("state=ToCome", "2/QĐ-SXD")]
    [TestCase("state=InForce", "3/QĐ-STP")]
    public async Task List_BySearchAndState_FindsWithoutAccents(string query, string documents) =>
        Assert.That(string.Join(' ', Documents(await Read($"/api/office/delegations?{query}"))), Is.EqualTo(documents));

    private async Task Grant(string officer, string document, string from, string? to)
    {
        // Ids are in the order of their instants.
        host.Time.Advance(TimeSpan.FromSeconds(1));
        using var answer = await administrator.Post(
            $"/api/office/officers/{officer}/delegations", new { criterion = "D3", fromAuthority = "Giám đốc Sở", document, validFrom = from, validTo = to }, 1);
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), await answer.Content.ReadAsStringAsync());
    }

    private async Task<JsonElement> Read(string path) => await (await administrator.Client.GetAsync(new Uri(path, UriKind.Relative))).ReadJson();

    private static IEnumerable<string> Documents(JsonElement page) => page.GetProperty("items").EnumerateArray().Select(d => d.Text("document"));
}

public sealed class SqliteDelegationListTests : DelegationListContract
{
    protected override Task<IReadOnlyDictionary<string, string?>> NewDatabase() =>
        Task.FromResult<IReadOnlyDictionary<string, string?>>(new Dictionary<string, string?>());
}

public sealed class PostgresDelegationListTests : DelegationListContract
{
    protected override Task<IReadOnlyDictionary<string, string?>> NewDatabase() => SharedPostgres.NewDatabase();
}
