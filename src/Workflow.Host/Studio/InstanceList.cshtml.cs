using Workflow.Host.Studio.Assets;

namespace Workflow.Host.Studio;

/// <summary>Dossiers as instances of their processes.</summary>
internal sealed class InstanceListPage(StudioAssets assets) : StudioPage(assets)
{
    public override StudioElement Element => StudioElement.Instances;
}
