using Microsoft.AspNetCore.Http.Metadata;

namespace Workflow.Host.Hosting;

/// <summary>How many bytes a route or page takes in one request, in the place of the usual bound.</summary>
/// <remarks>Routing applies it before anything reads the body. The framework's own attribute is also a filter of pages, which comes too late and warns each time.</remarks>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class BodyAtMostAttribute(long bytes) : Attribute, IRequestSizeLimitMetadata
{
    public long? MaxRequestBodySize => bytes;
}
