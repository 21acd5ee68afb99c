using System.Globalization;
using System.Net;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Activities;

/// <summary>Answers the request that the process is running for; without one, an incident.</summary>
internal sealed class WriteHttpResponse : ActivityType
{
    /// <summary>The statuses that the designer offers; an expression may give any other.</summary>
    private static readonly HttpStatusCode[] offered =
    [
        HttpStatusCode.OK, HttpStatusCode.Created, HttpStatusCode.Accepted, HttpStatusCode.NoContent, HttpStatusCode.SeeOther, HttpStatusCode.BadRequest,
        HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.Conflict, HttpStatusCode.Gone,
        HttpStatusCode.TooManyRequests, HttpStatusCode.InternalServerError, HttpStatusCode.ServiceUnavailable,
    ];

    public override string Name => "Elsa.WriteHttpResponse";
    public override string Category => "HTTP";
    public override Phrase DisplayName { get; } = ActivitySentences.Of("WriteHttpResponse");
    public override Phrase Description { get; } = ActivitySentences.Of("WriteHttpResponseDescription");

    public override IReadOnlyList<ActivityInput> Inputs { get; } =
    [
        new("StatusCode", "HttpStatusCode", ActivitySentences.Of("InputStatusCode"), "dropdown", "OK")
        {
            TakesExpressions = true,
            Choices = [.. offered.Select(status => new ActivityInput.Choice(status.ToString(), ActivitySentences.Of($"Status{status}", (int)status)))],
        },
        new("Content", "Object", ActivitySentences.Of("InputContent"), "multiline") { TakesExpressions = true },
        new("ContentType", "String", ActivitySentences.Of("InputContentType"), "singleline") { TakesExpressions = true },
        new("ResponseHeaders", "HttpHeaders", ActivitySentences.Of("InputHeaders"), "json-editor") { TakesExpressions = true },
    ];

    public override ActivityBehaviour Bind(InputBinder inputs) =>
        new Behaviour(inputs.Value("StatusCode"), inputs.Value("Content"), inputs.Value("ContentType"), inputs.Value("ResponseHeaders"));

    /// <summary>A number of three digits, or a status by its name; null where it is none.</summary>
    private static int? StatusOf(JsValue value)
    {
        if (value.IsNullish) return (int)HttpStatusCode.OK;
        var text = value.IsText ? value.AsText() : value.ToJson();
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number is >= 100 and <= 599 ? number : null;
        return Enum.TryParse<HttpStatusCode>(text, ignoreCase: true, out var named) && Enum.IsDefined(named) ? (int)named : null;
    }

    private sealed class Behaviour(Expression? statusCode, Expression? content, Expression? contentType, Expression? headers) : ActivityBehaviour
    {
        public override ActivityResult Execute(Run run)
        {
            if (!run.HasCaller) return new ActivityResult.Failed("NobodyToAnswer", RunSentences.Of("NobodyToAnswer", run.Subject));
            var status = run.Evaluate(statusCode, InputType.Any, "statusCode", out var failure);
            if (failure is not null) return failure;
            if (StatusOf(status) is not { } code) return new ActivityResult.Failed("AnswerStatusUnusable", RunSentences.Of("AnswerStatusUnusable", run.Subject));
            var body = run.Evaluate(content, InputType.Any, "content", out failure);
            if (failure is not null) return failure;
            if (run.TooLarge("content", body) is { } tooLarge) return tooLarge;
            var type = run.Evaluate(contentType, InputType.Text, "contentType", out failure);
            if (failure is not null) return failure;
            var sent = run.Evaluate(headers, InputType.Object, "responseHeaders", out failure);
            if (failure is not null) return failure;

            run.Emit(new Effect.AnswerGiven(code, TypeOf(body, type), code == (int)HttpStatusCode.NoContent ? "" : JsonMember.Text(body), JsonMember.Headers(sent)));
            return ActivityResult.Done;
        }

        private static string? TypeOf(JsValue body, JsValue type)
        {
            if (body.IsNullish) return null;
            if (!type.IsNullish && !string.IsNullOrWhiteSpace(type.AsText())) return type.AsText();
            return body.IsText ? "text/plain" : "application/json";
        }
    }
}
