using Workflow.Core;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Activities;

/// <summary>Takes the way of the first case that holds, or of every case that does; the default where none holds.</summary>
internal sealed class FlowSwitch : ActivityType
{
    private const string Default = "Default";
    private const string MatchFirst = "MatchFirst";
    private const string MatchAny = "MatchAny";

    public override string Name => "Elsa.FlowSwitch";
    public override string Category => "Branching";
    public override Phrase DisplayName { get; } = ActivitySentences.Of("FlowSwitch");
    public override Phrase Description { get; } = ActivitySentences.Of("FlowSwitchDescription");
    public override IReadOnlyList<string> Outcomes { get; } = [Default];

    public override IReadOnlyList<ActivityInput> Inputs { get; } =
    [
        new("Cases", "FlowSwitchCase[]", ActivitySentences.Of("InputCases"), "flow-switch-editor") { IsWrapped = false, TakesExpressions = true },
        new("Mode", "SwitchMode", ActivitySentences.Of("InputMode"), "dropdown", MatchFirst)
        {
            Choices = [new(MatchFirst, ActivitySentences.Of("SwitchModeMatchFirst")), new(MatchAny, ActivitySentences.Of("SwitchModeMatchAny"))],
        },
    ];

    public override ActivityBehaviour Bind(InputBinder inputs) =>
        new Behaviour([.. inputs.Cases("Cases").Select(c => new Case(c.Label, c.Condition))], inputs.Choose("Mode") == MatchAny);

    private sealed class Behaviour(Case[] cases, bool all) : ActivityBehaviour
    {
        private static readonly ActivityResult.Completed none = new([Default]);

        public override IReadOnlyList<string> Outcomes { get; } = [.. cases.Select(c => c.Label), Default];

        public override bool CanCompleteWith(string one, string other) => all && one != Default && other != Default;

        public override ActivityResult Execute(Run run)
        {
            // Every condition is looked at, as in Elsa: one that fails is an incident even behind a case that holds.
            Case? first = null;
            var matching = new List<string>();
            foreach (var one in cases)
            {
                var value = run.Evaluate(one.Condition, InputType.Boolean, one.Label, out var failure);
                if (failure is not null) return failure;
                if (value.IsNullish || !value.AsBoolean() || first is not null && !all) continue;
                first ??= one;
                if (all) matching.Add(one.Label);
            }
            if (first is null) return none;
            return all ? new ActivityResult.Completed(matching) : first.Alone;
        }
    }

    private sealed record Case(string Label, Expression? Condition)
    {
        public ActivityResult.Completed Alone { get; } = new([Label]);
    }
}
