using Workflow.Host.Studio.Assets;

namespace Workflow.Host.Studio;

/// <summary>All processes, drafts and published.</summary>
internal sealed class DefinitionListPage(StudioAssets assets) : StudioPage(assets)
{
    public override StudioElement Element => StudioElement.Definitions;
}
