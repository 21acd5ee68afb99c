namespace Workflow.Host.Procedures.Drawing;

/// <summary>Something that takes a place in a drawing, before it is known where.</summary>
internal abstract class Block
{
    /// <summary>How far below a block's upper edge lines arrive, and leave where there is one way out: the same for all, so that lines run straight.</summary>
    public const double Inlet = 20;

    public double Width { get; protected init; }

    public double Height { get; protected init; }

    /// <summary>How far below the upper edge an outcome leaves.</summary>
    public virtual double OutletOf(string outcome) => Inlet;

    /// <summary>Puts it with its upper left corner at a place.</summary>
    public abstract void PutInto(Picture picture, double x, double y);
}
