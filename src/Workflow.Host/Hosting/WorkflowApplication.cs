using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using Workflow.Host.Accounts;
using Workflow.Host.Desk;
using Workflow.Host.Sample;
using Workflow.Runtime.Activities;

namespace Workflow.Host.Hosting;

/// <summary>Composes the service: options, services, the way of a request, routes.</summary>
internal static class WorkflowApplication
{
    /// <param name="settings">Configuration keys that win over files and environment, e.g. <c>Storage:DataFolder</c>.</param>
    /// <param name="replace">Changes services after all were added: how tests put in their clock.</param>
    /// <param name="activities">The types of activity that a process may hold; the standard ones where none are given.</param>
    public static WebApplication Build(IReadOnlyDictionary<string, string?> settings, Action<IServiceCollection>? replace = null, ActivityTable? activities = null)
    {
        // Files of the program stand beside it, wherever it is started from; data stands where the caller says.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(WorkflowApplication).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory,
        });
        // Assets are served as they were built: the other way adds a route of its own that no policy knows.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        builder.Configuration.AddInMemoryCollection(settings);
        var storage = builder.Configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new StorageOptions();
        var edge = builder.Configuration.GetSection(EdgeOptions.Section).Get<EdgeOptions>() ?? new EdgeOptions();
        DatabaseWarmUp.Begin(storage.Provider);

        // Styles and scripts are found when the program runs from where it was built, too; a published one has them beside it.
        builder.WebHost.UseStaticWebAssets();
        builder.AddServiceLog(storage.Folder);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = edge.MaxBodyBytes;
        });
        AddServices(builder.Services, builder.Configuration, storage, edge);
        builder.Services.AddSingleton(activities ?? ActivityTable.Standard);
        replace?.Invoke(builder.Services);

        var app = builder.Build();
        UsePipeline(app, edge);
        MapRoutes(app);
        return app;
    }

    private static void AddServices(IServiceCollection services, IConfiguration configuration, StorageOptions storage, EdgeOptions edge)
    {
        AddOptions(services);
        services.AddSingleton(TimeProvider.System);
        services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(edge.ShutdownSeconds));
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(o => StrictJson.Configure(o.SerializerOptions));
        services.Configure<ForwardedHeadersOptions>(o => Believe(o, edge));
        services.AddExceptionHandler<ProblemExceptionHandler>();
        services.AddPageCompression();
        services.AddStorage(configuration, storage);
        services.AddApiDescription();
        services.AddAccess(Path.Combine(storage.Folder, "keys"));
        services.AddSubjects();
        services.AddSample(configuration);
    }

    private static void AddOptions(IServiceCollection services)
    {
        services.AddOptions<StorageOptions>().BindConfiguration(StorageOptions.Section).ValidateDataAnnotations()
            .Validate(o => o.IsComplete, "Storage:ConnectionString is required for Postgres.").ValidateOnStart();
        services.AddOptions<OfficeOptions>().BindConfiguration(OfficeOptions.Section).ValidateDataAnnotations()
            .Validate(o => o.HasKnownZone, "Office:TimeZone is not a known zone.")
            .Validate(o => o.HasReadableHours, "Office:WorkingHours must read like 07:30-11:30,13:00-17:00.").ValidateOnStart();
        services.AddOptions<SampleOptions>().BindConfiguration(SampleOptions.Section);
        services.AddOptions<EdgeOptions>().BindConfiguration(EdgeOptions.Section).ValidateDataAnnotations()
            .Validate(o => o.HasReadableProxies, "Edge:TrustedProxies must be IP addresses.").ValidateOnStart();
    }

    private static void Believe(ForwardedHeadersOptions options, EdgeOptions edge)
    {
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var proxy in edge.TrustedProxies)
            if (IPAddress.TryParse(proxy, out var address)) options.KnownProxies.Add(address);
    }

    private static void UsePipeline(WebApplication app, EdgeOptions edge)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<Language>();
        if (edge.TrustedProxies.Length > 0) app.UseForwardedHeaders();
        app.UseMiddleware<RequestLog>();
        app.UsePageCompression();
        app.UseWhen(context => !context.IsForProgram(), pages => pages.UseProblemPages());
        app.UseWhen(Audience.IsForProgram, programs =>
        {
            programs.UseExceptionHandler(_ => { });
            programs.UseStatusCodePages(BareStatus.Write);
        });
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<BodyLimit>();
        app.UseMiddleware<SameOrigin>();
        app.UseMiddleware<ApiBody>();
        app.UseMiddleware<StorableText>();
    }

    private static void MapRoutes(WebApplication app)
    {
        app.MapHealth();
        app.MapDiagnostics();
        app.MapApiDescription();
        app.MapStaticAssets().IsPublic("styles, scripts and images of the pages");
        app.MapSubjects();
    }
}
