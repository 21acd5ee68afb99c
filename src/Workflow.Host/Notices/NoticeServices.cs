using Workflow.Host.Outbox;

namespace Workflow.Host.Notices;

/// <summary>The plan of what is told by which channel, and the channels.</summary>
internal static class NoticeServices
{
    public static void AddNotices(this IServiceCollection services)
    {
        services.AddOptions<ChannelOptions>().BindConfiguration(ChannelOptions.Section).ValidateDataAnnotations()
            .Validate(o => o.HasUsableAddress, "Channels:PublicAddress must be an address like https://motcua.example.gov.vn.")
            .Validate(o => o.Mail.IsComplete, "Channels:Mail needs Host and a plain address as From; User and Password come together.")
            .Validate(o => o.Sms.IsComplete, "Channels:Sms needs an http or https address as Url; Header and HeaderValue come together.")
            .ValidateOnStart();
        services.AddSingleton<WebhookBook>();
        services.AddSingleton<NoticeTimes>();
        services.AddSingleton<NoticePlan>();
        services.AddSingleton<NoticeChoices>();
        services.AddSingleton<WebhookRules>();
        services.AddSingleton<Webhooks>();
        services.AddSingleton<WebhookFigures>();
        services.AddSingleton<TemplateBook>();
        services.AddSingleton<NoticeTexts>();
        services.AddSingleton<ApplicantContacts>();
        services.AddSingleton<WebhookSecrets>();
        services.AddSingleton<IOutboxChannel, MailChannel>();
        services.AddSingleton<IOutboxChannel, SmsChannel>();
        services.AddSingleton<IOutboxChannel, WebhookChannel>();
    }
}
