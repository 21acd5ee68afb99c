using Workflow.Benchmarks.Serving;

namespace Workflow.Benchmarks.Desk;

/// <summary>A data folder that is kept where somebody named it, and removed afterwards where nobody did.</summary>
internal sealed class DeskFolder(string? kept) : IDisposable
{
    private readonly BenchmarkFolder? own = kept is null ? new BenchmarkFolder() : null;

    public string Path => kept ?? own!.Path;

    public void Dispose() => own?.Dispose();
}
