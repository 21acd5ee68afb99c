using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Workflow.Core.Procedures;
using Workflow.Host.Paging;
using Workflow.Host.Procedures;
using Workflow.Persistence;
using Workflow.Runtime.Activities;
using Workflow.Runtime.Definitions;

namespace Workflow.Host.Studio.Descriptors;

/// <summary>Reads from the catalogue what a designer has open, and which definitions may be drawn as activities of others.</summary>
internal sealed class OpenDefinitions(IDbContextFactory<WorkflowDbContext> contexts)
{
    private const int UsableKept = 4;

    private readonly BoundedCache<string, IReadOnlyList<UsableDefinition>> usable = new(UsableKept);

    /// <summary>Where all of it stands at this moment: two small queries, no document.</summary>
    public async Task<DrawingState> StateOf(string? definitionId, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var published = from process in context.ProcessVersions
                        join version in context.Versions on process.VersionId equals version.Id
                        orderby process.ActivityType, process.ProcedureCode
                        select new { process.DefinitionId, process.ActivityType, process.Process, process.VersionId, process.IsLatest, process.IsCurrent, version.Document };
        var draft = definitionId is null ? null : await context.ProcessDrafts.Where(d => d.DefinitionId == definitionId).Select(d => new { d.Id, d.Saves }).SingleOrDefaultAsync(cancellation);
        var open = draft is not null ? new DrawingPlace(draft.Id, null, draft.Saves.ToString(CultureInfo.InvariantCulture))
            : definitionId is null ? null
            : await published.Where(d => d.IsLatest && d.DefinitionId == definitionId).Select(d => new DrawingPlace(d.VersionId, d.Process, d.Document)).FirstOrDefaultAsync(cancellation);
        var others = await published.Where(d => d.IsCurrent && d.ActivityType != null).Select(d => new DrawingPlace(d.VersionId, d.Process, d.Document)).ToListAsync(cancellation);
        return new(open is null ? null : definitionId, open, others);
    }

    /// <summary>The definition that is open.</summary>
    public async Task<OpenDefinition> Read(DrawingState state, CancellationToken cancellation)
    {
        if (state.Open is not { } place) return OpenDefinition.None;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (place.Process is null) return await ReadDraft(context, state.DefinitionId, place.Id, cancellation);
        var package = StoredPackage.Read(await context.Versions.Where(v => v.Id == place.Id).Select(v => v.Package).SingleAsync(cancellation));
        var drawn = package.Processes.TryGetValue(place.Process, out var document) ? DrawnDefinition.Read(document) : DrawnDefinition.Nothing;
        return new(state.DefinitionId, drawn, FormsOf(package));
    }

    /// <summary>The definitions that others may draw as an activity, by type; of two with the same type the first.</summary>
    public async Task<IReadOnlyList<UsableDefinition>> Usable(DrawingState state, CancellationToken cancellation)
    {
        if (usable.TryGet(state.UsableRevision, out var known)) return known;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var found = new List<UsableDefinition>();
        foreach (var place in state.Usable)
        {
            var package = StoredPackage.Read(await context.Versions.Where(v => v.Id == place.Id).Select(v => v.Package).SingleAsync(cancellation));
            if (package.Processes.TryGetValue(place.Process!, out var text) && LibraryDefinition.Read(text) is { IsRejected: false, Value: { AsActivity: { } type } definition })
                found.Add(new(definition.DefinitionId, type));
        }
        IReadOnlyList<UsableDefinition> distinct = [.. found.DistinctBy(u => u.Type.Name, StringComparer.Ordinal)];
        usable.Put(state.UsableRevision, distinct);
        return distinct;
    }

    private static async Task<OpenDefinition> ReadDraft(WorkflowDbContext context, string? definitionId, Guid id, CancellationToken cancellation)
    {
        var draft = await context.ProcessDrafts.Where(d => d.Id == id).Select(d => new { d.Document, d.ProcedureCode }).SingleOrDefaultAsync(cancellation);
        if (draft is null) return OpenDefinition.None;
        var stored = draft.ProcedureCode is null ? null
            : await context.Versions.Where(v => v.ProcedureCode == draft.ProcedureCode).OrderByDescending(v => v.Number).Select(v => v.Package).FirstOrDefaultAsync(cancellation);
        return new(definitionId, DrawnDefinition.Read(draft.Document), stored is null ? new Dictionary<string, FormSchema>() : FormsOf(StoredPackage.Read(stored)));
    }

    private static Dictionary<string, FormSchema> FormsOf(ProcedurePackage package) =>
        package.Forms.Select(f => (f.Key, Form: FormSchema.Read(f.Value))).Where(f => !f.Form.IsRejected).ToDictionary(f => f.Key, f => f.Form.Value, StringComparer.Ordinal);
}

/// <summary>Where one drawing stands.</summary>
/// <param name="Id">Of the version, or of the draft.</param>
/// <param name="Process">File name within the version; null for a draft.</param>
/// <param name="State">Tells one drawing at the same place from another: the hash of the version's documents, the count of a draft's saves.</param>
internal sealed record DrawingPlace(Guid Id, string? Process, string State);

/// <summary>Where the open definition and those that can be drawn in it stand; what is read from one state never changes.</summary>
/// <param name="DefinitionId">Null where none is open, or none that is stored.</param>
internal sealed record DrawingState(string? DefinitionId, DrawingPlace? Open, IReadOnlyList<DrawingPlace> Usable)
{
    /// <summary>Another one as soon as another definition can be drawn, or the same differently.</summary>
    public string UsableRevision { get; } = string.Join('|', Usable.Select(TextOf));

    /// <summary>Another one as soon as anything here is.</summary>
    public string Revision => $"{(Open is null ? "" : TextOf(Open))}#{UsableRevision}";

    private static string TextOf(DrawingPlace place) => $"{place.Id:N}/{place.Process}/{place.State}";
}

/// <summary>A published definition as a type of activity.</summary>
internal sealed record UsableDefinition(string DefinitionId, ActivityType Type);
