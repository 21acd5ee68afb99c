using Workflow.Core;
using Workflow.Host.Procedures.Drawing;
using Workflow.Runtime.Diagrams;

namespace Workflow.Host.Procedures.Differences;

/// <summary>Compares one activity in two versions, as the officers who work on it would.</summary>
internal sealed class NodeComparison(DiagramNode before, DiagramNode after, NodeFacts facts, ChangeList changes)
{
    /// <summary>Inputs of steps that are told in words of their own, and those that only make sense together with another.</summary>
    private static readonly HashSet<string> told = ["role", "limit", "limitUnit", "unit", "unitSelector", "outcomes", "countsTowardLimit"];

    private readonly Phrase noun = NounOf(after);
    private readonly Phrase subject = SubjectOf(after);
    private readonly (string, string) paths = (before.Path, after.Path);

    public static Phrase NounOf(DiagramNode node) => DifferenceSentences.Of(node.Holder is null ? "NounProcess" : NodeFacts.KindOf(node) is null ? "NounActivity" : "NounStep");

    public static Phrase SubjectOf(DiagramNode node) => ChangeList.Named(NodeFacts.Same(node.Title), node.Key);

    public void Run()
    {
        Compare("AspectTitle", n => ChangeList.Text(n.DisplayText));
        Compare("AspectType", n => NodeFacts.Same(n.Type));
        Compare("AspectScriptName", n => ChangeList.Text(n.Name));
        Compare("AspectHolder", n => ChangeList.Text(n.Holder?.Id));
        if (NodeFacts.KindOf(after) is not null) CompareStep();
        foreach (var member in before.Inputs.Keys.Union(after.Inputs.Keys).Order(StringComparer.Ordinal))
            if (NodeFacts.KindOf(after) is null || !told.Contains(member)) CompareInput(member);
        foreach (var name in before.Properties.Keys.Union(after.Properties.Keys).Order(StringComparer.Ordinal)) CompareProperty(name);
    }

    private void CompareStep()
    {
        Compare("AspectRole", facts.Role);
        Compare("AspectLimit", facts.Limit);
        Compare("AspectUnit", facts.Unit);
        Compare("AspectOutcomes", OutcomesOf);
        Compare("AspectCounted", n => facts.Value(n, "countsTowardLimit") is { } counted ? ChangeList.YesOrNo(counted.Text != "false") : null);
    }

    private Phrase? OutcomesOf(DiagramNode node)
    {
        var outcomes = facts.Outcomes(node).Select(o => facts.Outcome(node, o)).ToList();
        return outcomes.Count == 0 ? null : new(string.Join(", ", outcomes.Select(o => o.Vi)), string.Join(", ", outcomes.Select(o => o.En)));
    }

    private void CompareInput(string member)
    {
        var aspect = facts.TypeOf(after)?.Inputs.FirstOrDefault(i => i.Member == member)?.DisplayName
            ?? (member == "start" ? DifferenceSentences.Of("AspectStart") : NodeFacts.Same(member));
        changes.Compare(noun, subject, new Phrase(Lower(aspect.Vi), Lower(aspect.En)), Said(before), Said(after), paths);

        Phrase? Said(DiagramNode node) => facts.Value(node, member) switch
        {
            null => null,
            { IsLiteral: true } literal => ChangeList.Text(literal.Text),
            { } expression => NodeFacts.Same($"{expression.Syntax}: {expression.Text}"),
        };
    }

    /// <summary>Studio writes out what is off; saying nothing means the same.</summary>
    private void CompareProperty(string name)
    {
        Phrase? Said(DiagramNode node) => node.Properties.GetValueOrDefault(name) is { Length: > 0 } text and not "false" and not "None" ? NodeFacts.Same(text) : null;
        changes.Compare(noun, subject, DifferenceSentences.Of("AspectProperty", name), Said(before), Said(after), paths);
    }

    private void Compare(string aspect, Func<DiagramNode, Phrase?> value) => changes.Compare(noun, subject, aspect, value(before), value(after), paths);

    private static string Lower(string text) => text.Length == 0 ? text : char.ToLower(text[0], SentenceBook.Vietnamese) + text[1..];
}
