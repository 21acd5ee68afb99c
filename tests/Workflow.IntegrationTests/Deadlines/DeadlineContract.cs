using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Host.Procedures;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;

namespace Workflow.IntegrationTests.Deadlines;

/// <summary>What the API says of a date and of whose time it was, on every database; a subclass says which one. A dossier of ten days waits two hours for a supplement.</summary>
public abstract class DeadlineContract
{
    private HostFixture host = null!;
    private HttpClient reception = null!;
    private JsonElement received;
    private JsonElement appraisal;
    private DateTimeOffset asked;

    [OneTimeSetUp]
    public async Task Walk()
    {
        host = await HostFixture.Start(await NewDatabase());
        var published = await host.Services.GetRequiredService<PublishVersion>().Publish(PermitProcedure.Package(), "kiemsoat", null, default);
        Assert.That(published.Rejection?.Code, Is.Null);
        (reception, var appraiser) = (await host.Machine("tiepnhan"), await host.Machine("chuyenvien"));

        received = await Receive(reception);
        host.Time.Advance(TimeSpan.FromHours(1));
        appraisal = OpenTask(await Complete(reception, OpenTask(received), Forwarded));
        host.Time.Advance(TimeSpan.FromHours(1));
        asked = host.Time.GetUtcNow();
        await Complete(appraiser, appraisal, SupplementNeeded);
        host.Time.Advance(TimeSpan.FromHours(4));
        using var supplied = await Send(reception, $"/api/dossiers/{received.Text("id")}/supplement", new { note = "Đã nhận bản vẽ móng" });
        Assert.That(supplied.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        host.Time.Advance(TimeSpan.FromHours(1));
    }

    [OneTimeTearDown]
    public async Task Close() => await host.DisposeAsync();

    /// <summary>Settings of a database of its own that is still empty.</summary>
    protected abstract Task<IReadOnlyDictionary<string, string?>> NewDatabase();

    [Test]
    public async Task Deadline_OfTheDossierNow_CountsThroughThePause()
    {
        var explanation = await Read($"/api/dossiers/{received.Text("id")}/deadline");

        var lines = explanation.GetProperty("derivation").EnumerateArray().ToList();
        Assert.That(lines.Sum(line => line.GetProperty("minutes").GetInt32()), Is.EqualTo(10 * 480));
        Assert.That(lines[^1].GetProperty("to").GetDateTime(), Is.EqualTo(explanation.GetProperty("appointedAt").GetDateTime()));
        Assert.That(lines.Select(line => line.Text("code")), Does.Contain("ClockStopped").And.Contain("ClockGoesOn"));
        Assert.That(lines[^1].Text("whyVi"), Does.StartWith("Ngày hẹn trả: "));
        Assert.That(lines[^1].Text("whyEn"), Does.StartWith("Appointed date: "));
    }

    [Test]
    public async Task Deadline_OfTheDossierWhileItStood_SaysWhatWasLeft()
    {
        var explanation = await Read($"/api/dossiers/{received.Text("id")}/deadline?at={asked.AddMinutes(5):yyyy-MM-ddTHH:mm:ss}Z");

        Assert.That((explanation.Text("clock"), explanation.GetProperty("remainingMinutes").GetInt32()), Is.EqualTo(("Paused", 10 * 480 - 120)));
    }

    [Test]
    public async Task Deadline_OfTheStepThatAskedForTheSupplement_StandsAsItStoodAtItsEnd()
    {
        var explanation = await Read($"/api/tasks/{appraisal.Text("id")}/deadline");

        Assert.That(explanation.GetProperty("dueAt").GetDateTime(), Is.EqualTo(appraisal.GetProperty("dueAt").GetDateTime()));
        Assert.That(explanation.GetProperty("at").GetDateTime(), Is.EqualTo(asked.UtcDateTime));
    }

    [TestCase("dossiers", "2026-11-19T08:00", 422, "NotReceivedYet")]
    [TestCase("tasks", "2026-11-20T08:30", 422, "StepNotOpenYet")]
    [TestCase("tasks", "2030-01-01T08:00", 422, "InstantInFuture")]
    [TestCase("dossiers", "hôm qua", 422, "TimeUnreadable")]
    public async Task Deadline_AtAnInstantWithoutDate_IsRefusedWithASentence(string subject, string at, int status, string code)
    {
        var id = (subject == "tasks" ? appraisal : received).Text("id");

        using var answer = await reception.GetAsync(new Uri($"/api/{subject}/{id}/deadline?at={Uri.EscapeDataString(at)}", UriKind.Relative));

        Assert.That(((int)answer.StatusCode, (await answer.ReadJson()).Text("code")), Is.EqualTo((status, code)));
    }

    [Test]
    public async Task Responsibility_OfTheDossier_AddsUp()
    {
        var split = await Read($"/api/dossiers/{received.Text("id")}/responsibility");

        var parts = split.GetProperty("parts").EnumerateArray().ToList();
        Assert.That(parts.Sum(part => part.GetProperty("minutes").GetInt32()), Is.EqualTo(split.GetProperty("minutes").GetInt32()));
        Assert.That(parts.Single(part => part.Text("kind") == "Applicant").GetProperty("uncountedMinutes").GetInt32(), Is.EqualTo(150));
        Assert.That(parts.Select(part => part.Text("kind")), Is.EqualTo((string[])["Officer", "Unit", "Applicant", "Officer"]));
    }

    [TestCase("/api/dossiers/{0}/responsibility")]
    [TestCase("/api/dossiers/{0}/deadline")]
    public async Task Read_OfADossierOutOfReach_IsNotFound(string path)
    {
        var stranger = await host.Machine("xa");

        using var answer = await stranger.GetAsync(new Uri(string.Format(null, path, received.Text("id")), UriKind.Relative));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private async Task<JsonElement> Read(string path)
    {
        using var answer = await reception.GetAsync(new Uri(path, UriKind.Relative));
        var body = await answer.ReadJson();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), body.ToString());
        return body;
    }
}
