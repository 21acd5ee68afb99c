namespace Workflow.Host.Hosting;

/// <summary>Whether this run serves the sample office (section <c>Sample</c>, set by <c>serve --sample</c>).</summary>
internal sealed class SampleOptions
{
    public const string Section = "Sample";

    public bool Enabled { get; set; }
}
