namespace Workflow.Host.Dossiers.Clocks;

/// <summary>The words of the acts on a dossier's clock.</summary>
internal sealed class ClockWords
{
    private ClockWords() { }
}
