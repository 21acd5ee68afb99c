using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflow.Core.Dossiers;
using Workflow.Core.Offices;
using Workflow.Core.Tasks;

namespace Workflow.Persistence.Mapping;

internal sealed class ClarificationMapping : IEntityTypeConfiguration<Clarification>
{
    private const string Open = "answered_at IS NULL";

    public void Configure(EntityTypeBuilder<Clarification> builder)
    {
        builder.ToTable("clarifications").HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.HasOne<Dossier>().WithMany().HasForeignKey(c => c.DossierId);

        // What waits for an answer of an officer, what an officer asked, and what was asked at a step.
        builder.HasIndex(c => new { c.AskedId, c.AskedAt, c.Id }).HasFilter(Open);
        builder.HasIndex(c => new { c.AskerId, c.AskedAt, c.Id });
        builder.HasIndex(c => c.TaskId);
        ModelRules.FixInitOnly(builder.Metadata);
    }
}

internal sealed class WatchMapping : IEntityTypeConfiguration<Watch>
{
    public void Configure(EntityTypeBuilder<Watch> builder)
    {
        builder.ToTable("watches").HasKey(w => new { w.OfficerId, w.DossierId });
        builder.HasOne<Officer>().WithMany().HasForeignKey(w => w.OfficerId);
        builder.HasOne<Dossier>().WithMany().HasForeignKey(w => w.DossierId);
        ModelRules.FixInitOnly(builder.Metadata);
    }
}

internal sealed class UserTaskMapping : IEntityTypeConfiguration<UserTask>
{
    private const string Completed = $"state = '{nameof(TaskState.Completed)}'";
    private const string Open = $"state = '{nameof(TaskState.Open)}'";

    public void Configure(EntityTypeBuilder<UserTask> builder)
    {
        builder.ToTable("tasks").HasKey(t => t.Id);
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.HasOne<Dossier>().WithMany().HasForeignKey(t => t.DossierId);

        builder.Ignore(t => t.Facts);

        // The inboxes in the order in which they are shown: what is due first stands first. What a holder, a few units and a whole province see is read,
        // narrowed and counted each in an index of its own, without the rows.
        builder.HasIndex(t => new { t.AssigneeId, t.DueAt, t.Id, t.UnitCode, t.Role, t.HasOwnDeadline, t.ReturnedBy }).HasDatabaseName("ix_tasks_open_by_holder").HasFilter(Open);
        builder.HasIndex(t => new { t.UnitCode, t.DueAt, t.Id, t.Role, t.HasOwnDeadline, t.AssigneeId }).HasDatabaseName("ix_tasks_open_by_unit").HasFilter(Open);
        builder.HasIndex(t => new { t.DueAt, t.Id, t.UnitCode, t.Role, t.HasOwnDeadline, t.ReturnedBy }).HasDatabaseName("ix_tasks_open_by_due").HasFilter(Open);
        builder.HasIndex(t => new { t.UnitCode, t.DueAt, t.Id, t.Role, t.ReturnedBy }).HasDatabaseName("ix_tasks_open_returned").HasFilter($"{Open} AND returned_by IS NOT NULL");
        builder.HasIndex(t => new { t.CompletedBy, t.CompletedAt, t.Id, t.UnitCode }).HasDatabaseName("ix_tasks_completed").HasFilter(Completed);
        builder.HasIndex(t => new { t.DossierId, t.State });
        // The board counts the work of units, procedures and officers by reading this alone, and finds the steps of one procedure; the state stands in it because
        // SQLite reads the row for it otherwise.
        builder.HasIndex(t => new { t.UnitCode, t.ProcedureName, t.AssigneeId, t.Limit, t.HasOwnDeadline, t.DueAt, t.State }).HasFilter(Open).HasDatabaseName("ix_tasks_board");
        builder.HasIndex(t => new { t.NextAlertAt, t.Id }).HasFilter("next_alert_at IS NOT NULL");
        ModelRules.FixInitOnly(builder.Metadata);
    }
}
