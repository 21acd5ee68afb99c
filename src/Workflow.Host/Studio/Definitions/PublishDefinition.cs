using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Procedures;
using Workflow.Host.Procedures;
using Workflow.Persistence;
using Workflow.Runtime.Diagrams;

namespace Workflow.Host.Studio.Definitions;

/// <summary>What became of a definition that was to be published.</summary>
/// <param name="WasPublished">Whether nothing had been drawn since the last publication.</param>
internal sealed record PublishedFromStudio(string DefinitionId, bool WasPublished);

/// <summary>Publishing through Studio is the service's publication: the same checks, the same save, in which the draft goes.</summary>
internal sealed class PublishDefinition(IDbContextFactory<WorkflowDbContext> contexts, DraftPackages packages, PublishVersion publish, Proposals proposals, DefinitionQueries definitions)
{
    /// <summary>Publishes the draft of a definition, or hands it in for approval, which is told as a rejection since nothing is published yet.</summary>
    /// <param name="order">How it is to be published, without the draft; null for at once and without more words.</param>
    public async Task<Result<PublishedFromStudio>> Publish(Hand hand, string definitionId, PublicationOrder? order, CancellationToken cancellation)
    {
        ProcessDraft? draft;
        await using (var context = await contexts.CreateDbContextAsync(cancellation))
            draft = await context.ProcessDrafts.AsNoTracking().SingleOrDefaultAsync(d => d.DefinitionId == definitionId, cancellation);
        if (draft is null)
            return await definitions.Find(definitionId, new(VersionChoice.Kind.Latest), cancellation) is null
                ? StudioSentences.Refuse(RejectionKind.NotFound, "DefinitionNotFound", Dossiers.Shortened.Of(definitionId))
                : new PublishedFromStudio(definitionId, WasPublished: true);

        var package = await packages.Of(draft, cancellation);
        if (package.Rejection is { } homeless) return homeless;
        order = (order ?? new(hand.Id)) with { Draft = draft };
        if (!proposals.PublishesAlone(hand.Officer))
        {
            var proposed = await proposals.Propose(package.Value, order, cancellation);
            return proposed.Rejection is { } refused ? Told(refused, draft) : StudioSentences.Refuse(RejectionKind.Conflict, "SentForApproval", draft.ProcedureCode);
        }
        var published = await publish.Publish(package.Value, order, cancellation);
        if (published.Rejection is { } rejection) return Told(rejection, draft);
        return new PublishedFromStudio(definitionId, published.Value.Result == PublicationResult.Unchanged);
    }

    /// <summary>A refusal as Studio's user is to read it: a line a problem, which begins with the step.</summary>
    private static Rejection Told(Rejection rejection, ProcessDraft draft)
    {
        var diagram = Diagram.Read(draft.Document);
        var told = rejection.Problems.Any(p => p.Severity == Severity.Error) ? rejection.Problems.Where(p => p.Severity == Severity.Error) : rejection.Problems;
        var lines = told.Select(p => p with { Sentence = Line(p, draft, diagram) }).ToList();
        if (rejection.Code == "OverrunUnconfirmed")
            lines.Insert(0, new("OverrunUnconfirmed", "$", null, StudioSentences.Of("ConfirmOverrun", draft.ProcedureCode)));
        return rejection with { Problems = lines };
    }

    private static Phrase Line(Problem problem, ProcessDraft draft, Diagram diagram)
    {
        var own = $"{draft.Process}:";
        if (!problem.Path.StartsWith(own, StringComparison.Ordinal))
            return new($"{problem.Path}: {problem.Sentence.Vi}", $"{problem.Path}: {problem.Sentence.En}");
        return diagram.FindActivityAt(problem.Path[own.Length..]) is not { } step ? problem.Sentence : new($"{step.Title} ({step.Key}): {problem.Sentence.Vi}", $"{step.Title} ({step.Key}): {problem.Sentence.En}");
    }
}
