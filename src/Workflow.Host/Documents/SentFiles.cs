using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Workflow.Core;
using Workflow.Core.Documents;
using Workflow.Host.Accounts;

namespace Workflow.Host.Documents;

/// <summary>What stands in the address of a request that adds documents.</summary>
/// <param name="Document">Key of the required document; for a body that is one file.</param>
/// <param name="Name">Name of the file; for a body that is one file.</param>
/// <param name="Step">Key of the open step it belongs to.</param>
/// <param name="Replaces">Number of the document whose place it takes.</param>
internal readonly record struct AddQuery(string? Document, string? Name, DocumentOrigin? Origin, string? Step, int? Replaces);

/// <summary>Reads the files of a request one after the other into the store, none of them whole in memory.</summary>
internal sealed class SentFiles(Uploads uploads)
{
    private const string OtherPaper = "other";

    /// <summary>The uploads that the files have become, and what tells this request from another.</summary>
    public readonly record struct Taken(IReadOnlyList<UsedUpload> Documents, byte[] Fingerprint);

    public async Task<Result<Taken>> Take(HttpRequest request, CurrentActor me, AddQuery query, CancellationToken cancellation)
    {
        var origin = query.Origin ?? DocumentOrigin.Officer;
        var taken = new List<UsedUpload>();
        var content = new StringBuilder();
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            if (await TakeOne(request.Body, query.Name, query.Document) is { } refused) return refused;
        }
        else if (await TakeParts(HeaderUtilities.RemoveQuotes(type.Boundary).Value) is { } refused) return refused;
        return new Taken(taken, SHA256.HashData(Encoding.UTF8.GetBytes(content.ToString())));

        async Task<Rejection?> TakeOne(Stream body, string? name, string? key)
        {
            var upload = await uploads.Take(me, body, name, cancellation);
            if (upload.Rejection is { } refused) return refused;
            taken.Add(new UsedUpload(upload.Value.Id, key is null or "" or OtherPaper ? null : key, origin));
            content.Append(upload.Value.Hash).Append(upload.Value.Name).Append('\n').Append(key).Append('\n');
            return null;
        }

        async Task<Rejection?> TakeParts(string? boundary)
        {
            if (string.IsNullOrEmpty(boundary)) return FileSentences.Refuse(RejectionKind.Malformed, "MultipartUnreadable");
            var reader = new MultipartReader(boundary, request.Body);
            try
            {
                while (await reader.ReadNextSectionAsync(cancellation) is { } section)
                {
                    if (section.AsFileSection() is not { } file || file.FileStream is null) continue;
                    if (taken.Count == AddDocuments.Most) return FileSentences.Refuse(RejectionKind.Unprocessable, "TooManyFiles", AddDocuments.Most);
                    if (await TakeOne(file.FileStream, file.FileName, file.Name) is { } refused) return refused;
                }
            }
            catch (Exception exception) when (exception is InvalidDataException or IOException { InnerException: null } and not BadHttpRequestException)
            {
                return FileSentences.Refuse(RejectionKind.Malformed, "MultipartUnreadable");
            }
            return null;
        }
    }
}
