using Microsoft.AspNetCore.Mvc;
using Workflow.Host.Studio.Assets;

namespace Workflow.Host.Studio;

/// <summary>One dossier on the drawing of its process: where it stands and how it came there.</summary>
internal sealed class InstanceViewerPage(StudioAssets assets) : StudioPage(assets)
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public string InstanceId { get; set; } = "";

    public override StudioElement Element => StudioElement.Instance;

    public override string Id => InstanceId;
}
