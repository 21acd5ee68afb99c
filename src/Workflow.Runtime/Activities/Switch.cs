using Workflow.Core;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Activities;

/// <summary>Runs what the first case that holds has, or what every such case has; the default where none holds.</summary>
internal sealed class Switch : ActivityType
{
    private const string MatchFirst = "MatchFirst";
    private const string MatchAny = "MatchAny";

    public override string Name => "Elsa.Switch";
    public override string Category => "Branching";
    public override Phrase DisplayName { get; } = ActivitySentences.Of("Switch");
    public override Phrase Description { get; } = ActivitySentences.Of("SwitchDescription");
    public override bool IsContainer => true;
    public override IReadOnlyList<string> Ports { get; } = ["Default"];

    public override IReadOnlyList<ActivityInput> Inputs { get; } =
    [
        new("Cases", "SwitchCase[]", ActivitySentences.Of("InputCases"), "switch-editor") { IsWrapped = false, TakesExpressions = true },
        new("Mode", "SwitchMode", ActivitySentences.Of("InputMode"), "dropdown", MatchFirst)
        {
            Choices = [new(MatchFirst, ActivitySentences.Of("SwitchModeMatchFirst")), new(MatchAny, ActivitySentences.Of("SwitchModeMatchAny"))],
        },
    ];

    public override ActivityBehaviour Bind(InputBinder inputs) =>
        new Behaviour(inputs.CasesWithActivities("Cases"), inputs.Choose("Mode") == MatchAny, inputs.Child("Default"));

    private sealed class Behaviour(IReadOnlyList<(string Label, Expression? Condition, int Activity)> cases, bool all, int otherwise) : ContainerBehaviour
    {
        public override Arrangement Arrangement => all ? Arrangement.SideBySide : Arrangement.Alternatives;

        public override ActivityResult? Turn(Run run, OpenFrame frame)
        {
            var (matched, chosen) = (false, new List<int>());
            foreach (var (label, condition, activity) in cases)
            {
                var value = run.Evaluate(condition, InputType.Boolean, label, out var failure);
                if (failure is not null) return failure;
                if (value.IsNullish || !value.AsBoolean() || matched && !all) continue;
                matched = true;
                if (activity >= 0) chosen.Add(activity);
            }
            if (!matched && otherwise >= 0) chosen.Add(otherwise);
            foreach (var activity in chosen) run.Enqueue(run.Graph.Activities[activity], frame);
            return DoneWhenEmpty(frame);
        }

        public override ActivityResult? ChildCompleted(Run run, OpenFrame frame, int child, IReadOnlyList<string> outcomes) => DoneWhenEmpty(frame);
    }
}
