using System.Text.Json;
using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Core.Offices;
using Workflow.Core.Procedures;
using Workflow.Core.Search;
using Workflow.Core.Tasks;
using Workflow.Tests.Deadlines;

namespace Workflow.Tests.Dossiers;

/// <summary>One dossier on a desk: officers, a clock that a test moves, effects made by hand, and every change that was written.</summary>
internal sealed class DossierDesk
{
    public const string Center = "H05.01";
    public const string Department = "H05.14";

    public static readonly Actor Receptionist = Officer("tiepnhan", "Trần Thị Lan", Center, Role.ReceptionOfficer, Role.ReturnOfficer, Role.Cashier);
    public static readonly Actor Head = Officer("truongphong", "Lê Quang Huy", Department, Role.DivisionHead);
    public static readonly Actor Appraiser = Officer("chuyenvien", "Nguyễn Văn An", Department, Role.Appraiser, Role.Approver);
    public static readonly Actor Colleague = Officer("chuyenvien2", "Bùi Thị Mai", Department, Role.Appraiser, Role.ConsultedOfficer);
    public static readonly Actor Approver = Officer("giamdoc", "Phạm Đức Thắng", Department, Role.Approver);
    public static readonly Actor Clerk = Officer("vanthu", "Hoàng Thị Nga", Department, Role.RecordsClerk, Role.SealCustodian);

    private static readonly Actor[] officers = [Receptionist, Head, Appraiser, Colleague, Approver, Clerk];
    public static readonly UnitTree Units = new([UnitOf("H05", null), UnitOf(Center, "H05"), UnitOf(Department, "H05")]);
    private readonly List<HistoryEntry> history = [];
    private readonly List<UserTask> steps = [];
    private readonly Dictionary<Guid, DossierFacts> stored = [];
    private readonly List<Incident> incidents = [];
    private readonly List<SearchTerm> terms = [];
    private int activities;

    public DossierDesk(string limit = "10wd", string received = "2026-11-16 09:00", ResumePolicy resume = ResumePolicy.Continue, long fee = 0)
    {
        Now = At(received);
        var result = Dossier.Receive(
            new Reception(
                Guid.CreateVersion7(), Guid.CreateVersion7(), "1.009994", "Cấp giấy phép xây dựng", "standard", "standard.process.json",
                TimeLimit.Parse(limit).Value, Center, Department, SubmissionChannel.Counter,
                new Applicant("Nguyễn Thị Hạnh", "027085001234", "0912345678", "Thôn Đông, xã Phù Lãng", null), "{}", "secret", resume, fee),
            By(Receptionist), Changes);
        Dossier = result.Value;
        Dossier.RecordReception(By(Receptionist), Changes);
        Write();
    }

    public Dossier Dossier { get; }
    public DateTime Now { get; private set; }

    /// <summary>Changes of the present command.</summary>
    public ChangeSet Changes { get; private set; } = new();
    public IReadOnlyList<ClockFact> Facts => Dossier.ClockFacts;

    /// <summary>Version of the calendar in force.</summary>
    public string Calendar { get; set; } = Offices.ShippedCalendar.Version;

    /// <summary>Every step that was ever opened.</summary>
    public IReadOnlyList<UserTask> Steps => steps;

    /// <summary>Every incident that was ever raised.</summary>
    public IReadOnlyList<Incident> Incidents => incidents;

    /// <summary>The words that were written with the dossier.</summary>
    public IReadOnlyList<SearchTerm> Terms => terms;

    /// <summary>What each step's row carries of the dossier, as it was last written.</summary>
    public IReadOnlyDictionary<Guid, DossierFacts> StoredFacts => stored;
    public List<Delegation> Delegations { get; } = [];

    /// <summary>Who acts for whom.</summary>
    public List<Deputy> ActingFor { get; } = [];

    /// <summary>The units as they stand at this moment.</summary>
    public UnitTree Tree { get; set; } = Units;

