using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace Workflow.Host.Hosting;

/// <summary>Pages and JSON go out compressed, as the files of the program do already.</summary>
/// <remarks>
/// The length of a compressed answer tells whoever can watch the line, and can make a browser ask again and again, whether a guess stands in the answer beside a
/// secret (BREACH). So what another site has made the browser ask for goes out as it is; the browser says so itself. Form tokens are other bytes in every answer.
/// </remarks>
internal static class PageCompression
{
    private static readonly string[] types = ["text/html", "application/json", "application/problem+json", "text/csv"];

    public static void AddPageCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = types;
        });
        // A page is compressed once for one reader: more effort saves fewer bytes than it costs time.
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
    }

    public static void UsePageCompression(this IApplicationBuilder app) => app.UseWhen(IsAskedForFromHere, own => own.UseResponseCompression());

    private static bool IsAskedForFromHere(HttpContext context) => context.Request.Headers["Sec-Fetch-Site"] != "cross-site";
}
