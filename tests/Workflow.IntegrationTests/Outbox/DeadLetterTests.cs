using System.Net;
using Workflow.Core.Outbox;
using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Outbox;

/// <summary>What operators see of messages that were given up, and what they can do about them.</summary>
public sealed class DeadLetterTests
{
    private OutboxHouse house = null!;
    private Guid dossier;

    [SetUp]
    public async Task Open()
    {
        house = await OutboxHouse.Open();
        dossier = await house.AddDossier();
    }

    [TearDown]
    public async Task Close() => await house.DisposeAsync();

    [Test]
    public async Task List_OfDeadLetters_PagesThemWithoutWhatTheySay()
    {
        var letters = new List<OutboxMessage>();
        for (var i = 0; i < 3; i++)
        {
            letters.Add(await GivenUp($"/cong-dan/{i}"));
            house.Host.Time.Advance(TimeSpan.FromMinutes(1));
        }

        var administrator = await Administrator();
        using var first = await administrator.GetAsync(new Uri("/api/outbox/dead?size=2", UriKind.Relative));
        var page = await first.ReadJson();
        using var second = await administrator.GetAsync(new Uri("/api/outbox/dead?size=2&after=" + page.Text("next"), UriKind.Relative));
        var rest = await second.ReadJson();

        var items = page.GetProperty("items").EnumerateArray().Concat(rest.GetProperty("items").EnumerateArray()).ToList();
        Assert.That(items.Select(i => i.Text("id")), Is.EqualTo(letters.Select(l => l.Id.ToString()).Reverse()));
        Assert.That(rest.TryGetProperty("next", out _), Is.False);
        Assert.That(items[0].EnumerateObject().Select(p => p.Name), Is.EqualTo(
            new[] { "id", "dossierId", "channel", "attempts", "failure", "createdAt", "givenUpAt" }));
        Assert.That((items[0].Text("failure"), items[0].Text("channel")), Is.EqualTo(("HostNotAllowed", "http:192.0.2.1:80")));
    }

    [Test]
    public async Task SendAgain_DeadLetter_GoesOutOnceMoreWithItsKeyAndAllItsAttempts()
    {
        house.Receiver.Behaviour = Receiver.Answer(HttpStatusCode.InternalServerError);
        var letter = await house.Put(dossier);
        while ((await house.Row(letter)).NextAttemptAt is { } next)
        {
            house.Host.Time.Set(next);
            await house.Sender.SendDue();
        }
        house.Receiver.Behaviour = Receiver.Answer(HttpStatusCode.OK);

        using var sent = await Send(letter.Id);
        using var again = await Send(letter.Id);
        await house.Sender.SendDue();

        Assert.That((await sent.ReadJson()).Text("messageId"), Is.EqualTo(letter.Id.ToString()));
        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(house.Receiver.Keys, Is.EqualTo(Enumerable.Repeat(letter.Id.ToString(), 13)));
        var row = await house.Row(letter);
        Assert.That((row.State, row.Attempts), Is.EqualTo((OutboxState.Sent, 1)));
    }

    [Test]
    public async Task SendAgain_WhatIsNoDeadLetter_IsRefused()
    {
        using var unknown = await Send(Guid.CreateVersion7());
        using var waiting = await Send((await house.Put(dossier)).Id);

        Assert.That((unknown.StatusCode, waiting.StatusCode), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.Conflict)));
    }

    [Test]
    public async Task Figures_SayWhatWaitsAndWhatWasGivenUp()
    {
        await house.Put(dossier, "/sent");
        await GivenUp("/");
        await house.Put(dossier, "/waiting");

        var administrator = await Administrator();
        using var answer = await administrator.GetAsync(new Uri("/api/diagnostics/outbox", UriKind.Relative));
        var figures = await answer.ReadJson();

        Assert.That(figures.EnumerateObject().Select(p => $"{p.Name} {p.Value}"), Is.EqualTo(new[]
        {
            "waiting 1", "oldestAt 2026-11-20T01:00:00Z", "dead 1", "delivered 1", "failedAttempts 0", "givenUp 1",
        }));
    }

    [Test]
    public async Task DeadLetters_AreForAdministratorsOnly()
    {
        using var officer = await house.Host.Officer("tiepnhan");

        using var list = await officer.GetAsync(new Uri("/api/outbox/dead", UriKind.Relative));
        using var send = await officer.PostAsync(new Uri($"/api/outbox/{Guid.CreateVersion7()}/send", UriKind.Relative), null);

        Assert.That((list.StatusCode, send.StatusCode), Is.EqualTo((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)));
    }

    /// <summary>A message to a host that may not be called.</summary>
    private async Task<OutboxMessage> GivenUp(string path)
    {
        var message = await house.Put(dossier, url: "http://192.0.2.1" + path);
        await house.Sender.SendDue();
        Assert.That((await house.Row(message)).State, Is.EqualTo(OutboxState.Dead));
        return message;
    }

    private async Task<HttpResponseMessage> Send(Guid id) =>
        await (await Administrator()).PostAsync(new Uri($"/api/outbox/{id}/send", UriKind.Relative), null);

    // Signed in anew each time: sessions do not last as long as twelve attempts.
    private Task<HttpClient> Administrator() => house.Host.Officer("quantri");
}
