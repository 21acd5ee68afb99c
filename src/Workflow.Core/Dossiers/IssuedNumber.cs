namespace Workflow.Core.Dossiers;

/// <summary>A number given to a result, unique per unit and year.</summary>
public sealed class IssuedNumber
{
    public required string UnitCode { get; init; }
    public required int Year { get; init; }

    /// <summary>From 1 each year; drawn when the step is written.</summary>
    public long Number { get; set; }

    /// <summary>What follows the number on the document, e.g. <c>GPXD-SXD</c>.</summary>
    public required string Symbol { get; init; }
    public required DateOnly Date { get; init; }
    public required Guid DossierId { get; init; }
}
