using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Host.Procedures;
using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Dossiers;

/// <summary>The real host with the permit procedure published, and officers who call its API.</summary>
internal sealed class PermitOffice : IAsyncDisposable
{
    private PermitOffice(HostFixture host) => Host = host;

    public HostFixture Host { get; }

    public static async Task<PermitOffice> Open(IReadOnlyDictionary<string, string?>? settings = null)
    {
        var host = await HostFixture.Start(settings);
        var published = await host.Services.GetRequiredService<PublishVersion>().Publish(PermitProcedure.Package(), "kiemsoat", null, default);
        Assert.That(published.Rejection?.Problems.Select(p => $"{p.Path}: {p.Sentence.En}"), Is.Null, published.Rejection?.Code);
        return new PermitOffice(host);
    }

    /// <summary>What an applicant hands in.</summary>
    public static object Application(string name = "Nguyễn Thị Hạnh") => new
    {
        procedure = PermitProcedure.Code,
        channel = "Counter",
        applicant = new { name, identityNumber = "027085001234", phone = "0912345678", address = "Thôn Đông, xã Phù Lãng, tỉnh Bắc Ninh" },
        declaration = new { site = "Thửa 12, tờ bản đồ 7" },
    };

    /// <summary>Accepts a dossier and returns it as the API answered.</summary>
    public static async Task<JsonElement> Receive(HttpClient officer, object? application = null, string? key = null)
    {
        using var answer = await Send(officer, "/api/dossiers", application ?? Application(), key: key);
        var body = await answer.ReadJson();
        Assert.That((int)answer.StatusCode, Is.EqualTo(201), body.ToString());
        return body;
    }

    /// <summary>Completes a step and returns where the dossier stands.</summary>
    public static async Task<JsonElement> Complete(HttpClient officer, JsonElement task, object decision, string? key = null)
    {
        using var answer = await Send(officer, $"/api/tasks/{task.Text("id")}/complete", decision, task.GetProperty("revision").GetInt32(), key);
        var body = await answer.ReadJson();
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), body.ToString());
        return body;
    }

    public static Task<HttpResponseMessage> Send(HttpClient officer, string path, object body, int? revision = null, string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = JsonContent.Create(body) };
        if (revision is { } read) request.Headers.TryAddWithoutValidation("If-Match", $"\"{read}\"");
        request.Headers.Add("Idempotency-Key", key ?? Guid.NewGuid().ToString("N"));
        return officer.SendAsync(request);
    }

    /// <summary>The one open step of an answer.</summary>
    public static JsonElement OpenTask(JsonElement answer) => answer.GetProperty("openTasks").EnumerateArray().Single();

    public static readonly object Forwarded = new { outcome = "Forwarded", record = new { documentsChecked = true, digitised = (string[])["application"] } };

    public static readonly object Eligible = new
    {
        outcome = "Eligible", form = new { floorArea = 120.5, floors = 3 }, record = new { appraisal = "Đủ điều kiện cấp phép." },
    };

    public static readonly object SupplementNeeded = new
    {
        outcome = "SupplementNeeded",
        form = new { floorArea = 120.5, floors = 3 },
        record = new { appraisal = "Thiếu bản vẽ móng.", slipItems = (object[])[new { item = "Bản vẽ móng", reason = "Chưa có trong hồ sơ thiết kế" }] },
    };

    public static readonly object Approved = new { outcome = "Approved", record = new { capacity = "KT. Giám đốc" } };

    public static readonly object Returned = new { outcome = "Returned", record = new { receiver = "Nguyễn Thị Hạnh", evidence = "Ký nhận tại quầy 3" } };

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
