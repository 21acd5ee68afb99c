namespace Workflow.Host.Hosting;

/// <summary>Marks a route that reads its body as a stream: nothing before it may read it whole.</summary>
internal sealed class StreamedBody;

/// <summary>Tells whether the route of a request reads its body itself.</summary>
internal static class StreamedRequest
{
    public static bool IsStreamed(this HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<StreamedBody>() is not null;
}
