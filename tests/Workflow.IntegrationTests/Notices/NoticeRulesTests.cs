using System.Net;
using System.Text.Json;
using Workflow.Core.Deadlines;
using Workflow.Core.Notices;
using Workflow.Core.Outbox;
using Workflow.Core.Tasks;
using Workflow.Host.Notices;
using Workflow.IntegrationTests.Outbox;

namespace Workflow.IntegrationTests.Notices;

/// <summary>Who is told when, by the gateway for text messages: preferences, quiet hours, and what is no longer true.</summary>
public sealed class NoticeRulesTests
{
    private NoticeOffice office = null!;

    [SetUp]
    public async Task Open() => office = await NoticeOffice.Open(settings: new Dictionary<string, string?>
    {
        ["Channels:SmsKinds"] = "StepNear, StepOverdue", ["Channels:Sms:Sender"] = "MotCua", ["Channels:Sms:Header"] = "X-Api-Key", ["Channels:Sms:HeaderValue"] = "k1",
    });

    [TearDown]
    public async Task Close() => await office.DisposeAsync();

    [Test]
    public async Task Send_TextMessage_IsOnePartWithoutMarksUnderTheKeyOfItsMessage()
    {
        var message = (await office.Remind(Threshold.Near, "chuyenvien")).Single();

        await office.Send();

        var request = office.Gateway.Requests.Single();
        using var body = JsonDocument.Parse(request.Body);
        var text = body.RootElement.GetProperty("text").GetString()!;
        Assert.That(text, Does.Match("^Buoc Tham dinh ho[^,]*, ho so 000[.]00[.]01[.]H05-[^:]+: han 17:00 20/11[.] https://motcua[.]example/viec/"));
        Assert.That(text, Has.Length.LessThanOrEqualTo(160));
        Assert.That((request.Path, request.Headers["Idempotency-Key"], request.Headers["X-Api-Key"]), Is.EqualTo(("/sms", message.Id.ToString(), "k1")));
        Assert.That(body.RootElement.EnumerateObject().Where(p => p.Name != "text").Select(p => $"{p.Name}={p.Value}"), Is.EqualTo(
            new[] { $"id={message.Id}", "to=+84000000001", "sender=MotCua", "encoding=gsm7" }));
    }

    [TestCase(HttpStatusCode.UnprocessableEntity, OutboxState.Dead, "Status422")]
    [TestCase(HttpStatusCode.Unauthorized, OutboxState.Waiting, "Status401")]
    [TestCase(HttpStatusCode.ServiceUnavailable, OutboxState.Waiting, "Status503")]
    public async Task Send_GatewayRefuses_IsTriedAgainUnlessItIsTheMessage(HttpStatusCode status, OutboxState state, string failure)
    {
        office.Gateway.Behaviour = Receiver.Answer(status);
        var message = (await office.Remind(Threshold.Near, "chuyenvien")).Single();

        await office.Send();

        var row = await office.Row(message);
        Assert.That((row.State, row.LastFailure), Is.EqualTo((state, failure)));
    }

