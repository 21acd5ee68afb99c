using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflow.Core.Dossiers;
using Workflow.Core.Tasks;

namespace Workflow.Persistence.Mapping;

internal sealed class UserTaskMapping : IEntityTypeConfiguration<UserTask>
{
    private const string Open = $"state = '{nameof(TaskState.Open)}'";

    public void Configure(EntityTypeBuilder<UserTask> builder)
    {
        builder.ToTable("tasks").HasKey(t => t.Id);
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.HasOne<Dossier>().WithMany().HasForeignKey(t => t.DossierId);

        // The two inboxes in the order in which they are shown: what is due first stands first.
        builder.HasIndex(t => new { t.AssigneeId, t.DueAt, t.Id }).HasFilter(Open);
        builder.HasIndex(t => new { t.Role, t.UnitCode, t.DueAt, t.Id }).HasFilter(Open);
        builder.HasIndex(t => t.DossierId);
        builder.HasIndex(t => new { t.NextAlertAt, t.Id }).HasFilter("next_alert_at IS NOT NULL");
        ModelRules.FixInitOnly(builder.Metadata);
    }
}
