using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Core.Notices;
using Workflow.Core.Offices;
using Workflow.Core.Outbox;
using Workflow.Core.Tasks;
using Workflow.Host.Accounts;
using Workflow.Host.Calendars;
using Workflow.Host.Notices;
using Workflow.Host.Outbox;
using Workflow.IntegrationTests.Outbox;
using Workflow.IntegrationTests.Testing;
using Workflow.Persistence.Commands;

namespace Workflow.IntegrationTests.Notices;

/// <summary>A host whose channels lead to servers of a test, with one dossier whose open step is due on Friday at 17:00.</summary>
internal sealed class NoticeOffice : IAsyncDisposable
{
    public static readonly DateTime Due = HostFixture.Friday.UtcDateTime.AddHours(9);

    private readonly OutboxHouse house;

    private NoticeOffice(OutboxHouse house) => this.house = house;

    public HostFixture Host => house.Host;

    public Guid Dossier { get; private set; }

    public Guid Step { get; private set; }

    public string Code => $"000.00.01.H05-{Dossier}";

    public DateTime Now => house.Now;

    public static async Task<NoticeOffice> Open(int? mailPort = null, IReadOnlyDictionary<string, string?>? settings = null, string title = "Thẩm định hồ sơ")
    {
        var receiver = await Receiver.Start();
        var all = new Dictionary<string, string?> { ["Channels:PublicAddress"] = "https://motcua.example", ["Channels:Sms:Url"] = new Uri(receiver.Address, "/sms").ToString() };
        all["Outbox:AllowedHosts:1"] = receiver.Address.Authority;
        if (mailPort is { } port)
        {
            all["Channels:Mail:Host"] = "127.0.0.1";
            all["Channels:Mail:Port"] = port.ToString(CultureInfo.InvariantCulture);
            all["Channels:Mail:StartTls"] = "false";
            all["Channels:Mail:From"] = "mot.cua@bacninh.example";
        }
        foreach (var (key, value) in settings ?? new Dictionary<string, string?>()) all[key] = value;
        var office = new NoticeOffice(await OutboxHouse.Open(all)) { Gateway = receiver };
        office.Dossier = await office.house.AddDossier();
        office.Step = await office.AddStep(title);
        return office;
    }

    /// <summary>The server that text messages and webhooks go to.</summary>
    public Receiver Gateway { get; private init; } = null!;

    /// <summary>Reminds officers of the step, as the sweep would.</summary>
    public async Task<List<OutboxMessage>> Remind(Threshold threshold, params string[] officers)
    {
        await using var db = await house.Database();
        var task = await db.Tasks.SingleAsync(t => t.Id == Step);
        var reminders = officers.Select(officer => new Reminder
        {
            SubjectId = Step, Threshold = threshold, DueAt = Due, RecipientId = officer, Subject = ReminderSubject.Task, DossierId = Dossier, DossierCode = Code,
            Title = task.Title, SentAt = Now,
        }).ToList();
        return await Write((plan, dossier) => [.. reminders.SelectMany(r => plan.Of(r, dossier.ReceivingUnit, Now))]);
    }

    public Task<List<OutboxMessage>> TellApplicant(ApplicantNotice about, DateTime dueAt) =>
        Write((plan, dossier) => plan.ForApplicant(
            new NoticeApplicant(dossier.Id, dossier.Code, dossier.ProcedureName, dossier.ReceivingUnit, dossier.ApplicantEmail, dossier.ApplicantPhone), about, dueAt, Now));

    public Task<List<OutboxMessage>> SendDigest(string officer, DigestFacts digest) =>
        Write((plan, _) => plan.OfDigest(officer, digest, Now));

    /// <summary>Gives an officer other addresses or preferences.</summary>
    public async Task Change(Action<Officer> officer, string id = "chuyenvien", Action<NoticePreferences>? preferences = null)
    {
        var changed = await Host.Services.GetRequiredService<OfficeChanges>().Apply<bool>(async db =>
        {
            officer(await db.Officers.AsTracking().SingleAsync(o => o.Id == id));
            if (preferences is null) return true;
            var row = new NoticePreferences { OfficerId = id };
            preferences(row);
            db.Add(row);
            return true;
        });
        Assert.That(changed.IsRejected, Is.False);
    }

    public async Task ChangeStep(Action<EntityEntry<UserTask>> change)
    {
        await using var db = await house.Database();
        change(db.Entry(await db.Tasks.AsTracking().SingleAsync(t => t.Id == Step)));
        await db.SaveChangesAsync();
    }

    public async Task ChangeDossier(Action<EntityEntry<Dossier>> change)
    {
        await using var db = await house.Database();
        change(db.Entry(await db.Dossiers.AsTracking().SingleAsync(d => d.Id == Dossier)));
        await db.SaveChangesAsync();
    }

    public Task Send() => house.Sender.SendDue();

    /// <summary>Sends at each instant at which the message is due, until it is settled or the time is over.</summary>
    public async Task SendUntil(OutboxMessage message, DateTime end)
    {
        while (await Row(message) is { NextAttemptAt: { } next } && next <= end)
        {
            if (next > Now) Host.Time.Set(next);
            await Send();
        }
    }

    public Task<OutboxMessage> Row(OutboxMessage message) => house.Row(message);

    public async Task<List<OutboxAttempt>> Attempts()
    {
        await using var db = await house.Database();
        return await db.OutboxAttempts.OrderBy(a => a.At).ToListAsync();
    }

    public OutboxCommands Commands => house.Commands;

    public T Service<T>() where T : class => Host.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await house.DisposeAsync();
        await Gateway.DisposeAsync();
    }

    /// <summary>Writes through the commit queue what the plan makes of it.</summary>
    private async Task<List<OutboxMessage>> Write(Func<NoticePlan, Dossier, List<OutboxMessage>> plan)
    {
        var queue = Service<CommitQueue>();
        var committed = await queue.Submit(new DossierCommand<List<OutboxMessage>>(Dossier, CarriesRevision: false, session =>
        {
            // As the sweep does: what machines were told of before is known by its id.
            foreach (var message in plan(Service<NoticePlan>(), session.Dossier(Dossier)!).DistinctBy(m => m.Id))
                if (session.Find<OutboxMessage>(message.Id) is null) session.Changes.Insert(message);
            return new Decision<List<OutboxMessage>>([.. session.Changes.Inserts.OfType<OutboxMessage>()], $"dossier:{Dossier:N}");
        }));
        return committed.Value.Value!;
    }

    private async Task<Guid> AddStep(string title)
    {
        await using var db = await house.Database();
        var step = db.Add(new UserTask
        {
            Id = Guid.CreateVersion7(), DossierId = Dossier, DossierCode = Code, ProcedureCode = "2.000488", ProcedureName = "Cấp Phiếu lý lịch tư pháp",
            ApplicantName = "Lý Thị Sen", Channel = SubmissionChannel.Counter, ReceivedAt = Now, ReceivingUnit = SampleOffice.Justice, HasOwnDeadline = true,
            Activity = 1, Frame = 0, StepKey = "tham-dinh", Kind = StepKind.Appraise, Title = title, Role = Role.Appraiser, UnitCode = SampleOffice.Justice,
            OpenedAt = Now, Limit = "1wd", CalendarVersion = Service<PublishedCalendars>().Book.Current.Version,
        });
        step.Property(t => t.DueAt).CurrentValue = Due;
        await db.SaveChangesAsync();
        return step.Entity.Id;
    }
}
