using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Core.Offices;
using Workflow.Core.Tasks;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Activities;

/// <summary>A step that an officer does; one type for each kind, all read alike.</summary>
internal sealed class HumanStep(StepDefaults defaults) : ActivityType
{
    private const decimal MostLimit = 10_000;

    /// <summary>The roles that work on dossiers; the others watch or administer and can hold no step.</summary>
    private static readonly Role[] workingRoles = [.. Enum.GetValues<Role>().Where(r => r <= Role.ReturnOfficer)];

    public override string Name { get; } = $"OneStop.{defaults.Kind}";
    public override string Category => "OneStop";
    public override Phrase DisplayName { get; } = ActivitySentences.Of($"Step{defaults.Kind}");
    public override Phrase Description { get; } = ActivitySentences.Of($"Step{defaults.Kind}Description");
    public override bool CanWait => true;
    public override IReadOnlyList<string> Outputs => ["Outcome", "Result"];
    public override IReadOnlyList<string> Outcomes => defaults.Outcomes;

    public override IReadOnlyList<ActivityInput> Inputs { get; } =
    [
        Input("Title", "String", "singleline", ActivitySentences.Of($"Step{defaults.Kind}").Vi) with { TakesExpressions = true },
        Input("Instructions", "String", "multiline", "") with { TakesExpressions = true },
        Input("Role", "String", "dropdown", defaults.DefaultRole?.ToString()) with { Choices = Choices("Role", workingRoles) },
        Input("UnitSelector", "String", "dropdown", nameof(UnitSelector.Competent)) with { Choices = Choices("UnitSelector", Enum.GetValues<UnitSelector>()) },
        Input("Unit", "String", "singleline") with { ChoicesFrom = ChoiceSource.Units },
        Input("Limit", "Decimal", "singleline"),
        Input("LimitUnit", "String", "dropdown", nameof(LimitUnit.WorkingHours)) with { Choices = Choices("LimitUnit", Enum.GetValues<LimitUnit>()) },
        Input("WarnBefore", "Decimal", "singleline"),
        Input("Form", "String", "singleline") with { ChoicesFrom = ChoiceSource.Forms },
        Input("Outcomes", "String[]", "dynamic-outcomes"),
        Input("StepKey", "String", "singleline"),
        Input("CountsTowardLimit", "Boolean", "checkbox", "true"),
    ];

    public override ActivityBehaviour Bind(InputBinder inputs)
    {
        var role = inputs.Choose("Role");
        if (role is null && defaults.DefaultRole is null && !inputs.IsGiven("Role")) inputs.Refuse("Role", "RoleMissing");
        var selector = Enum.Parse<UnitSelector>(inputs.Choose("UnitSelector") ?? nameof(UnitSelector.Competent));
        var unit = inputs.Text("Unit");
        if (selector == UnitSelector.Named && string.IsNullOrWhiteSpace(unit)) inputs.Refuse("Unit", "UnitMissing");

        var (title, instructions) = (inputs.Value("Title"), inputs.Value("Instructions"));
        return new Behaviour(title, instructions, inputs.IsGiven("StepKey"), new StepSettings
        {
            Kind = defaults.Kind,
            StepKey = inputs.KeyPrefix + inputs.TextOr("StepKey", inputs.ActivityId),
            Title = FixedText(title) ?? inputs.Subject,
            Instructions = FixedText(instructions) ?? "",
            Role = role is null ? default : Enum.Parse<Role>(role),
            UnitSelector = selector,
            Unit = selector == UnitSelector.Named ? unit : null,
            Limit = LimitOf(inputs),
            WarnBeforeMinutes = MinutesOf(inputs, "WarnBefore", 60),
            Form = inputs.Text("Form") is { Length: > 0 } form ? form : null,
            Outcomes = OutcomesOf(inputs),
            CountsTowardLimit = inputs.Flag("CountsTowardLimit"),
        });
    }

    private static TimeLimit LimitOf(InputBinder inputs)
    {
        var unit = Enum.Parse<LimitUnit>(inputs.Choose("LimitUnit") ?? nameof(LimitUnit.WorkingHours));
        if (unit == LimitUnit.SameDay) return TimeLimit.SameDay;
        if (!inputs.IsGiven("Limit"))
        {
            inputs.RefusePublishing("Limit", "LimitMissing");
            return new(0, unit);
        }
        return new(MinutesOf(inputs, "Limit", unit == LimitUnit.WorkingHours ? 60 : 480) ?? 0, unit);
    }

    /// <summary>An amount as minutes; zero and up, whole minutes, within reason.</summary>
    private static int? MinutesOf(InputBinder inputs, string input, int minutesEach)
    {
        if (inputs.Number(input) is not { } amount) return null;
        if (amount is >= 0 and <= MostLimit && decimal.IsInteger(amount * minutesEach)) return (int)(amount * minutesEach);

        inputs.Refuse(input, "AmountUnusable", MostLimit);
        return null;
    }

    private IReadOnlyList<string> OutcomesOf(InputBinder inputs)
    {
        var outcomes = inputs.Names("Outcomes") is { Count: > 0 } given ? given : defaults.Outcomes;
        inputs.RecordNames("Outcomes", outcomes);
        return outcomes;
    }

    private static ActivityInput Input(string name, string typeName, string hint, string? standard = null) =>
        new(name, typeName, ActivitySentences.Of($"Input{name}"), hint, standard) { Help = ActivitySentences.Of($"Help{name}") };

    private static ActivityInput.Choice[] Choices<T>(string subject, IEnumerable<T> values) where T : struct, Enum =>
        [.. values.Select(v => new ActivityInput.Choice(v.ToString(), ActivitySentences.Of($"{subject}{v}")))];

    private static string? FixedText(Expression? expression) =>
        expression is Expression.Literal { Value: { IsText: true } value } ? value.AsText() : null;

    /// <summary>A step of one definition.</summary>
    internal sealed class Behaviour(Expression? title, Expression? instructions, bool hasStepKey, StepSettings settings) : ActivityBehaviour
    {
        private readonly ActivityResult.TaskWanted? always =
            title is null or Expression.Literal && instructions is null or Expression.Literal ? new(settings.Title, settings.Instructions) : null;

        public StepSettings Settings => settings;

        /// <summary>Whether the definition gives the key by which reports tell the step; else its id stands in.</summary>
        public bool HasStepKey => hasStepKey;

        public override IReadOnlyList<string> Outcomes => settings.Outcomes;

        public override ActivityResult Execute(Run run)
        {
            if (always is not null) return always;
            var titleNow = run.Evaluate(title, InputType.Text, "title", out var failure);
            if (failure is not null) return failure;
            var instructionsNow = run.Evaluate(instructions, InputType.Text, "instructions", out failure);
            if (failure is not null) return failure;
            return new ActivityResult.TaskWanted(
                titleNow.IsNullish ? settings.Title : titleNow.AsText(),
                instructionsNow.IsNullish ? "" : instructionsNow.AsText());
        }
    }
}
