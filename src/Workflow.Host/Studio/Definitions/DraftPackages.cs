using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Procedures;
using Workflow.Host.Procedures;
using Workflow.Persistence;
using Workflow.Runtime.Activities;
using Workflow.Runtime.Definitions;

namespace Workflow.Host.Studio.Definitions;

/// <summary>What is wrong with a definition as it would be published now.</summary>
/// <param name="Document">The text that the paths of the problems lead into.</param>
internal sealed record DefinitionProblems(DefinitionState State, IReadOnlyList<Problem> Problems)
{
    public string Document => State.Document;
}

/// <summary>Makes the package that a draft would be published as: the last version of its procedure with the drawing in the place of the former one.</summary>
internal sealed class DraftPackages(IDbContextFactory<WorkflowDbContext> contexts, DefinitionQueries definitions, PublishVersion publish, ActivityTable activities)
{
    /// <summary>Rejects a draft of which nobody has said yet what procedure it belongs to.</summary>
    public async Task<Result<ProcedurePackage>> Of(ProcessDraft draft, CancellationToken cancellation)
    {
        if (draft is not { ProcedureCode: { } code, Process: { } process }) return WithoutProcedure(draft.DefinitionId);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var stored = await context.Versions.Where(v => v.ProcedureCode == code).OrderByDescending(v => v.Number).Select(v => v.Package).FirstOrDefaultAsync(cancellation);
        if (stored is null && draft.Specification is null) return WithoutProcedure(draft.DefinitionId);
        var package = stored is null ? new ProcedurePackage(draft.Specification!, new Dictionary<string, string>(), new Dictionary<string, string>()) : StoredPackage.Read(stored);
        return package with
        {
            Procedure = draft.Specification ?? package.Procedure,
            Processes = new Dictionary<string, string>(package.Processes, StringComparer.Ordinal) { [process] = draft.Document },
        };
    }

    /// <summary>The draft of a definition of a procedure; null where there is none.</summary>
    public async Task<ProcessDraft?> Find(string procedureCode, string definitionId, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.ProcessDrafts.AsNoTracking().SingleOrDefaultAsync(d => d.DefinitionId == definitionId && d.ProcedureCode == procedureCode, cancellation);
    }

    /// <summary>The drafts that belong to a procedure, by name.</summary>
    public async Task<IReadOnlyList<ProcessDraft>> List(string procedureCode, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.ProcessDrafts.AsNoTracking().Where(d => d.ProcedureCode == procedureCode).OrderBy(d => d.Name).ToListAsync(cancellation);
    }

    /// <summary>Everything that speaks against publishing a definition as it stands; paths lead into its own text, with the file before them where they lead elsewhere. Null where there is none.</summary>
    public async Task<DefinitionProblems?> ProblemsOf(string definitionId, CancellationToken cancellation)
    {
        if (await definitions.Find(definitionId, new(VersionChoice.Kind.Latest), cancellation) is not { } state) return null;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var draft = await context.ProcessDrafts.AsNoTracking().SingleOrDefaultAsync(d => d.DefinitionId == definitionId, cancellation);
        if (draft is null) return new(state, []);
        var package = await Of(draft, cancellation);
        if (!package.IsRejected) return new(state, [.. (await publish.ProblemsOf(package.Value, cancellation)).Select(p => Within(p, draft.Process!))]);
        var read = DefinitionReader.Read(draft.Document, activities);
        var drawn = read.Graph is { } graph ? PublishChecks.Run(graph).Problems : [];
        return new(state, [.. read.Problems.Concat(drawn).Distinct(), .. package.Rejection!.Problems]);
    }

    private static Problem Within(Problem problem, string file) =>
        problem.Path.StartsWith($"{file}:", StringComparison.Ordinal) ? problem with { Path = problem.Path[(file.Length + 1)..] } : problem;

    private static Rejection WithoutProcedure(string definitionId) =>
        StudioSentences.Refuse(RejectionKind.Unprocessable, "DraftWithoutProcedure", definitionId) with
        {
            Problems = [new Problem("DraftWithoutProcedure", "$", null, StudioSentences.Of("DraftWithoutProcedure", definitionId))],
        };
}
