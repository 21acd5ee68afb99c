using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Procedures;
using Workflow.Host.Accounts;
using Workflow.Host.Calendars;
using Workflow.Host.Dossiers;
using Workflow.Persistence;
using Workflow.Runtime.Activities;
using Workflow.Runtime.Definitions;

namespace Workflow.Host.Studio.Definitions;

/// <summary>Who saves, and from which browser session: a designer's automatic saves overtake one another, those of two designers must not.</summary>
/// <param name="Browser">Random name of the session.</param>
internal sealed record Hand(CurrentActor Officer, string Browser)
{
    public string Id => Officer.Actor.Id;
}

/// <summary>
/// Keeps what designers draw. A save replaces the draft it was made on, or begins one after the last version; one that was made on an older state is
/// refused with the name of who was faster, and kept aside.
/// </summary>
internal sealed class SaveDefinition(
    IDbContextFactory<WorkflowDbContext> contexts, ActivityTable activities, CommandCircumstances circumstances, OfficeDirectory directory, OfficeClocks clocks,
    SideDrafts aside)
{
    private const int LongestName = 200;
    private const int LongestDescription = 2000;
    private const int LongestId = 128;
    private const int MostTries = 3;

    // The address of the list of instances: a definition of that id could not be opened.
    private const string Taken = "instances";

    /// <summary>Stores a definition that Studio sends: a new one where it has no id.</summary>
    public Task<Result<ProcessDraft>> Save(Hand hand, JsonObject model, CancellationToken cancellation)
    {
        var definitionId = model.Text("definitionId");
        return string.IsNullOrEmpty(definitionId)
            ? Write(hand, model, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)), null, Origin.New, cancellation)
            : Write(hand, model, definitionId, null, Origin.Editor, cancellation);
    }

    /// <summary>Takes a definition in from a file: the draft of the definition of that id, or a new definition with it.</summary>
    /// <param name="text">As it was written.</param>
    public Task<Result<ProcessDraft>> Import(Hand hand, JsonObject model, string text, CancellationToken cancellation)
    {
        var definitionId = model.Text("definitionId") ?? model.Text("id");
        return string.IsNullOrEmpty(definitionId)
            ? Write(hand, model, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)), text, Origin.New, cancellation)
            : Write(hand, model, definitionId, text, Origin.File, cancellation);
    }

    /// <summary>Makes an old version the draft; what was drawn before is kept aside.</summary>
    public Task<Result<ProcessDraft>> Revert(Hand hand, DefinitionState version, CancellationToken cancellation) =>
        Write(hand, StudioJson.Parse(version.Document)!, version.Row.DefinitionId, version.Document, Origin.File, cancellation);

    private async Task<Result<ProcessDraft>> Write(Hand hand, JsonObject model, string definitionId, string? text, Origin origin, CancellationToken cancellation)
    {
        var revision = ProcessDocument.RevisionOf(model);
        var document = ProcessDocument.Stored(model, definitionId, activities, text);
        if (Check(model, definitionId, document) is { } unusable) return unusable;
        var drawing = new Drawing(definitionId, model.Text("name")!.Trim(), model.Text("description") is { Length: > 0 } description ? description : null, document, revision);
        for (var tries = 1; ; tries++)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellation);
            var draft = await Place(context, hand, drawing, origin, cancellation);
            if (draft.IsRejected) return draft;
            try
            {
                await context.SaveChangesAsync(cancellation);
                return draft;
            }
            catch (DbUpdateException) when (tries < MostTries)
            {
                // Another save came in between: whether this one still fits is decided anew.
            }
        }
    }

    /// <summary>The draft with the drawing in it, within the caller's save.</summary>
    private async Task<Result<ProcessDraft>> Place(WorkflowDbContext context, Hand hand, Drawing drawing, Origin origin, CancellationToken cancellation)
    {
        var latest = await context.ProcessVersions.AsNoTracking().SingleOrDefaultAsync(p => p.DefinitionId == drawing.DefinitionId && p.IsLatest, cancellation);
        if (await context.ProcessDrafts.AsTracking().SingleOrDefaultAsync(d => d.DefinitionId == drawing.DefinitionId, cancellation) is { } draft)
        {
            if (origin == Origin.File) await aside.Keep(context, SideDrafts.Of(draft, circumstances.Now), cancellation);
            else if (!Fits(drawing.Revision, draft, hand)) return await Refuse(hand, drawing, draft.ChangedBy, draft.ChangedAt, cancellation);
            draft.Save(drawing.Document, drawing.Name, drawing.Description, hand.Id, hand.Browser, circumstances.Now);
            return draft;
        }
        if (origin == Origin.Editor && (latest is null || drawing.Revision != DefinitionQueries.RevisionOf(latest.VersionId, 0)))
        {
            var version = latest is null ? null : await context.Versions.Where(v => v.Id == latest.VersionId).Select(v => new { v.PublishedBy, v.PublishedAt }).SingleAsync(cancellation);
            return await Refuse(hand, drawing, version?.PublishedBy, version?.PublishedAt, cancellation);
        }
        return context.Add(Begin(drawing, latest, hand)).Entity;
    }

    private ProcessDraft Begin(Drawing drawing, ProcessVersion? latest, Hand hand) => new()
    {
        Id = Guid.CreateVersion7(),
        DefinitionId = drawing.DefinitionId,
        BasedOn = latest?.VersionId,
        ProcedureCode = latest?.ProcedureCode,
        Process = latest?.Process,
        Name = drawing.Name,
        Description = drawing.Description,
        Document = drawing.Document,
        CreatedAt = circumstances.Now,
        ChangedAt = circumstances.Now,
        ChangedBy = hand.Id,
        ChangedIn = hand.Browser,
        Saves = 1,
        SameHandSince = 1,
    };

    /// <summary>Whether a save that was made on a state may replace the draft.</summary>
    private static bool Fits(string? revision, ProcessDraft draft, Hand hand)
    {
        if (revision?.Split('.') is not [var id, var saves] || !Guid.TryParseExact(id, "N", out var basedOn) || !int.TryParse(saves, out var count)) return draft.Takes(0, hand.Id, hand.Browser);
        return basedOn == draft.Id ? draft.Takes(count, hand.Id, hand.Browser) : basedOn == draft.BasedOn && draft.Takes(0, hand.Id, hand.Browser);
    }

    private async Task<Rejection> Refuse(Hand hand, Drawing drawing, string? by, DateTime? at, CancellationToken cancellation)
    {
        await aside.Keep(new SideDraft
        {
            Id = Guid.CreateVersion7(), DefinitionId = drawing.DefinitionId, Name = drawing.Name, Document = drawing.Document,
            SavedBy = hand.Id, SavedIn = hand.Browser, SavedAt = circumstances.Now, KeptUntil = circumstances.Now + SideDrafts.Kept,
        }, cancellation);
        return by is null
            ? StudioSentences.Refuse(RejectionKind.NotFound, "DefinitionGone", drawing.Name)
            : StudioSentences.Refuse(RejectionKind.Conflict, "DraftMovedOn", directory.Current.NameOf(by), TimeZoneInfo.ConvertTimeFromUtc(at!.Value, clocks.Zone));
    }

    private Rejection? Check(JsonObject model, string definitionId, string document)
    {
        if (definitionId.Length > LongestId || definitionId.Any(c => char.IsControl(c) || c is '/' or '\\') || definitionId == Taken) return Unusable("DefinitionIdUnusable", LongestId);
        if (string.IsNullOrWhiteSpace(model.Text("name")) || model.Text("name")!.Length > LongestName) return Unusable("NameUnusable", LongestName);
        if (model.Text("description")?.Length > LongestDescription) return Unusable("DescriptionTooLong", LongestDescription);
        if (LibraryDefinition.Read(document).Rejection is { } unreadable) return unreadable;
        if (model["root"] is not JsonObject root) return Unusable("RootMissing");
        // What cannot be opened again in the editor is not taken in; everything else may be unfinished.
        return activities.Find(root.Text("type") ?? "") is { IsContainer: true } ? null : Unusable("RootUnusable", root.Text("type") ?? "");
    }

    private static Rejection Unusable(string code, params ReadOnlySpan<object?> arguments) => StudioSentences.Refuse(RejectionKind.Unprocessable, code, arguments);

    /// <summary>Where a drawing comes from: a new definition, the editor, or a file that replaces whatever is there.</summary>
    private enum Origin { New, Editor, File }

    private sealed record Drawing(string DefinitionId, string Name, string? Description, string Document, string? Revision);
}
