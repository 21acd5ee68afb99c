using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Workflow.Host.Hosting;

namespace Workflow.Host.Studio.Assets;

/// <summary>Serves the files of Elsa Studio beside its pages, as its base address wants them.</summary>
internal static class StudioAssetRoutes
{
    private const string Why = "files of Elsa Studio, the same for everybody: what they show comes from routes with policies";
    private const string Forever = "public, max-age=31536000, immutable";
    private const string AskAgain = "no-cache";
    private static readonly string[] reading = [HttpMethods.Get, HttpMethods.Head];

    public static void AddStudioAssets(this IServiceCollection services)
    {
        services.AddOptions<StudioAssetOptions>().BindConfiguration(StudioAssetOptions.Section);
        services.AddSingleton<StudioAssets>();
    }

    public static void MapStudioAssets(this IEndpointRouteBuilder routes)
    {
        foreach (var folder in (string[])["_framework", "_content"])
            routes.MapMethods($"/studio/{folder}/{{**path}}", reading, (string path, StudioAssets assets, HttpContext context) => Serve($"{folder}/{path}", assets, context))
                .IsPublic(Why).ExcludeFromDescription();
        foreach (var file in (string[])["appsettings.json", "Elsa.Studio.Host.CustomElements.styles.css"])
            routes.MapMethods($"/studio/{file}", reading, (StudioAssets assets, HttpContext context) => Serve(file, assets, context))
                .IsPublic(Why).ExcludeFromDescription();
    }

    private static Results<PhysicalFileHttpResult, NotFound> Serve(string path, StudioAssets assets, HttpContext context)
    {
        if (assets.Find(path, TakesBrotli(context.Request)) is not { } asset) return TypedResults.NotFound();
        var headers = context.Response.Headers;
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.CacheControl = asset.NeverChanges ? Forever : AskAgain;
        if (asset.IsBrotli) headers.ContentEncoding = "br";
        return TypedResults.PhysicalFile(asset.File, asset.ContentType, entityTag: new EntityTagHeaderValue($"\"{asset.Tag}\""));
    }

    private static bool TakesBrotli(HttpRequest request) =>
        request.GetTypedHeaders().AcceptEncoding.Any(e => e.Value.Equals("br", StringComparison.OrdinalIgnoreCase) && e.Quality is not 0);
}
