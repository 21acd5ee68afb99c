using Swashbuckle.AspNetCore.SwaggerUI;

namespace Workflow.Host.Hosting;

/// <summary>
/// The OpenAPI document and its page. Both are public: they describe a program that anyone may read, name no data, and whoever
/// connects a system needs them before there is an account.
/// </summary>
internal static class ApiDescription
{
    private const string Why = "describes the interface, holds no data";

    public static void AddApiDescription(this IServiceCollection services) => services.AddOpenApi("v1", options =>
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "One-Stop Workflow";
            document.Info.Version = "v1";
            document.Servers = [];
            return Task.CompletedTask;
        }));

    public static void MapApiDescription(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi("/openapi/{documentName}.json").IsPublic(Why);
        routes.MapSwaggerUI("api-docs", options =>
        {
            options.DocumentTitle = "One-Stop Workflow API";
            options.SwaggerEndpoint("/openapi/v1.json", "v1");
            options.SupportedSubmitMethods([]);
        }).IsPublic(Why);
    }
}
