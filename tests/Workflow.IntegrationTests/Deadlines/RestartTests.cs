using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Host.Procedures;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;

namespace Workflow.IntegrationTests.Deadlines;

/// <summary>A case with <c>"resume": "restart"</c> over the API: received Fri 20/11/2026 08:00 with five working days, asked at 10:00, supplied Mon 23/11 09:00; 24/11 is a day off.</summary>
public sealed class RestartTests
{
    // 40 h from 23/11 09:00: 6 h 30 on 23/11, 8 h each on 25, 26, 27 and 30/11, 1 h 30 on 01/12.
    private static readonly DateTime anew = new(2026, 12, 1, 2, 0, 0, DateTimeKind.Utc);

    // 40 h from 20/11 08:00: 7 h 30 on 20/11, 8 h each on 23, 25, 26 and 27/11, 30 min on 30/11.
    private static readonly DateTime promised = new(2026, 11, 30, 1, 0, 0, DateTimeKind.Utc);

    [Test]
    public async Task Supplied_CaseThatRestarts_GivesANewDateAndExplainsIt()
    {
        await using var host = await HostFixture.Start();
        var published = await host.Services.GetRequiredService<PublishVersion>()
            .Publish(PermitProcedure.Package(limit: "5wd", resume: "restart"), "kiemsoat", null, default);
        Assert.That(published.Rejection?.Code, Is.Null);
        var (reception, appraiser) = (await host.Machine("tiepnhan"), await host.Machine("chuyenvien"));

        var received = await Receive(reception);
        var dossier = $"/api/dossiers/{received.Text("id")}";
        host.Time.Advance(TimeSpan.FromHours(1));
        var appraisal = OpenTask(await Complete(reception, OpenTask(received), Forwarded));
        host.Time.Advance(TimeSpan.FromHours(1));
        await Complete(appraiser, appraisal, SupplementNeeded);
        host.Time.Advance(TimeSpan.FromMinutes(1));
        var paused = await Read(reception, $"{dossier}/deadline");
        host.Time.Set(new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero));
        (reception, appraiser) = (await host.Machine("tiepnhan"), await host.Machine("chuyenvien"));
        using var supplied = await Send(reception, $"{dossier}/supplement", new { note = "Đã nhận bản vẽ móng" });
        var explanation = await Read(reception, $"{dossier}/deadline");
        var before = await Read(reception, $"{dossier}/deadline?at=2026-11-20T09:30");

        Assert.That(supplied.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((paused.Text("clock"), paused.GetProperty("remainingMinutes").GetInt32()), Is.EqualTo(("Paused", 38 * 60)));
        Assert.That((await Read(reception, dossier)).GetProperty("dossier").GetProperty("appointedAt").GetDateTime(), Is.EqualTo(anew));
        Assert.That((explanation.Text("clock"), explanation.GetProperty("appointedAt").GetDateTime()), Is.EqualTo(("Running", anew)));
        Assert.That(before.GetProperty("appointedAt").GetDateTime(), Is.EqualTo(promised), "what was promised then is still explained");

        var lines = explanation.GetProperty("derivation").EnumerateArray().ToList();
        var restart = lines.Single(line => line.Text("code") == "CountedAnew");
        Assert.That(restart.Text("whyVi"), Does.Contain("Tính lại toàn bộ thời hạn từ 09:00 23/11/2026"));
        Assert.That(restart.Text("whyEn"), Does.Contain("counted anew from 09:00 23/11/2026"));
        Assert.That(lines.Sum(line => line.GetProperty("minutes").GetInt32()), Is.EqualTo(5 * 480), "the whole limit, none of it used before");
        Assert.That(lines[^1].GetProperty("to").GetDateTime(), Is.EqualTo(anew));
        Assert.That((await Read(appraiser, "/api/tasks?view=Units")).GetProperty("items").EnumerateArray().Single().Text("stepKey"), Is.EqualTo("appraise"));
    }

    private static async Task<JsonElement> Read(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        var body = await answer.ReadJson();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), body.ToString());
        return body;
    }
}
