using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflow.Core.Dossiers;
using Workflow.Core.Procedures;

namespace Workflow.Persistence.Mapping;

internal sealed class DossierMapping : IEntityTypeConfiguration<Dossier>
{
    private const string Open = "processing_ended_at IS NULL";
    private const string Unfinished = "closed_at IS NULL";

    public void Configure(EntityTypeBuilder<Dossier> builder)
    {
        builder.ToTable("dossiers").HasKey(d => d.Id);
        builder.Property(d => d.Id).ValueGeneratedNever();
        // Loaded by the commit queue in a shape of its own; queries join the tables.
        builder.Ignore(d => d.OpenTasks).Ignore(d => d.Variables).Ignore(d => d.Waits).Ignore(d => d.WorkItems).Ignore(d => d.ClockFacts).Ignore(d => d.Dates).Ignore(d => d.Facts);
        builder.HasOne<ProcedureVersion>().WithMany().HasForeignKey(d => d.VersionId);

        // No foreign key on ParentId: adding one to a filled table makes SQLite rebuild it outside the migration's transaction,
        // and a child is only ever inserted by an errand that its stored parent wrote.
        builder.Ignore(d => d.Parentage);

        builder.HasIndex(d => d.Code).IsUnique();
        builder.HasIndex(d => d.CorrelationId);
        builder.HasIndex(d => d.ParentId).HasFilter("parent_id IS NOT NULL");
        // The lists behind the numbers of the board are read in this order, the rest looked at on the way.
        builder.HasIndex(d => new { d.ProcessingEndedAt, d.Id, d.CompetentUnit, d.ReceivingUnit, d.State, d.Outcome, d.Delivery, d.Timeliness })
            .HasFilter("processing_ended_at IS NOT NULL").HasDatabaseName("ix_dossiers_ended");
        builder.HasIndex(d => new { d.NextAlertAt, d.Id }).HasFilter("next_alert_at IS NOT NULL");
        builder.HasIndex(d => new { d.ReceivingUnit, d.State, d.BindingAt, d.Id }).HasFilter(Unfinished);
        builder.HasIndex(d => new { d.CompetentUnit, d.State, d.BindingAt, d.Id }).HasFilter(Unfinished);
        // The board counts and orders what is open by reading one of these alone. What the filter says stands among the columns too: SQLite reads the row for it otherwise.
        builder.HasIndex(d => new { d.CompetentUnit, d.ReceivingUnit, d.ProcedureCode, d.State, d.BindingAt, d.StoppedAt, d.SupplementCount, d.Id, d.ProcessingEndedAt })
            .HasFilter(Open).HasDatabaseName("ix_dossiers_board");
        builder.HasIndex(d => new { d.ReceivingUnit, d.ProcedureCode, d.State, d.BindingAt, d.StoppedAt, d.SupplementCount, d.Id, d.ProcessingEndedAt })
            .HasFilter(Open).HasDatabaseName("ix_dossiers_board_received");
        // What a whole province has open, the most pressing first: the units are looked at on the way.
        builder.HasIndex(d => new { d.BindingAt, d.Id, d.State, d.StoppedAt, d.CompetentUnit, d.ReceivingUnit, d.ProcessingEndedAt })
            .HasFilter(Open).HasDatabaseName("ix_dossiers_open_by_binding");
        builder.HasIndex(d => d.VersionId).HasFilter(Unfinished);
        builder.HasIndex(d => d.Id).HasFilter(Unfinished);
        // An applicant is found again by identity number.
        builder.HasIndex(d => new { d.ApplicantIdentity, d.ReceivedAt, d.Id });
        builder.HasIndex(d => new { d.ReceivedAt, d.Id, d.ReceivingUnit, d.CompetentUnit });
        builder.HasIndex(d => new { d.ReceivingUnit, d.ReceivedAt, d.Id });
        builder.HasIndex(d => new { d.CompetentUnit, d.ReceivedAt, d.Id });
        ModelRules.FixInitOnly(builder.Metadata);
    }
}

internal sealed class HistoryEntryMapping : IEntityTypeConfiguration<HistoryEntry>
{
    public void Configure(EntityTypeBuilder<HistoryEntry> builder)
    {
        builder.ToTable("history").HasKey(h => new { h.DossierId, h.Sequence });
        builder.Property(h => h.Sequence).ValueGeneratedNever();
        builder.HasOne<Dossier>().WithMany().HasForeignKey(h => h.DossierId);
        // Payments are few among the acts; the tallies of a day sum its own.
        builder.HasIndex(h => new { h.At, h.DossierId }).HasFilter("verb IN ('PaymentRecorded', 'PaymentRefunded')").HasDatabaseName("ix_history_payments");
        ModelRules.FixInitOnly(builder.Metadata);
    }
}

internal sealed class VariableMapping : IEntityTypeConfiguration<Variable>
{
    public void Configure(EntityTypeBuilder<Variable> builder)
    {
        builder.ToTable("variables").HasKey(v => new { v.DossierId, v.Scope, v.Name });
        builder.HasOne<Dossier>().WithMany().HasForeignKey(v => v.DossierId);
        ModelRules.FixInitOnly(builder.Metadata);
    }
}

internal sealed class DossierWaitMapping : IEntityTypeConfiguration<DossierWait>
{
    public void Configure(EntityTypeBuilder<DossierWait> builder)
    {
        builder.ToTable("waits").HasKey(w => new { w.DossierId, w.Activity, w.Frame, w.Kind, w.Key });
        builder.Property(w => w.Activity).ValueGeneratedNever();
        builder.Property(w => w.Frame).ValueGeneratedNever();
        builder.HasOne<Dossier>().WithMany().HasForeignKey(w => w.DossierId);
        builder.HasIndex(w => new { w.Kind, w.Key, w.DossierId });
        builder.HasIndex(w => w.DueAt).HasFilter("due_at IS NOT NULL");
        ModelRules.FixInitOnly(builder.Metadata);
    }
}

internal sealed class IncidentMapping : IEntityTypeConfiguration<Incident>
{
    public void Configure(EntityTypeBuilder<Incident> builder)
    {
        builder.ToTable("incidents").HasKey(i => i.Id);
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.HasOne<Dossier>().WithMany().HasForeignKey(i => i.DossierId);
        builder.HasIndex(i => i.DossierId);
        builder.HasIndex(i => new { i.RaisedAt, i.Id }).HasFilter("resolved_at IS NULL");
        ModelRules.FixInitOnly(builder.Metadata);
    }
}

internal sealed class IssuedNumberMapping : IEntityTypeConfiguration<IssuedNumber>
{
    public void Configure(EntityTypeBuilder<IssuedNumber> builder)
    {
        builder.ToTable("issued_numbers").HasKey(n => new { n.UnitCode, n.Year, n.Number });
        builder.Property(n => n.Number).ValueGeneratedNever();
        builder.Property(n => n.Year).ValueGeneratedNever();
        builder.HasOne<Dossier>().WithMany().HasForeignKey(n => n.DossierId);
        builder.HasIndex(n => n.DossierId);
        ModelRules.FixInitOnly(builder.Metadata);
    }
}
