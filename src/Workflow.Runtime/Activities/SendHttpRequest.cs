using Workflow.Core;

namespace Workflow.Runtime.Activities;

/// <summary>Calls over HTTP and keeps the answer; no answer, or one that says the receiver is in trouble, is an incident that can be tried again.</summary>
internal sealed class SendHttpRequest : ActivityType
{
    public override string Name => "Elsa.SendHttpRequest";
    public override string Category => HttpRequestInputs.Category;
    public override Phrase DisplayName { get; } = ActivitySentences.Of("SendHttpRequest");
    public override Phrase Description { get; } = ActivitySentences.Of("SendHttpRequestDescription");
    public override bool CanWait => true;
    public override IReadOnlyList<string> Outputs => HttpRequestInputs.Outputs;
    public override IReadOnlyList<ActivityInput> Inputs { get; } = HttpRequestInputs.Inputs(retries: true);

    public override ActivityBehaviour Bind(InputBinder inputs)
    {
        inputs.RefuseEmbedded("unmatchedStatusCode", "failedToConnect", "timeout");
        return new Behaviour(new HttpRequestInputs(inputs));
    }

    private sealed class Behaviour(HttpRequestInputs request) : ActivityBehaviour
    {
        public override ActivityResult Execute(Run run) => request.Request(run);

        public override ActivityResult Resume(Run run, WaitAnswer answer)
        {
            if (HttpRequestInputs.FailureOf(answer.Payload) is { } failure) return Failed(failure == "Timeout" ? "CallTimedOut" : "CallNotConnected", run.Subject);
            var status = HttpRequestInputs.StatusOf(answer.Payload);
            if (status is >= 500 or 408 or 429) return Failed("CallAnsweredWithError", run.Subject, status);
            return HttpRequestInputs.Keep(run, answer.Payload) ?? (ActivityResult)ActivityResult.Done;
        }

        private static ActivityResult.Failed Failed(string code, params ReadOnlySpan<object?> arguments) => new(code, RunSentences.Of(code, arguments));
    }
}
