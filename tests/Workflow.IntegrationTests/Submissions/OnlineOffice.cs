using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core.Offices;
using Workflow.Host.Procedures;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using Workflow.Persistence;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;

namespace Workflow.IntegrationTests.Submissions;

/// <summary>The permit office with two portals and two reception officers, who call its API on Friday, 20 November 2026, 08:00.</summary>
internal sealed class OnlineOffice : IAsyncDisposable
{
    private readonly IReadOnlyDictionary<string, string?> settings;

    private OnlineOffice(IReadOnlyDictionary<string, string?> settings) => this.settings = settings;

    public HostFixture Host { get; private set; } = null!;

    public HttpClient Portal { get; private set; } = null!;

    public HttpClient Reception { get; private set; } = null!;

    public HttpClient Colleague { get; private set; } = null!;

    public static async Task<OnlineOffice> Open(IReadOnlyDictionary<string, string?> database)
    {
        var office = new OnlineOffice(new Dictionary<string, string?>(database) { ["Reminders:IntervalSeconds"] = "3600" });
        await office.Start(hasOffice: true);
        var published = await office.Host.Services.GetRequiredService<PublishVersion>().Publish(PermitProcedure.Package(), "kiemsoat", null, default);
        Assert.That(published.Rejection?.Code, Is.Null);
        return office;
    }

    /// <summary>Another process on the same database, at the same moment.</summary>
    public async Task Restart()
    {
        var now = Host.Time.GetUtcNow();
        await Host.DisposeAsync();
        await Start(hasOffice: false);
        Host.Time.Set(now);
    }

    /// <summary>Moves the clock on.</summary>
    public void After(double hours) => Host.Time.Advance(TimeSpan.FromHours(hours));

    public object Application(string reference = "DVC-0001", string unit = SampleOffice.Center, string name = "Nguyễn Thị Hạnh") => new
    {
        reference,
        procedure = PermitProcedure.Code,
        receivingUnit = unit,
        applicant = new { name, identityNumber = "027085001234", phone = "0912345678", address = "Thôn Đông, xã Phù Lãng, tỉnh Bắc Ninh" },
        declaration = new { site = "Thửa 12, tờ bản đồ 7" },
        attachments = (object[])[new { name = "Don.pdf", reference = "https://cong.example/tep/1", document = "application" }],
        submittedAt = Host.Time.GetUtcNow(),
    };

    /// <summary>Hands a submission in and returns it as the API answered.</summary>
    public async Task<JsonElement> Submit(string reference = "DVC-0001", string unit = SampleOffice.Center, string name = "Nguyễn Thị Hạnh")
    {
        using var answer = await Send(Portal, "/api/submissions", Application(reference, unit, name));
        var body = await answer.ReadJson();
        Assert.That((int)answer.StatusCode, Is.EqualTo(201), body.ToString());
        return body;
    }

    /// <summary>An answer of reception to what it has read.</summary>
    public static Task<HttpResponseMessage> Answer(HttpClient officer, JsonElement submission, string act, object? body = null, string? key = null) =>
        Send(officer, $"/api/submissions/{submission.Text("id")}/{act}", body ?? new { }, submission.GetProperty("revision").GetInt32(), key);

    /// <summary>Runs a change that must succeed.</summary>
    public static async Task<JsonElement> Done(Task<HttpResponseMessage> change)
    {
        using var answer = await change;
        var body = await answer.ReadJson();
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), body.ToString());
        return body;
    }

    public static async Task<(int Status, JsonElement Body)> Get(HttpClient caller, string path)
    {
        using var answer = await caller.GetAsync(new Uri(path, UriKind.Relative));
        return ((int)answer.StatusCode, await answer.ReadJson());
    }

    public static readonly object Slip = new { items = (object[])[new { item = "Bản vẽ móng", reason = "Chưa đính kèm", legalBasis = "Điều 95 Luật Xây dựng" }] };

    public Task<WorkflowDbContext> Database() => Host.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private async Task Start(bool hasOffice)
    {
        Host = await HostFixture.Start(settings, hasOffice ? AddPeople : null, hasOffice);
        (Portal, Reception, Colleague) = (await Host.Machine("cong"), await Host.Machine("tiepnhan"), await Host.Machine("tiepnhan2"));
    }

    private static void AddPeople(WorkflowDbContext db)
    {
        Add("cong", SampleOffice.Province, Role.Portal);
        Add("cong2", SampleOffice.Center, Role.Portal);
        Add("tiepnhan2", SampleOffice.Center, Role.ReceptionOfficer);

        void Add(string id, string unit, Role role)
        {
            db.Officers.Add(new Officer { Id = id, Name = id, Position = "", UnitCode = unit });
            db.Posts.Add(new Post { OfficerId = id, UnitCode = unit, Role = role });
            db.Accounts.Add(new Account { OfficerId = id, PasswordHash = "", Stamp = id });
        }
    }
}
