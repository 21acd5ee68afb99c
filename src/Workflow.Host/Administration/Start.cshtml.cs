using Workflow.Host.Dossiers;

namespace Workflow.Host.Administration;

/// <summary>Where an administrator's day begins: what needs attention, and the ways to everything else.</summary>
internal sealed class StartPage(Attention attention, CommandCircumstances circumstances) : AdminPage
{
    public const string Path = "/quan-tri";

    public AttentionView View { get; private set; } = null!;

    public async Task OnGetAsync() => View = await attention.Read(Me, circumstances.Now, HttpContext.RequestAborted);
}
