namespace Workflow.Host.Administration.Units;

/// <summary>A merger as it is shown before it is done.</summary>
/// <param name="IntoName">Name of the unit that takes everything over.</param>
/// <param name="Work">What goes over.</param>
internal sealed record MergerPreview(MergeUnit Merge, string IntoName, UnitWork Work)
{
    /// <summary>What the form sends back to say that this merger was shown.</summary>
    public string Mark => MarkOf(Merge);

    public static string MarkOf(MergeUnit merge) => $"{OfficeEdits.Write(merge.Day)} {merge.Into}";
}
