namespace Workflow.Benchmarks.Studio;

/// <summary>What one load of a page moved over the wire, as the browser saw it.</summary>
/// <param name="Requests">Answers that came from the service; what the browser kept without asking does not count.</param>
/// <param name="Files">Files of Studio and of the desk that were sent.</param>
/// <param name="Confirmed">Files that the browser kept, after asking.</param>
/// <param name="Bytes">Heads and bodies of the answers, compressed as they came.</param>
internal sealed record PageLoad(int Requests, int Files, int Confirmed, long Bytes, TimeSpan UntilReady);
