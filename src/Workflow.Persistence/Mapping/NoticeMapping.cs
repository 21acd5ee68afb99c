using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflow.Core.Notices;
using Workflow.Core.Offices;

namespace Workflow.Persistence.Mapping;

internal sealed class NoticePreferencesMapping : IEntityTypeConfiguration<NoticePreferences>
{
    public void Configure(EntityTypeBuilder<NoticePreferences> builder)
    {
        builder.ToTable("notice_preferences").HasKey(p => p.OfficerId);
        builder.HasOne<Officer>().WithOne().HasForeignKey<NoticePreferences>(p => p.OfficerId);
    }
}

internal sealed class WebhookSubscriptionMapping : IEntityTypeConfiguration<WebhookSubscription>
{
    public void Configure(EntityTypeBuilder<WebhookSubscription> builder)
    {
        builder.ToTable("webhook_subscriptions").HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
    }
}

internal sealed class MessageTemplateMapping : IEntityTypeConfiguration<MessageTemplate>
{
    public void Configure(EntityTypeBuilder<MessageTemplate> builder)
    {
        builder.ToTable("message_templates").HasKey(t => new { t.Key, t.InEnglish, t.Number });
        builder.Property(t => t.Number).ValueGeneratedNever();
        ModelRules.FixInitOnly(builder.Metadata);
    }
}