    [Test]
    public async Task Plan_InQuietHours_WaitsUntilMorning()
    {
        office.Host.Time.Set(new DateTimeOffset(2026, 11, 20, 21, 30, 0, TimeSpan.FromHours(7)));

        var message = (await office.Remind(Threshold.Overdue, "chuyenvien")).Single();
        await office.Send();

        Assert.That(office.Gateway.Requests, Is.Empty);
        Assert.That(message.NextAttemptAt, Is.EqualTo(new DateTime(2026, 11, 21, 0, 0, 0, DateTimeKind.Utc)));
        office.Host.Time.Set(message.NextAttemptAt!.Value);
        await office.Send();
        Assert.That(office.Gateway.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Send_AfterAFailureInQuietHours_WaitsUntilMorningWithoutCountingAnAttempt()
    {
        office.Host.Time.Set(new DateTimeOffset(2026, 11, 20, 19, 59, 50, TimeSpan.FromHours(7)));
        office.Gateway.Behaviour = Receiver.Answer(HttpStatusCode.BadGateway);
        var message = (await office.Remind(Threshold.Overdue, "chuyenvien")).Single();
        await office.Send();
        office.Host.Time.Advance(TimeSpan.FromHours(1));

        await office.Send();

        var row = await office.Row(message);
        Assert.That((row.Attempts, row.NextAttemptAt), Is.EqualTo((1, (DateTime?)new DateTime(2026, 11, 21, 0, 0, 0, DateTimeKind.Utc))));
    }

    [Test]
    public async Task Plan_OwnHours_HoldInsteadOfTheOffices()
    {
        await office.Change(_ => { }, preferences: p =>
            (p.Sms, p.QuietFrom, p.QuietUntil) = (NoticeKinds.StepOverdue, new TimeOnly(0, 0), new TimeOnly(0, 0)));
        office.Host.Time.Set(new DateTimeOffset(2026, 11, 20, 23, 0, 0, TimeSpan.FromHours(7)));

        var message = (await office.Remind(Threshold.Overdue, "chuyenvien", "chuyenvien2")).ToDictionary(m => m.RecipientId!, m => m.NextAttemptAt!.Value);

        Assert.That((message["chuyenvien"], message["chuyenvien2"]), Is.EqualTo((office.Now, office.Now.AddHours(8))));
    }

    [Test]
    public async Task Send_StepDoneOrMovedOrPreferenceGone_IsWithdrawn([Values("done", "moved", "unwanted", "gone")] string what)
    {
        var message = (await office.Remind(Threshold.Near, "chuyenvien")).Single();
        if (what == "done") await office.ChangeStep(step => step.Property(t => t.State).CurrentValue = TaskState.Completed);
        if (what == "moved") await office.ChangeStep(step => step.Property(t => t.DueAt).CurrentValue = NoticeOffice.Due.AddDays(1));
        if (what == "unwanted") await office.Change(_ => { }, preferences: p => p.Mail = NoticeKinds.StepNear);
        if (what == "gone") office.Host.Time.Set(NoticeOffice.Due);

        await office.Send();

        var row = await office.Row(message);
        Assert.That((row.State, row.Attempts), Is.EqualTo((OutboxState.Withdrawn, 0)));
        Assert.That(office.Gateway.Requests, Is.Empty);
    }

    [Test]
    public async Task Plan_OfficerWhoDoesNotServe_IsNotTold()
    {
        var officers = await office.Remind(Threshold.Overdue, "chuyenvien", "nobody.here");

        Assert.That(officers.Select(m => m.RecipientId), Is.EqualTo(new[] { "chuyenvien" }), "who does not serve is not told");
    }

    [Test]
    public async Task TellApplicant_OfAnotherDate_GoesToThePhoneOfTheDossierInTheOfficesHours()
    {
        office.Host.Time.Set(new DateTimeOffset(2026, 11, 20, 22, 0, 0, TimeSpan.FromHours(7)));

        var message = (await office.TellApplicant(ApplicantNotice.NewAppointment, office.Now.AddDays(5))).Single();

        Assert.That((message.Channel, message.RecipientId, message.NextAttemptAt), Is.EqualTo((NoticeChannels.Sms, (string?)null, (DateTime?)office.Now.AddHours(9))));
    }

    [Test]
    public async Task TellApplicant_WhenTheApologyAloneMovedTheDate_IsSentUnlessItMovesAgain([Values] bool movesAgain)
    {
        var promised = office.Now.AddDays(5);
        await office.ChangeDossier(dossier => dossier.Property(d => d.AppointedAt).CurrentValue = promised);
        var message = (await office.TellApplicant(ApplicantNotice.NewAppointment, promised)).Single();
        if (movesAgain) await office.ChangeDossier(dossier => dossier.Property(d => d.AppointedAt).CurrentValue = promised.AddDays(1));

        await office.Send();

        Assert.That((await office.Row(message)).State, Is.EqualTo(movesAgain ? OutboxState.Withdrawn : OutboxState.Sent));
    }
}
