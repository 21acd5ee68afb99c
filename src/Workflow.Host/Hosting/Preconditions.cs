using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Workflow.Core;
using Workflow.Host.Accounts;
using Workflow.Persistence.Commands;

namespace Workflow.Host.Hosting;

/// <summary>Reads what a caller promises about its request: the revision it has seen, and that repeating it means it once.</summary>
internal static class Preconditions
{
    private const int LongestKey = 64;

    /// <summary>The revision of <c>If-Match</c>; absent is refused as a missing precondition, several or weak ones as malformed.</summary>
    public static Result<int> ExpectedRevision(this HttpRequest request)
    {
        var header = request.Headers.IfMatch;
        if (header.Count == 0) return HostSentences.Refuse(RejectionKind.PreconditionRequired, "IfMatchMissing");

        var text = header.ToString();
        var isQuoted = text.Length > 2 && text[0] == '"' && text[^1] == '"';
        if (isQuoted && int.TryParse(text.AsSpan(1, text.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var revision))
            return revision;
        return HostSentences.Refuse(RejectionKind.Malformed, "IfMatchMalformed");
    }

    /// <summary>The entity tag of a revision, as <c>If-Match</c> takes it back.</summary>
    public static string EntityTag(int revision) => string.Create(CultureInfo.InvariantCulture, $"\"{revision}\"");

    /// <summary>The key of an API request with the hash of its route and raw body; null where an officer sent none, refused where a machine did.</summary>
    public static Result<IdempotencyKey?> Idempotency(this HttpContext context, CurrentActor me)
    {
        var header = context.Request.Headers["Idempotency-Key"];
        if (header.Count == 0)
        {
            if (me.IsMachine) return HostSentences.Refuse(RejectionKind.Malformed, "IdempotencyKeyMissing");
            return (IdempotencyKey?)null;
        }
        return Key(me, header.ToString(), Hash(context.Request, context.Features.Get<RawBody>()?.Bytes ?? []));
    }

    /// <summary>The key in a form's hidden field with the hash of its route and fields; each form of the pages carries one.</summary>
    public static Result<IdempotencyKey?> IdempotencyOfForm(this HttpContext context, CurrentActor me, string key)
    {
        var fields = context.Request.Form
            .Where(f => f.Key != "__RequestVerificationToken")
            .OrderBy(f => f.Key, StringComparer.Ordinal)
            .SelectMany(f => f.Value.Select(v => $"{f.Key}\u001f{v}\u001e"));
        return Key(me, key, Hash(context.Request, Encoding.UTF8.GetBytes(string.Concat(fields))));
    }

    private static Result<IdempotencyKey?> Key(CurrentActor me, string key, string hash)
    {
        var isReadable = key.Length is > 0 and <= LongestKey && key.All(c => c is > ' ' and < '\u007f');
        if (!isReadable) return HostSentences.Refuse(RejectionKind.Malformed, "IdempotencyKeyMalformed");
        return new IdempotencyKey(me.Actor.Id, key, hash);
    }

    private static string Hash(HttpRequest request, byte[] content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"));
        hash.AppendData(content);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
