using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Workflow.Host.Hosting;
using Workflow.Host.Studio.Assets;

namespace Workflow.Host.Studio;

/// <summary>One process on the drawing board, with how it stands: problems, procedure, who edits it.</summary>
internal sealed class DefinitionEditorPage(StudioAssets assets, IOptions<OfficeOptions> office) : StudioPage(assets)
{
    [BindProperty(SupportsGet = true)]
    public string DefinitionId { get; set; } = "";

    public override StudioElement Element => StudioElement.Editor;

    public override string Id => DefinitionId;

    /// <summary>IANA name of the zone in which times are shown.</summary>
    public string TimeZone => office.Value.TimeZone;
}
