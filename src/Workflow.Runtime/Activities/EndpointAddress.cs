using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Activities;

/// <summary>Where an endpoint listens.</summary>
internal static class EndpointAddress
{
    private const int LongestPath = 200;
    private const int LongestMethod = 16;
    private const int MostMethods = 10;

    /// <summary>
    /// One key for each method, <c>POST ho-so/{code}</c>: the path without slashes at its ends, in small letters but for the names of its parameters. Null
    /// where the path is empty, too long or has an empty part, or a method is none.
    /// </summary>
    public static IReadOnlyList<string>? Keys(JsValue path, JsValue methods)
    {
        if (!path.IsText || PathOf(path.AsText()) is not { } normal) return null;
        if (methods.IsText && JsValue.TryFromJson(methods.AsText(), out var parsed) && parsed.Kind == JsKind.Array) methods = parsed;
        IReadOnlyList<JsValue> given = methods.IsNullish ? [JsValue.Of("GET")] : methods.Kind == JsKind.Array ? methods.AsArray() : [methods];
        if (given.Count is 0 or > MostMethods || !given.All(m => m.IsText && m.AsText().Length is > 0 and <= LongestMethod && m.AsText().All(char.IsAsciiLetter))) return null;
        return [.. given.Select(m => $"{m.AsText().ToUpperInvariant()} {normal}").Distinct(StringComparer.Ordinal)];
    }

    private static string? PathOf(string path)
    {
        var parts = path.Trim().Trim('/').Split('/');
        if (path.Length > LongestPath || parts.Any(p => p.Length == 0 || p.Any(char.IsWhiteSpace))) return null;
        return string.Join('/', parts.Select(p => p.StartsWith('{') ? p : p.ToLowerInvariant()));
    }
}
