using System.Text.Json.Nodes;
using Workflow.Core;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Runtime.Activities;

namespace Workflow.Host.Studio.Definitions;

/// <summary>What Studio hears after a save: the definition as it stands now, by which the editor replaces its own state.</summary>
internal sealed class SavedDefinition(DefinitionQueries queries, ActivityTable activities)
{
    public async Task<IResult> Answer(CurrentActor me, string definitionId, bool alreadyPublished, CancellationToken cancellation) =>
        await queries.Find(definitionId, new(VersionChoice.Kind.Latest), cancellation) is { } state
            ? StudioJson.Answer(new JsonObject
            {
                ["workflowDefinition"] = DefinitionRoutes.Full(state, me, activities), ["alreadyPublished"] = alreadyPublished, ["consumingWorkflowCount"] = 0,
            })
            : StudioSentences.Refuse(RejectionKind.NotFound, "DefinitionNotFound", Shortened.Of(definitionId)).ToStudio();
}
