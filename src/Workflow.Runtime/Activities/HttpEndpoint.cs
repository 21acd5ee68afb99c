using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Runtime.Definitions;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Activities;

/// <summary>Waits for a request to an endpoint of the process; as its beginning, every request starts one.</summary>
internal sealed class HttpEndpoint : ActivityType
{
    /// <summary>What comes with a request, and the output that takes it.</summary>
    private static readonly (string Member, string Output)[] parts =
        [("routeData", "RouteData"), ("query", "QueryStringData"), ("headers", "Headers"), ("body", "ParsedContent")];

    /// <summary>Inputs that show a refusal as an outcome.</summary>
    private static readonly (string Input, string Outcome)[] failures =
    [
        ("ExposeRequestTooLargeOutcome", EndpointFailures.RequestTooLarge),
        ("ExposeFileTooLargeOutcome", EndpointFailures.FileTooLarge),
        ("ExposeInvalidFileExtensionOutcome", EndpointFailures.InvalidFileExtension),
        ("ExposeInvalidFileMimeTypeOutcome", EndpointFailures.InvalidFileMimeType),
    ];

    public override string Name => "Elsa.HttpEndpoint";
    public override string Category => "HTTP";
    public override Phrase DisplayName { get; } = ActivitySentences.Of("HttpEndpoint");
    public override Phrase Description { get; } = ActivitySentences.Of("HttpEndpointDescription");
    public override bool CanWait => true;
    public override bool IsTrigger => true;
    public override IReadOnlyList<string> Outputs { get; } = ["Result", .. parts.Select(p => p.Output)];

    public override IReadOnlyList<ActivityInput> Inputs { get; } =
    [
        new("Path", "String", ActivitySentences.Of("InputPath"), "singleline") { TakesExpressions = true, Help = ActivitySentences.Of("HelpPath") },
        new("SupportedMethods", "String[]", ActivitySentences.Of("InputSupportedMethods"), "checklist", "[\"GET\"]") { TakesExpressions = true, Choices = HttpRequestInputs.Methods },
        Input("Authorize", "Boolean", "checkbox", "false"),
        Input("Policy", "String", "singleline"),
        Input("RequestTimeout", "TimeSpan", "singleline"),
        Input("RequestSizeLimit", "Int64", "singleline"),
        Input("FileSizeLimit", "Int64", "singleline"),
        Input("AllowedFileExtensions", "String[]", "multitext"),
        Input("BlockedFileExtensions", "String[]", "multitext"),
        Input("AllowedMimeTypes", "String[]", "multitext"),
        .. failures.Select(f => Input(f.Input, "Boolean", "checkbox", "false") with { IsWrapped = false }),
    ];

    public override ActivityBehaviour Bind(InputBinder inputs)
    {
        var (path, methods) = (inputs.Value("Path"), inputs.Value("SupportedMethods"));
        if (path is null or Expression.Literal && methods is Expression.Literal or Expression.Object && EndpointAddress.Keys(Fixed(path), Fixed(methods)) is null)
            inputs.RefusePublishing("Path", "EndpointUnusable");
        return new Behaviour(path, methods, new EndpointSettings
        {
            Authorize = inputs.Flag("Authorize"),
            Policy = inputs.Text("Policy") is { Length: > 0 } policy ? policy : null,
            RequestTimeout = inputs.FixedDuration("RequestTimeout"),
            RequestSizeLimit = inputs.Size("RequestSizeLimit"),
            FileSizeLimit = inputs.Size("FileSizeLimit"),
            AllowedFileExtensions = ListOf(inputs, "AllowedFileExtensions"),
            BlockedFileExtensions = ListOf(inputs, "BlockedFileExtensions"),
            AllowedMimeTypes = ListOf(inputs, "AllowedMimeTypes"),
            ExposedFailures = [.. failures.Where(f => inputs.Flag(f.Input)).Select(f => f.Outcome)],
        });
    }

    private static JsValue Fixed(Expression? expression) => expression switch
    {
        Expression.Literal literal => literal.Value,
        Expression.Object json => json.Value,
        _ => JsValue.Undefined,
    };

    private static IReadOnlyList<string> ListOf(InputBinder inputs, string input)
    {
        var names = inputs.Names(input) ?? [];
        inputs.RecordNames(input, names);
        return names;
    }

    private static ActivityInput Input(string name, string typeName, string hint, string? standard = null) =>
        new(name, typeName, ActivitySentences.Of($"Input{name}"), hint, standard);

    /// <summary>An endpoint of one definition.</summary>
    internal sealed class Behaviour(Expression? path, Expression? methods, EndpointSettings settings) : TriggerBehaviour
    {
        public EndpointSettings Settings => settings;

        public override IReadOnlyList<string> Outcomes { get; } = ["Done", .. settings.ExposedFailures];

        public override void AddTriggers(TriggerReading reading)
        {
            if (reading.Constant(path, "path") is { } at && reading.Constant(methods, "supportedMethods") is { } by)
                reading.AddKeys(TriggerKind.Endpoint, EndpointAddress.Keys(at, by), "path");
        }

        protected override ActivityResult Begin(Run run, JsValue payload) => Take(run, payload);

        protected override ActivityResult Wait(Run run)
        {
            var at = run.Evaluate(path, InputType.Text, "path", out var failure);
            if (failure is not null) return failure;
            var by = run.Evaluate(methods, InputType.Any, "supportedMethods", out failure);
            if (failure is not null) return failure;
            return EndpointAddress.Keys(at, by) is { } keys
                ? new ActivityResult.Waiting([.. keys.Select(key => new ActivityResult.WaitWanted(WaitKind.Endpoint, key, DueAt: null, Request: null))])
                : new ActivityResult.Failed("EndpointUnusable", RunSentences.Of("EndpointUnusable", run.Subject));
        }

        public override ActivityResult Resume(Run run, WaitAnswer answer) => Take(run, answer.Payload);

        private ActivityResult Take(Run run, JsValue request)
        {
            if (run.SetOutput("Result", request.IsUndefined ? JsValue.Null : request) is { } tooLarge) return tooLarge;
            foreach (var (member, output) in parts)
                if (JsonMember.Of(request, member) is { IsUndefined: false } value && run.SetOutput(output, value) is { } failure) return failure;
            if (JsonMember.Of(request, "failure") is not { IsText: true } refusal) return ActivityResult.Done;
            return settings.ExposedFailures.Contains(refusal.AsText())
                ? new ActivityResult.Completed([refusal.AsText()])
                : new ActivityResult.Failed("RequestRefused", RunSentences.Of("RequestRefused", run.Subject, refusal.AsText()));
        }
    }
}
