using Microsoft.EntityFrameworkCore;
using Workflow.Core.Audit;
using Workflow.Core.Deadlines;
using Workflow.Core.Documents;
using Workflow.Core.Dossiers;
using Workflow.Core.Drafts;
using Workflow.Core.Forecasts;
using Workflow.Core.Jobs;
using Workflow.Core.Notices;
using Workflow.Core.Offices;
using Workflow.Core.Outbox;
using Workflow.Core.Procedures;
using Workflow.Core.Ratings;
using Workflow.Core.Reports;
using Workflow.Core.Search;
using Workflow.Core.Submissions;
using Workflow.Core.Tasks;
using Workflow.Persistence.Mapping;
using Workflow.Persistence.Rows;

namespace Workflow.Persistence;

/// <summary>
/// The one model of the data: every query, the migrations, and the writes of catalogue data. Dossier data is written by
/// the commit queue only.
/// </summary>
public abstract class WorkflowDbContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<Dossier> Dossiers => Set<Dossier>();
    public DbSet<UserTask> Tasks => Set<UserTask>();
    public DbSet<Clarification> Clarifications => Set<Clarification>();
    public DbSet<FormDraft> FormDrafts => Set<FormDraft>();
    public DbSet<SavedFilter> SavedFilters => Set<SavedFilter>();
    public DbSet<InboxLayout> InboxLayouts => Set<InboxLayout>();
    public DbSet<Watch> Watches => Set<Watch>();
    public DbSet<SearchTerm> SearchTerms => Set<SearchTerm>();
    public DbSet<HistoryEntry> History => Set<HistoryEntry>();
    public DbSet<ClockFact> ClockFacts => Set<ClockFact>();
    public DbSet<Variable> Variables => Set<Variable>();
    public DbSet<DossierWait> Waits => Set<DossierWait>();
    public DbSet<Incident> Incidents => Set<Incident>();
    public DbSet<IssuedNumber> IssuedNumbers => Set<IssuedNumber>();
    public DbSet<DossierDocument> Documents => Set<DossierDocument>();
    public DbSet<Upload> Uploads => Set<Upload>();
    public DbSet<ReceivedPaper> ReceivedPapers => Set<ReceivedPaper>();
    public DbSet<CounterSlip> CounterSlips => Set<CounterSlip>();
    public DbSet<Reminder> Reminders => Set<Reminder>();
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();
    public DbSet<OutboxAttempt> OutboxAttempts => Set<OutboxAttempt>();
    public DbSet<NoticePreferences> NoticePreferences => Set<NoticePreferences>();
    public DbSet<WebhookSubscription> WebhookSubscriptions => Set<WebhookSubscription>();
    public DbSet<StepHistory> StepHistories => Set<StepHistory>();
    public DbSet<ForecastScore> ForecastScores => Set<ForecastScore>();
    public DbSet<QueueDay> QueueDays => Set<QueueDay>();
    public DbSet<DayTally> DayTallies => Set<DayTally>();
    public DbSet<StepTally> StepTallies => Set<StepTally>();
    public DbSet<TalliedDay> TalliedDays => Set<TalliedDay>();
    public DbSet<Rating> Ratings => Set<Rating>();
    public DbSet<WorkItem> WorkItems => Set<WorkItem>();
    public DbSet<RaisedEvent> RaisedEvents => Set<RaisedEvent>();
    public DbSet<PublishedTrigger> Triggers => Set<PublishedTrigger>();
    public DbSet<PublishedCalendar> Calendars => Set<PublishedCalendar>();
    public DbSet<CalendarPublication> CalendarPublications => Set<CalendarPublication>();
    public DbSet<CalendarDraft> CalendarDrafts => Set<CalendarDraft>();
    public DbSet<CalendarRun> CalendarRuns => Set<CalendarRun>();
    public DbSet<CalendarMove> CalendarMoves => Set<CalendarMove>();
    public DbSet<Procedure> Procedures => Set<Procedure>();
    public DbSet<ProcedureVersion> Versions => Set<ProcedureVersion>();
    public DbSet<VersionReference> VersionReferences => Set<VersionReference>();
    public DbSet<ProcessVersion> ProcessVersions => Set<ProcessVersion>();
    public DbSet<ProcessDraft> ProcessDrafts => Set<ProcessDraft>();
    public DbSet<SideDraft> SideDrafts => Set<SideDraft>();
    public DbSet<Proposal> Proposals => Set<Proposal>();
    public DbSet<PublicationAct> PublicationActs => Set<PublicationAct>();
    public DbSet<Errand> Errands => Set<Errand>();
    public DbSet<Submission> Submissions => Set<Submission>();
    public DbSet<SubmissionEntry> SubmissionHistory => Set<SubmissionEntry>();
    public DbSet<Unit> Units => Set<Unit>();
    public DbSet<Officer> Officers => Set<Officer>();
    public DbSet<Post> Posts => Set<Post>();
    public DbSet<Delegation> Delegations => Set<Delegation>();
    public DbSet<Deputy> Deputies => Set<Deputy>();
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<AccessToken> AccessTokens => Set<AccessToken>();
    public DbSet<OfficerMove> OfficerMoves => Set<OfficerMove>();
    public DbSet<SignInLink> SignInLinks => Set<SignInLink>();
    public DbSet<MessageTemplate> MessageTemplates => Set<MessageTemplate>();
    public DbSet<Job> Jobs => Set<Job>();
    public DbSet<JobLine> JobLines => Set<JobLine>();
    public DbSet<JobPart> JobParts => Set<JobPart>();
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();
    public DbSet<Setting> Settings => Set<Setting>();
    public DbSet<Counter> Counters => Set<Counter>();
    public DbSet<IdempotencyRecord> IdempotencyRecords => Set<IdempotencyRecord>();

    /// <summary>Saves catalogue data; a row that someone else changed since it was read makes it fail.</summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        CountRevisions();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <inheritdoc cref="SaveChanges(bool)"/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        CountRevisions();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // Names, not numbers: a value keeps its meaning when members are added or moved.
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        // Each index is written with every step, so each is declared on purpose.
        configurationBuilder.Conventions.Remove<Microsoft.EntityFrameworkCore.Metadata.Conventions.ForeignKeyIndexConvention>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfiguration(new UnitMapping());
        modelBuilder.ApplyConfiguration(new OfficerMapping());
        modelBuilder.ApplyConfiguration(new PostMapping());
        modelBuilder.ApplyConfiguration(new DelegationMapping());
        modelBuilder.ApplyConfiguration(new DeputyMapping());
        modelBuilder.ApplyConfiguration(new AccountMapping());
        modelBuilder.ApplyConfiguration(new AccessTokenMapping());
        modelBuilder.ApplyConfiguration(new OfficerMoveMapping());
        modelBuilder.ApplyConfiguration(new SignInLinkMapping());
        modelBuilder.ApplyConfiguration(new MessageTemplateMapping());
        modelBuilder.ApplyConfiguration(new JobMapping());
        modelBuilder.ApplyConfiguration(new JobLineMapping());
        modelBuilder.ApplyConfiguration(new JobPartMapping());
        modelBuilder.ApplyConfiguration(new AuditEntryMapping());
        modelBuilder.ApplyConfiguration(new SettingMapping());
        modelBuilder.ApplyConfiguration(new ProcedureMapping());
        modelBuilder.ApplyConfiguration(new ProcedureVersionMapping());
        modelBuilder.ApplyConfiguration(new VersionReferenceMapping());
        modelBuilder.ApplyConfiguration(new ProcessVersionMapping());
        modelBuilder.ApplyConfiguration(new ProcessDraftMapping());
        modelBuilder.ApplyConfiguration(new SideDraftMapping());
        modelBuilder.ApplyConfiguration(new ProposalMapping());
        modelBuilder.ApplyConfiguration(new PublicationActMapping());
        modelBuilder.ApplyConfiguration(new PublishedCalendarMapping());
        modelBuilder.ApplyConfiguration(new CalendarPublicationMapping());
        modelBuilder.ApplyConfiguration(new CalendarDraftMapping());
        modelBuilder.ApplyConfiguration(new CalendarRunMapping());
        modelBuilder.ApplyConfiguration(new CalendarMoveMapping());
        modelBuilder.ApplyConfiguration(new DossierMapping());
        modelBuilder.ApplyConfiguration(new ErrandMapping());
        modelBuilder.ApplyConfiguration(new SubmissionMapping());
        modelBuilder.ApplyConfiguration(new SubmissionEntryMapping());
        modelBuilder.ApplyConfiguration(new UserTaskMapping());
        modelBuilder.ApplyConfiguration(new ClarificationMapping());
        modelBuilder.ApplyConfiguration(new FormDraftMapping());
        modelBuilder.ApplyConfiguration(new SavedFilterMapping());
        modelBuilder.ApplyConfiguration(new InboxLayoutMapping());
        modelBuilder.ApplyConfiguration(new WatchMapping());
        modelBuilder.ApplyConfiguration(new SearchTermMapping());
        modelBuilder.ApplyConfiguration(new HistoryEntryMapping());
        modelBuilder.ApplyConfiguration(new ClockFactMapping());
        modelBuilder.ApplyConfiguration(new VariableMapping());
        modelBuilder.ApplyConfiguration(new DossierWaitMapping());
        modelBuilder.ApplyConfiguration(new IncidentMapping());
        modelBuilder.ApplyConfiguration(new IssuedNumberMapping());
        modelBuilder.ApplyConfiguration(new DossierDocumentMapping());
        modelBuilder.ApplyConfiguration(new UploadMapping());
        modelBuilder.ApplyConfiguration(new ReceivedPaperMapping());
        modelBuilder.ApplyConfiguration(new CounterSlipMapping());
        modelBuilder.ApplyConfiguration(new ReminderMapping());
        modelBuilder.ApplyConfiguration(new StepHistoryMapping());
        modelBuilder.ApplyConfiguration(new ForecastScoreMapping());
        modelBuilder.ApplyConfiguration(new QueueDayMapping());
        modelBuilder.ApplyConfiguration(new DayTallyMapping());
        modelBuilder.ApplyConfiguration(new StepTallyMapping());
        modelBuilder.ApplyConfiguration(new TalliedDayMapping());
        modelBuilder.ApplyConfiguration(new RatingMapping());
        modelBuilder.ApplyConfiguration(new OutboxMapping());
        modelBuilder.ApplyConfiguration(new OutboxAttemptMapping());
        modelBuilder.ApplyConfiguration(new NoticePreferencesMapping());
        modelBuilder.ApplyConfiguration(new WebhookSubscriptionMapping());
        modelBuilder.ApplyConfiguration(new WorkItemMapping());
        modelBuilder.ApplyConfiguration(new RaisedEventMapping());
        modelBuilder.ApplyConfiguration(new PublishedTriggerMapping());
        modelBuilder.ApplyConfiguration(new CounterMapping());
        modelBuilder.ApplyConfiguration(new IdempotencyRecordMapping());
        ModelRules.Apply(modelBuilder.Model);
    }

    private void CountRevisions()
    {
        foreach (var entry in ChangeTracker.Entries<IRevised>())
        {
            if (entry.State == EntityState.Added) entry.Entity.Revision = 1;
            else if (entry.State == EntityState.Modified) entry.Entity.Revision = entry.OriginalValues.GetValue<int>(nameof(IRevised.Revision)) + 1;
        }
    }
}
