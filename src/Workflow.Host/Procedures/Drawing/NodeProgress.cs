namespace Workflow.Host.Procedures.Drawing;

/// <summary>How far a dossier has come with a step, in place of the step's bare limit.</summary>
/// <param name="Href">Where the step itself is shown; null for one that nobody has come to.</param>
/// <param name="Time">Time spent against the limit in words; null for one that nobody has come to.</param>
/// <param name="Percent">Share of the limit that is used up, 0 to 100; null where there is none to use up.</param>
internal sealed record NodeProgress(string? Href, string? Time, int? Percent);
