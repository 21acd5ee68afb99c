using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Workflow.Core;
using Workflow.Host.Hosting;

namespace Workflow.Host.Studio.Instances;

/// <summary>A refusal as Studio reads it: every sentence below <c>errors</c> is shown.</summary>
internal sealed record StudioErrors(IReadOnlyDictionary<string, string[]> Errors);

/// <summary>Reads what Studio sends and answers it.</summary>
internal static class StudioAnswers
{
    /// <summary>The body of a request; a missing one is an empty object, an unreadable one malformed.</summary>
    public static async Task<Result<T>> ReadStudio<T>(this HttpContext http, JsonTypeInfo<T> type) where T : class
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        var json = body.Length == 0 ? "{}"u8 : body.GetBuffer().AsSpan(0, (int)body.Length);
        try
        {
            return JsonSerializer.Deserialize(json, type) ?? JsonSerializer.Deserialize("{}"u8, type)!;
        }
        catch (JsonException unreadable)
        {
            return HostSentences.Refuse(RejectionKind.Malformed, "JsonMalformed", unreadable.Path ?? "$", (unreadable.LineNumber ?? 0) + 1, (unreadable.BytePositionInLine ?? 0) + 1);
        }
    }

    /// <summary>What was found, or why not.</summary>
    public static IResult Answer<T>(this Result<T> result, JsonTypeInfo<T> type) => result.Rejection is { } rejection ? rejection.ToAnswer() : TypedResults.Json(result.Value, type);

    /// <summary>A refusal: not found stays so, everything else is the one status whose sentences Studio shows.</summary>
    public static IResult ToAnswer(this Rejection rejection) => TypedResults.Json(
        new StudioErrors(ErrorsOf(rejection)), InstanceJson.Studio.StudioErrors,
        statusCode: rejection.Kind == RejectionKind.NotFound ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest);

    private static Dictionary<string, string[]> ErrorsOf(Rejection rejection)
    {
        var culture = CultureInfo.CurrentUICulture;
        string[] sentences = [rejection.Sentence.In(culture), .. rejection.Problems.Select(p => p.Sentence.In(culture))];
        return new(StringComparer.Ordinal) { [rejection.Code] = [.. sentences.Distinct(StringComparer.Ordinal)] };
    }
}
