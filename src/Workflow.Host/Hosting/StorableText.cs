using System.Text.Json;
using Workflow.Core;

namespace Workflow.Host.Hosting;

/// <summary>Refuses a request with the NUL character in query, form or JSON text: not every database can store it.</summary>
internal sealed class StorableText(RequestDelegate next)
{
    private const char Nul = '\0';

    public async Task InvokeAsync(HttpContext context)
    {
        if (!await HoldsNul(context)) await next(context);
        else if (context.IsForProgram()) await ProblemResults.Write(context, HostSentences.Refuse(RejectionKind.Malformed, "NulCharacter"));
        else context.Response.StatusCode = StatusCodes.Status400BadRequest;
    }

    private static async Task<bool> HoldsNul(HttpContext context)
    {
        var request = context.Request;
        if (request.Query.Any(q => HoldsNul(q.Key) || q.Value.Any(HoldsNul))) return true;
        if (context.Features.Get<RawBody>() is { } body) return HoldsNul(body.Bytes);
        return request.HasFormContentType && !context.IsStreamed() && await FormHoldsNul(request);
    }

    private static async Task<bool> FormHoldsNul(HttpRequest request)
    {
        try
        {
            var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
            return form.Any(f => HoldsNul(f.Key) || f.Value.Any(HoldsNul));
        }
        catch (Exception exception) when (exception is InvalidDataException or BadHttpRequestException)
        {
            // A form that cannot be read is refused by the page, which will fail to read it in the same way.
            return false;
        }
    }

    /// <summary>Whether some name or text of a JSON document holds the character, which JSON can only write as an escape.</summary>
    private static bool HoldsNul(byte[] json)
    {
        if (json.AsSpan().IndexOf(@"\u0000"u8) < 0) return false;
        var reader = new Utf8JsonReader(json);
        try
        {
            while (reader.Read())
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped && HoldsNul(reader.GetString())) return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // What is no JSON is refused with its place by whoever reads it next.
        }
        return false;
    }

    private static bool HoldsNul(string? text) => text?.Contains(Nul) == true;
}
