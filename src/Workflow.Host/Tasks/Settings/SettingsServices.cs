namespace Workflow.Host.Tasks.Settings;

/// <summary>How officers have their inbox.</summary>
internal static class SettingsServices
{
    public static void AddInboxSettings(this IServiceCollection services)
    {
        services.AddSingleton<SavedFilters>();
        services.AddSingleton<InboxLayouts>();
    }
}
