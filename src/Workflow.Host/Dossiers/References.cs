namespace Workflow.Host.Dossiers;

/// <summary>How the result of a command is named in the store of idempotency keys: what it is, and its id.</summary>
internal static class References
{
    public const string Dossier = "dossier";
    public const string Task = "task";
    public const string Message = "message";
    public const string Submission = "submission";

    public static string Of(string kind, Guid id) => $"{kind}:{id:N}";

    /// <summary>The id in a reference that <see cref="Of"/> made.</summary>
    public static Guid IdOf(string reference) => Guid.ParseExact(reference.AsSpan(reference.IndexOf(':') + 1), "N");
}
