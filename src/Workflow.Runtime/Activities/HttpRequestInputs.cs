using Workflow.Core.Dossiers;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Activities;

/// <summary>What the two activities that call over HTTP have in common: the request, and what is kept of the answer.</summary>
internal sealed class HttpRequestInputs(InputBinder inputs)
{
    public const string Category = "HTTP";
    private const string Form = "application/x-www-form-urlencoded";
    private const string Json = "application/json";

    /// <summary>One attempt may take so long.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(100);

    private readonly Expression? url = inputs.Value("Url");
    private readonly Expression? method = inputs.Value("Method");
    private readonly Expression? content = inputs.Value("Content");
    private readonly Expression? contentType = inputs.Value("ContentType");
    private readonly Expression? authorization = inputs.Value("Authorization");
    private readonly Expression? headers = inputs.Value("RequestHeaders");
    private readonly bool retries = inputs.Flag("EnableResiliency");

    public static IReadOnlyList<string> Outputs { get; } = ["Result", "StatusCode", "ParsedContent", "ResponseHeaders"];

    public static IReadOnlyList<ActivityInput.Choice> Methods { get; } =
        [.. new[] { "GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD" }.Select(m => new ActivityInput.Choice(m, new(m, m)))];

    /// <param name="retries">Whether failures that pass are tried again where the definition says nothing.</param>
    public static IReadOnlyList<ActivityInput> Inputs(bool retries) =>
    [
        new("Url", "Uri", ActivitySentences.Of("InputUrl"), "singleline") { TakesExpressions = true },
        new("Method", "String", ActivitySentences.Of("InputMethod"), "dropdown", "GET")
        {
            TakesExpressions = true,
            Choices = Methods,
        },
        new("Content", "Object", ActivitySentences.Of("InputContent"), "multiline") { TakesExpressions = true },
        new("ContentType", "String", ActivitySentences.Of("InputContentType"), "singleline") { TakesExpressions = true },
        new("Authorization", "String", ActivitySentences.Of("InputAuthorization"), "singleline") { TakesExpressions = true },
        new("RequestHeaders", "HttpHeaders", ActivitySentences.Of("InputRequestHeaders"), "json-editor") { TakesExpressions = true },
        new("EnableResiliency", "Boolean", ActivitySentences.Of("InputEnableResiliency"), "checkbox", retries ? "true" : "false"),
    ];

    /// <summary>Asks for the call and waits for what comes of it.</summary>
    public ActivityResult Request(Run run)
    {
        if (Text(run, url, "url", out var address) is { } noAddress) return noAddress;
        if (string.IsNullOrWhiteSpace(address)) return new ActivityResult.Failed("CallWithoutUrl", RunSentences.Of("CallWithoutUrl", run.Subject));
        if (Text(run, method, "method", out var verb) is { } noMethod) return noMethod;
        if (Text(run, contentType, "contentType", out var type) is { } noType) return noType;
        var body = run.Evaluate(content, InputType.Any, "content", out var failure);
        if (failure is not null || Headers(run, out failure) is not { } sent) return failure!;

        var text = body.IsNullish ? null : BodyOf(body, type);
        if (text is not null && string.IsNullOrWhiteSpace(type) && !body.IsText) type = Json;
        return run.RequestCall(new HttpCall(verb ?? "GET", address, sent, string.IsNullOrWhiteSpace(type) ? null : type, text, Timeout, retries));
    }

    /// <summary>Why no answer came; null where one did.</summary>
    public static string? FailureOf(JsValue answer) => Member(answer, "failure") is { IsText: true } failure ? failure.AsText() : null;

    public static int StatusOf(JsValue answer) => Member(answer, "statusCode") is { IsNumber: true } status ? (int)status.AsNumber() : 0;

    /// <summary>Keeps the answer for later expressions and for the variables that capture it.</summary>
    public static ActivityResult.Failed? Keep(Run run, JsValue answer) =>
        run.SetOutput("StatusCode", Member(answer, "statusCode"))
        ?? run.SetOutput("ParsedContent", Member(answer, "body"))
        ?? run.SetOutput("ResponseHeaders", Member(answer, "headers"))
        ?? run.SetOutput("Result", answer);

    private static ActivityResult.Failed? Text(Run run, Expression? expression, string input, out string? text)
    {
        var value = run.Evaluate(expression, InputType.Text, input, out var failure);
        text = failure is not null || value.IsNullish ? null : value.AsText();
        return failure;
    }

    private Dictionary<string, string>? Headers(Run run, out ActivityResult.Failed? failure)
    {
        var given = run.Evaluate(headers, InputType.Object, "requestHeaders", out failure);
        if (failure is not null) return null;
        var sent = JsonMember.Headers(given);
        if ((failure = Text(run, authorization, "authorization", out var credentials)) is not null) return null;
        if (!string.IsNullOrWhiteSpace(credentials)) sent["Authorization"] = credentials;
        return sent;
    }

    private static string BodyOf(JsValue body, string? type)
    {
        var isForm = body.Kind == JsKind.Object && type?.StartsWith(Form, StringComparison.OrdinalIgnoreCase) == true;
        return isForm ? string.Join('&', body.AsObject().Select(m => $"{Uri.EscapeDataString(m.Key)}={Uri.EscapeDataString(JsonMember.Text(m.Value))}")) : JsonMember.Text(body);
    }

    private static JsValue Member(JsValue answer, string name) => JsonMember.Of(answer, name) is { IsUndefined: false } value ? value : JsValue.Null;
}
