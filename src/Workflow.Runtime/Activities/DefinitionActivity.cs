using System.Collections.Immutable;
using Workflow.Core;
using Workflow.Runtime.Definitions;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Activities;

/// <summary>
/// A definition used as an activity by others: what it holds runs inside them, in a scope of its own. Declared inputs and outputs are variables
/// of that scope; one that the definition also declares as a variable is the same variable.
/// </summary>
internal sealed class DefinitionActivity : ActivityType
{
    /// <summary>Members that every activity has; an input of such a name stands behind an underscore.</summary>
    private static readonly string[] reserved = ["id", "nodeId", "name", "type", "version", "customProperties", "metadata"];

    private readonly Phrase displayName;
    private readonly Phrase description;
    private readonly ImmutableArray<DeclaredVariable> inputVariables;

    public DefinitionActivity(LibraryDefinition library, string name)
    {
        (Library, Name) = (library, name);
        var definition = library.Definition;
        displayName = new Phrase(library.Name, library.Name);
        var text = definition.Member("description").Text() ?? "";
        description = new Phrase(text, text);
        Category = definition.Member("options").Member("activityCategory").Text() is { Length: > 0 } category ? category : "Workflows";
        inputVariables = Declared(definition.Member("inputs"));
        var outputs = Declared(definition.Member("outputs"));
        ScopeVariables = [.. Declared(definition.Member("variables")).Concat(inputVariables).Concat(outputs).DistinctBy(v => v.Name, StringComparer.Ordinal)];
        Inputs = [.. inputVariables.Select(InputOf)];
        Outputs = [.. outputs.Select(o => o.Name)];
        if (definition.Member("outcomes").Items().Select(o => o.Text()).OfType<string>().Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } outcomes) Outcomes = outcomes;
    }

    public LibraryDefinition Library { get; }
    public override string Name { get; }
    public override string Category { get; }
    public override Phrase DisplayName => displayName;
    public override Phrase Description => description;
    public override IReadOnlyList<ActivityInput> Inputs { get; }
    public override IReadOnlyList<string> Outputs { get; }
    public override IReadOnlyList<string> Outcomes { get; } = ActivityResult.Done.Outcomes;
    public override bool IsContainer => true;
    internal override bool IsComposite => true;
    internal override IReadOnlyList<DeclaredVariable> ScopeVariables { get; }

    /// <summary>What is wrong with the declarations, with paths within the definition.</summary>
    public ReadingProblems Problems { get; } = new();

    public override ActivityBehaviour Bind(InputBinder inputs) =>
        new Behaviour([.. inputVariables.Select(v => (v, inputs.Value(v.Name)))], inputs.Root(Library.Definition.Member("root")), Outputs, Outcomes);

    private ImmutableArray<DeclaredVariable> Declared(Place list)
    {
        var reading = new VariableReading(Problems);
        reading.ReadList(list);
        return [.. reading.Read];
    }

    private static ActivityInput InputOf(DeclaredVariable declared)
    {
        var pascal = ScriptNames.Pascal(declared.Name);
        var member = pascal.Length == 0 ? declared.Name : char.ToLowerInvariant(pascal[0]) + pascal[1..];
        return new(declared.Name, declared.TypeName, new Phrase(declared.Name, declared.Name), "singleline")
        {
            TakesExpressions = true,
            Member = reserved.Contains(member, StringComparer.Ordinal) ? "_" + member : member,
        };
    }

    private sealed class Behaviour(
        ImmutableArray<(DeclaredVariable Variable, Expression? Given)> inputs, int root, IReadOnlyList<string> outputs, IReadOnlyList<string> outcomes) : ContainerBehaviour
    {
        public override IReadOnlyList<string> Outcomes => outcomes;

        public override ActivityResult? Turn(Run run, OpenFrame frame)
        {
            if (TakeInputs(run, frame) is { } failure) return failure;
            if (root < 0) return ActivityResult.Done;
            run.Enqueue(run.Graph.Activities[root], frame);
            return null;
        }

        public override ActivityResult? ChildCompleted(Run run, OpenFrame frame, int child, IReadOnlyList<string> childOutcomes) => ActivityResult.Done;

        public override void Yield(Run run, OpenFrame frame)
        {
            foreach (var output in outputs)
                run.SetOutput(output, run.Values.FindIn(frame, output, out var value) ? value : frame.Activity.FindVariable(output)!.Default);
        }

        /// <summary>Inputs mean what they mean outside, where the activity stands.</summary>
        private ActivityResult.Failed? TakeInputs(Run run, OpenFrame frame)
        {
            run.LookFrom(frame.Activity, frame.Parent ?? frame);
            foreach (var (variable, given) in inputs)
            {
                if (given is null) continue;
                var value = run.Evaluate(given, variable.ValueType, variable.Name, out var failure);
                if (failure is not null) return failure;
                RunValues.SetIn(frame, variable.Name, value.IsUndefined ? JsValue.Null : value);
            }
            run.LookFrom(frame.Activity, frame);
            return null;
        }
    }
}
