using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Workflow.Core;
using Workflow.Core.Documents;
using Workflow.Host.Accounts;
using Workflow.Host.Desk;
using Workflow.Host.Dossiers;
using Workflow.Host.Hosting;

namespace Workflow.Host.Documents;

/// <summary>A document of a dossier in a list.</summary>
/// <param name="CarriesSignature">Whether a digital signature was found in the file; it was not verified.</param>
internal sealed record DocumentLine(
    int Number, string? Key, string Name, string Hash, long Size, string MediaType, DocumentOrigin Origin, Guid? ReusedFrom,
    string AddedBy, DateTime AddedAt, string? StepKey, int? ReplacedBy, bool CarriesSignature)
{
    public static DocumentLine Of(DossierDocument d) => new(
        d.Number, d.Key, d.Name, d.Hash, d.Size, d.MediaType, d.Origin, d.ReusedFrom, d.AddedBy, d.AddedAt, d.StepKey, d.ReplacedBy, d.CarriesSignature);
}

/// <summary>The API of files and documents, and the address under which officers open them.</summary>
internal static class DocumentRoutes
{
    /// <summary>What a request may be larger than its file by: names and boundaries of its parts.</summary>
    private const long Envelope = 64 * 1024;

    public static void MapDocuments(this IEndpointRouteBuilder routes)
    {
        var documents = routes.MapGroup("").WithTags("Documents");
        documents.MapPost("/api/uploads", Upload).Needs(RoutePolicies.WorkOnTasks).WithName("UploadFile")
            .WithMetadata(new StreamedBody(), new BodyAtMostAttribute(DocumentOptions.Ceiling + Envelope))
            .Refuses(RejectionKind.Unprocessable, RejectionKind.TooLarge)
            .WithSummary("Send the bytes of a file ahead of the form it belongs to; only the sender may use it, until it expires.");
        documents.MapDelete("/api/uploads/{id:guid}", Discard).Needs(RoutePolicies.WorkOnTasks).WithName("DiscardUpload")
            .WithSummary("Give up a file that was sent and not used.");
        documents.MapGet("/api/dossiers/{key}/documents", List).Needs(RoutePolicies.ReadDossiers).WithName("ListDocuments")
            .Refuses(RejectionKind.NotFound)
            .WithSummary("The documents of a dossier in the order they came; its code or id names it.");
        documents.MapPost("/api/dossiers/{key}/documents", Add).Needs(RoutePolicies.WorkOnTasks).WithName("AddDocuments")
            .WithMetadata(new StreamedBody(), new BodyAtMostAttribute(AddDocuments.Most * DocumentOptions.Ceiling))
            .Refuses([.. ChangeRoutes.FreeRefusals, RejectionKind.TooLarge])
            .WithSummary("Add files to an open dossier: the bytes of one, or several as multipart/form-data whose parts are named by the required document.");
        documents.MapGet("/api/dossiers/{key}/documents/{number:int}", Open).Needs(RoutePolicies.ReadDossiers).WithName("OpenDocument")
            .Refuses(RejectionKind.NotFound)
            .WithSummary("The bytes of a document; ranges are served.");
        documents.MapGet("/ho-so/{key}/giay-to/{number:int}", Open).Needs(RoutePolicies.ReadDossiers).ExcludeFromDescription();
    }

    private static async Task<Results<Created<UploadView>, RejectionResult>> Upload(
        HttpContext http, CurrentActor me, Uploads uploads, string? name, CancellationToken cancellation)
    {
        var taken = await uploads.Take(me, http.Request.Body, name, cancellation);
        return taken.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Created($"/api/uploads/{taken.Value.Id}", UploadView.Of(taken.Value));
    }

    private static async Task<NoContent> Discard(CurrentActor me, Guid id, Uploads uploads, CancellationToken cancellation)
    {
        await uploads.Discard(me, id, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<IReadOnlyList<DocumentLine>>, RejectionResult>> List(
        CurrentActor me, string key, DossierDocuments documents, CancellationToken cancellation)
    {
        var dossier = await documents.Find(me, key, cancellation);
        if (dossier.Rejection is { } unseen) return unseen.ToResult();
        IReadOnlyList<DocumentLine> lines = [.. (await documents.Of(dossier.Value, cancellation)).Select(DocumentLine.Of)];
        return TypedResults.Ok(lines);
    }

    private static async Task<Results<Ok<DossierProgress>, RejectionResult>> Add(
        HttpContext http, CurrentActor me, string key, [AsParameters] AddQuery query, DossierDocuments documents, SentFiles files, AddDocuments add,
        DossierQueries queries, CancellationToken cancellation)
    {
        var dossier = await documents.Find(me, key, cancellation);
        if (dossier.Rejection is { } unseen) return unseen.ToResult();
        var sent = await files.Take(http.Request, me, query, cancellation);
        if (sent.Rejection is { } refused) return refused.ToResult();
        // What was sent stands for itself in the promise of the key: the same files again are the same request.
        http.Features.Set(new RawBody(sent.Value.Fingerprint));
        var wish = new AddDocumentsRequest(sent.Value.Documents, query.Step, query.Replaces);
        return await http.ChangeFreely(me, change => add.Add(change, dossier.Value, wish), async () => await queries.Progress(dossier.Value));
    }

    private static async Task<IResult> Open(
        HttpContext http, CurrentActor me, string key, int number, OpenDocument open, string? xem, CancellationToken cancellation)
    {
        var isContinued = http.Request.GetTypedHeaders().Range?.Ranges.FirstOrDefault() is { From: > 0 };
        var opened = await open.Open(me, key, number, isContinued, cancellation);
        if (opened.Rejection is not { } rejection) return new DocumentAnswer(opened.Value, isViewed: xem == "1");
        if (http.IsForProgram()) return rejection.ToResult();
        http.Items[ProblemPage.RejectionItem] = rejection;
        return TypedResults.StatusCode(ProblemResults.StatusOf(rejection.Kind));
    }
}
