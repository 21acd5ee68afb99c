namespace Workflow.Host.Studio.Descriptors;

/// <summary>What answers the designer about what can be drawn.</summary>
internal static class DescriptorServices
{
    public static void AddDescriptors(this IServiceCollection services)
    {
        services.AddSingleton<OpenDefinitions>();
        services.AddSingleton<DescriptorBook>();
        services.ConfigureHttpJsonOptions(o => o.SerializerOptions.TypeInfoResolverChain.Insert(0, DescriptorJson.Default));
    }
}
