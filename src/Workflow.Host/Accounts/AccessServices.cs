using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Workflow.Host.Hosting;

namespace Workflow.Host.Accounts;

/// <summary>Sign-in, tokens and policies.</summary>
internal static class AccessServices
{
    private const string AnyScheme = "any";

    public static void AddAccess(this IServiceCollection services, string keyFolder)
    {
        services.AddOptions<AccessOptions>().BindConfiguration(AccessOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<OfficeDirectory>();
        services.AddSingleton<OfficeReader>();
        services.AddHostedService<OfficeRefresh>();
        services.AddSingleton<OfficeChanges>();
        services.AddSingleton<SignIn>();
        services.AddSingleton<CreateAdministrator>();
        services.AddSingleton<Tokens>();
        services.AddDataProtection().SetApplicationName("one-stop-workflow").PersistKeysToFileSystem(new DirectoryInfo(keyFolder));
        services.AddAuthentication(AnyScheme)
            .AddPolicyScheme(AnyScheme, null, o => o.ForwardDefaultSelector = SchemeOf)
            .AddCookie(CurrentActor.CookieScheme)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(CurrentActor.TokenScheme, null);
        services.AddOptions<CookieAuthenticationOptions>(CurrentActor.CookieScheme)
            .Configure<IOptions<AccessOptions>>((cookie, access) => SessionCookie.Configure(cookie, TimeSpan.FromHours(access.Value.SessionHours)));
        services.AddSingleton<IAuthorizationHandler, RoutePolicyHandler>();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(IsNoRoute).Build());
        services.AddAntiforgery(o =>
        {
            o.HeaderName = SameOrigin.TokenHeader;
            o.Cookie.Name = "one-stop-form";
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
    }

    /// <summary>A route that names neither a policy nor a reason to be public is closed; an address without a route goes on to be answered as such.</summary>
    private static bool IsNoRoute(AuthorizationHandlerContext context) =>
        context.Resource is HttpContext request && request.GetEndpoint() is not RouteEndpoint;

    private static string SchemeOf(HttpContext context) =>
        context.Request.Headers.Authorization.Count > 0 ? CurrentActor.TokenScheme : CurrentActor.CookieScheme;
}
