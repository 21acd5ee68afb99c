using System.Globalization;
using Workflow.Core;

namespace Workflow.Runtime.Activities;

/// <summary>
/// Calls over HTTP and goes on by the status code of the answer, or by what kept it from coming; by <c>Done</c> too whenever an answer came.
/// </summary>
internal sealed class FlowSendHttpRequest : ActivityType
{
    private const string ExpectedStatusCodes = "ExpectedStatusCodes";
    private const string Unmatched = "Unmatched status code";
    private const string FailedToConnect = "Failed to connect";
    private const string Timeout = "Timeout";
    private const string Done = "Done";

    private static readonly int[] standard = [200];

    public override string Name => "Elsa.FlowSendHttpRequest";
    public override string Category => HttpRequestInputs.Category;
    public override Phrase DisplayName { get; } = ActivitySentences.Of("FlowSendHttpRequest");
    public override Phrase Description { get; } = ActivitySentences.Of("FlowSendHttpRequestDescription");
    public override bool CanWait => true;
    public override IReadOnlyList<string> Outputs => HttpRequestInputs.Outputs;
    public override IReadOnlyList<string> Outcomes { get; } = OutcomesOf(standard);

    /// <summary>It draws its own ways for what fails, so they are taken at the first failure unless the definition wants more attempts.</summary>
    public override IReadOnlyList<ActivityInput> Inputs { get; } =
        [.. HttpRequestInputs.Inputs(retries: false), new(ExpectedStatusCodes, "Int32[]", ActivitySentences.Of("InputExpectedStatusCodes"), "multitext", "[200]")];

    public override ActivityBehaviour Bind(InputBinder inputs) =>
        new Behaviour(new HttpRequestInputs(inputs), inputs.StatusCodes(ExpectedStatusCodes, standard));

    private static IReadOnlyList<string> OutcomesOf(int[] expected) =>
        expected.Length == 0
        ? [FailedToConnect, Timeout, Done]
        : [.. expected.Select(Text), Unmatched, FailedToConnect, Timeout, Done];

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);

    private sealed class Behaviour(HttpRequestInputs request, int[] expected) : ActivityBehaviour
    {
        public override IReadOnlyList<string> Outcomes { get; } = OutcomesOf(expected);

        public override bool CanCompleteWith(string one, string other) =>
            one != other && (one == Done || other == Done) && !IsFailure(one) && !IsFailure(other);

        // Every answer leaves by its status and by Done, so each of the two may stand for both.
        public override bool GoesOnWithout(string outcome, Predicate<string> leadsOn) =>
            outcome == Done ? expected.Length > 0 : !IsFailure(outcome) && leadsOn(Done);

        public override ActivityResult Execute(Run run) => request.Request(run);

        public override ActivityResult Resume(Run run, WaitAnswer answer)
        {
            if (HttpRequestInputs.FailureOf(answer.Payload) is { } failure) return new ActivityResult.Completed([failure == Timeout ? Timeout : FailedToConnect]);
            if (HttpRequestInputs.Keep(run, answer.Payload) is { } unusable) return unusable;
            if (expected.Length == 0) return ActivityResult.Done;
            var status = HttpRequestInputs.StatusOf(answer.Payload);
            return new ActivityResult.Completed([expected.Contains(status) ? Text(status) : Unmatched, Done]);
        }

        private static bool IsFailure(string outcome) => outcome is FailedToConnect or Timeout;
    }
}
