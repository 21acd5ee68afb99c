using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflow.Core.Offices;

namespace Workflow.Persistence.Mapping;

internal sealed class UnitMapping : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> builder)
    {
        builder.ToTable("units").HasKey(u => u.Code);
        builder.HasOne<Unit>().WithMany().HasForeignKey(u => u.ParentCode);
        // No foreign key on the successor: adding one to a filled table makes SQLite rebuild it outside the migration's transaction.
    }
}

internal sealed class OfficerMapping : IEntityTypeConfiguration<Officer>
{
    public void Configure(EntityTypeBuilder<Officer> builder)
    {
        builder.ToTable("officers").HasKey(o => o.Id);
        builder.HasOne<Unit>().WithMany().HasForeignKey(o => o.UnitCode);
        builder.HasIndex(o => o.UnitCode);
    }
}

internal sealed class PostMapping : IEntityTypeConfiguration<Post>
{
    public void Configure(EntityTypeBuilder<Post> builder)
    {
        builder.ToTable("posts").HasKey(p => new { p.OfficerId, p.UnitCode, p.Role });
        builder.HasOne<Officer>().WithMany().HasForeignKey(p => p.OfficerId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(p => p.UnitCode);
        builder.HasIndex(p => new { p.UnitCode, p.Role });
    }
}

internal sealed class DelegationMapping : IEntityTypeConfiguration<Delegation>
{
    public void Configure(EntityTypeBuilder<Delegation> builder)
    {
        builder.ToTable("delegations").HasKey(d => d.Id);
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Ignore(d => d.ProcedureCodes);
        builder.HasOne<Officer>().WithMany().HasForeignKey(d => d.ToOfficerId);
        builder.HasIndex(d => d.ToOfficerId);
    }
}

internal sealed class DeputyMapping : IEntityTypeConfiguration<Deputy>
{
    public void Configure(EntityTypeBuilder<Deputy> builder)
    {
        builder.ToTable("deputies").HasKey(d => d.Id);
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Ignore(d => d.ProcedureCodes);
        builder.HasOne<Officer>().WithMany().HasForeignKey(d => d.AbsentOfficerId);
        builder.HasOne<Officer>().WithMany().HasForeignKey(d => d.DeputyOfficerId);

        // What may still hold is read with the office; what is over, officer by officer, the latest first.
        builder.HasIndex(d => d.LastDay);
        builder.HasIndex(d => new { d.AbsentOfficerId, d.FirstDay, d.Id });
        builder.HasIndex(d => new { d.DeputyOfficerId, d.FirstDay, d.Id });
        ModelRules.FixInitOnly(builder.Metadata);
    }
}

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("accounts").HasKey(a => a.OfficerId);
        builder.HasOne<Officer>().WithOne().HasForeignKey<Account>(a => a.OfficerId);
    }
}

internal sealed class AccessTokenMapping : IEntityTypeConfiguration<AccessToken>
{
    public void Configure(EntityTypeBuilder<AccessToken> builder)
    {
        builder.ToTable("access_tokens").HasKey(t => t.Id);
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.HasOne<Account>().WithMany().HasForeignKey(t => t.OfficerId);
        builder.HasIndex(t => t.Hash).IsUnique();
    }
}

internal sealed class SettingMapping : IEntityTypeConfiguration<Setting>
{
    public void Configure(EntityTypeBuilder<Setting> builder) => builder.ToTable("settings").HasKey(s => s.Key);
}

internal sealed class OfficerMoveMapping : IEntityTypeConfiguration<OfficerMove>
{
    public void Configure(EntityTypeBuilder<OfficerMove> builder)
    {
        builder.ToTable("officer_moves").HasKey(m => new { m.OfficerId, m.Day });
        builder.HasOne<Officer>().WithMany().HasForeignKey(m => m.OfficerId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(m => m.UnitCode);
    }
}

internal sealed class SignInLinkMapping : IEntityTypeConfiguration<SignInLink>
{
    public void Configure(EntityTypeBuilder<SignInLink> builder)
    {
        builder.ToTable("sign_in_links").HasKey(l => l.Id);
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.HasOne<Account>().WithMany().HasForeignKey(l => l.OfficerId);
        builder.HasIndex(l => l.OfficerId);
        builder.HasIndex(l => l.ExpiresAt);
    }
}
