using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using Workflow.Host.Paging;

namespace Workflow.Host.Studio.Descriptors;

/// <summary>All descriptors as they go over the wire, plain and compressed, with the tag of their content.</summary>
internal sealed record DescriptorSheet(byte[] Json, byte[] Compressed, EntityTagHeaderValue Tag)
{
    private const string Brotli = "br";

    /// <param name="known">Sheets by tag: what says the same is that sheet, and not compressed again; null for none.</param>
    public static DescriptorSheet Of(IReadOnlyList<ActivityDescriptor> descriptors, BoundedCache<string, DescriptorSheet>? known = null)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(new ListOf<ActivityDescriptor>(descriptors), DescriptorJson.Written.ListOfActivityDescriptor);
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(json).AsSpan(0, 12))}\"";
        if (known is not null && known.TryGet(tag, out var same)) return same;
        var sheet = new DescriptorSheet(json, Compress(json), new EntityTagHeaderValue(tag, isWeak: true));
        known?.Put(tag, sheet);
        return sheet;
    }

    /// <summary>The sheet for a browser that asks again after every save: nothing but 304 while it is the same.</summary>
    public IResult AnswerTo(HttpContext context)
    {
        var (request, response) = (context.Request.GetTypedHeaders(), context.Response.Headers);
        response.CacheControl = "private, no-cache";
        response.Vary = $"{OpenDefinition.Header}, Cookie, Accept-Encoding";
        var isCompressed = request.AcceptEncoding.Any(e => e.Value == Brotli && e.Quality != 0);
        if (isCompressed) response.ContentEncoding = Brotli;
        return TypedResults.Bytes(isCompressed ? Compressed : Json, "application/json; charset=utf-8", entityTag: Tag);
    }

    private static byte[] Compress(byte[] json)
    {
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.Optimal)) brotli.Write(json);
        return compressed.ToArray();
    }
}
