namespace Workflow.Core.Dossiers;

/// <summary>A request that a process wants made.</summary>
/// <param name="Headers">Names and values as they are to be sent; the content type stands apart.</param>
/// <param name="Timeout">How long one attempt may take.</param>
/// <param name="Retries">Whether failures to connect, timeouts and answers that mean "later" are tried again before the process hears of them.</param>
public sealed record HttpCall(
    string Method, string Url, IReadOnlyDictionary<string, string> Headers, string? ContentType, string? Body, TimeSpan Timeout, bool Retries);