    public static DateTime At(string local) =>
        TimeZoneInfo.ConvertTimeToUtc(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), Offices.Standard.Zone);

    public DossierDesk On(string local)
    {
        Now = At(local);
        return this;
    }

    public void Pass(TimeSpan time) => Now += time;

    public Circumstances By(Actor actor) => new(
        Now, actor, Tree, _ => Offices.Under(Calendar), (_, version) => Offices.Under(version), id => officers.FirstOrDefault(o => o.Id == id), Delegations)
    {
        ActingFor = [.. ActingFor.Where(d => d.DeputyOfficerId == actor.Id)],
    };

    /// <summary>Opens a step as the process would.</summary>
    public UserTask Open(StepKind kind, string limit = "24wh", Completion? cause = null, bool counts = true, string? key = null) =>
        TryOpen(kind, limit, cause, counts, key).Value;

    public Result<UserTask> TryOpen(StepKind kind, string limit = "24wh", Completion? cause = null, bool counts = true, string? key = null)
    {
        var opened = Apply([new Effect.TaskOpened(++activities, Step(kind, limit, counts, key), kind.ToString(), "")], cause);
        return opened.Rejection is { } rejection ? rejection : opened.Value[0];
    }

    public Result<IReadOnlyList<UserTask>> Apply(IReadOnlyList<Effect> effects, Completion? cause = null)
    {
        var applied = Dossier.Apply([1], effects, cause, By(Actor.System), Changes);
        if (!applied.IsRejected) Write();
        return applied;
    }

    public Result<UserTask> Complete(UserTask task, Actor actor, string outcome, object? record = null, string? note = null, int? revision = null)
    {
        var completed = Dossier.Complete(
            task.Id, revision, Step(task.Kind, task.Limit), Says(outcome, record, note), By(actor), Changes);
        if (!completed.IsRejected) Write();
        return completed;
    }

    public void Claim(UserTask task, Actor actor) => Hand(Dossier.Claim(task.Id, null, By(actor), Changes));

    public void Release(UserTask task, Actor actor) => Hand(Dossier.Release(task.Id, null, By(actor), Changes));

    public void Reassign(UserTask task, Actor actor, Actor to) => Hand(Dossier.Reassign(task.Id, null, to.Id, "Cân đối công việc", By(actor), Changes));

    /// <summary>How the dossier's time is split at this moment.</summary>
    public Responsibility Responsibility() => Core.Deadlines.Responsibility.Of(
        Dossier.ClockFacts, Center, steps, history, Now, (_, version) => Offices.Under(version)).Value;

    public static Completion Says(string outcome, object? record = null, string? note = null) =>
        new(outcome, note, default, record is null ? default : JsonSerializer.SerializeToElement(record));

    public static Completion AsksForSupplement => Says("SupplementNeeded", new { slipItems = (object[])[new { item = "Bản vẽ móng", reason = "Thiếu" }], secondRequestBasis = "Điều 102" });

    public static Completion AsksForPayment => Says("Done", new { amount = 150_000 });

    public static StepSettings Step(StepKind kind, string limit = "24wh", bool counts = true, string? key = null)
    {
        var defaults = StepCatalogue.Of(kind);
        return new StepSettings
        {
            Kind = kind,
            StepKey = key ?? kind.ToString(),
            Title = kind.ToString(),
            Role = defaults.DefaultRole ?? Role.Appraiser,
            UnitSelector = kind is StepKind.Receive or StepKind.ReturnResult or StepKind.RequestSupplement or StepKind.RequestPayment ? UnitSelector.Receiving : UnitSelector.Competent,
            Limit = TimeLimit.Parse(limit).Value,
            Outcomes = defaults.Outcomes,
            CountsTowardLimit = counts,
        };
    }

    /// <summary>Takes the present change set as written; the next command begins with an empty one.</summary>
    public ChangeSet Write()
    {
        var written = Changes;
        foreach (var number in written.Numbers) number.Assign(1);
        history.AddRange(written.Inserts.OfType<HistoryEntry>());
        steps.AddRange(written.Inserts.OfType<UserTask>());
        incidents.AddRange(written.Inserts.OfType<Incident>());
        terms.AddRange(written.Inserts.OfType<SearchTerm>());
        foreach (var step in written.Inserts.Concat(written.Updates).OfType<UserTask>()) stored[step.Id] = step.Facts;
        Changes = new ChangeSet();
        return written;
    }

    private void Hand(Result<UserTask> handed)
    {
        Assert.That(handed.Rejection?.Code, Is.Null);
        Write();
    }

    private static Actor Officer(string id, string name, string unit, params Role[] roles) =>
        new(id, name, unit, [.. roles.Select(r => new Actor.Held(r, unit))]);

    public static Unit UnitOf(string code, string? parent, DateOnly? end = null, string? successor = null) =>
        new() { Code = code, Name = $"Đơn vị {code}", Kind = UnitKind.Department, ParentCode = parent, DossierPrefix = $"000.00.01.{code[..3]}", ValidTo = end, SuccessorCode = successor };
}
