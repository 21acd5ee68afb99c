using System.Collections.Frozen;
using Workflow.Runtime.Expressions.Tree;

namespace Workflow.Runtime.Expressions.Parsing;

/// <summary>Members, calls and chains.</summary>
internal sealed partial class Parser
{
    private const int MostShown = 40;

    private static readonly FrozenSet<string> OutsideMembers = FrozenSet.Create("__proto__", "constructor", "prototype");

    private static readonly FrozenSet<string> OutsideCalls = FrozenSet.Create(
        "apply", "bind", "call", "localeCompare", "match", "matchAll", "search", "toLocaleDateString", "toLocaleLowerCase", "toLocaleString",
        "toLocaleTimeString", "toLocaleUpperCase");

    private Node ParsePostfix()
    {
        var start = Current.Start;
        var node = ParsePrimary();
        var (hasOptional, links) = (false, 0);
        while (!isLost && (Current.Kind == TokenKind.Sign || Current.Kind is TokenKind.TemplateWhole or TokenKind.TemplateHead))
        {
            var link = Current;
            var isOptional = Next("?.");
            hasOptional |= isOptional;
            if (Is("(")) node = ParseCall(node, isOptional, source[start..Math.Min(link.Start, start + MostShown)]);
            else if (Is("[")) node = ParseIndex(node, isOptional);
            else if (isOptional || Next(".")) node = ParseMember(node, isOptional);
            else break;
            if (++links + level <= MostLevels) continue;
            Outside(link, "TooDeep", MostLevels);
            isLost = true;
        }
        deepest = Math.Max(deepest, level + links);
        RefuseTail();
        return hasOptional ? new ChainNode(node) : node;
    }

    private void RefuseTail()
    {
        if (isLost) return;
        if (Current.Kind is TokenKind.TemplateWhole or TokenKind.TemplateHead)
        {
            Outside(Current, "TaggedTemplateNotKept");
            ParsePrimary();
        }
        else if ((Is("++") || Is("--")) && !Current.AfterLine)
        {
            Outside(Current, "OperatorNotKept", Current.Text);
            at++;
        }
    }

    private MemberNode ParseMember(Node target, bool isOptional)
    {
        var name = Current;
        if (name.Kind != TokenKind.Name) Unexpected();
        else
        {
            at++;
            NoteMember(name);
        }
        return new MemberNode(target, new ConstantNode(JsValue.Of(name.Text)), isOptional, name.Start);
    }

    private void NoteMember(Token name)
    {
        reads.Member(name.Text);
        if (OutsideMembers.Contains(name.Text) || (OutsideCalls.Contains(name.Text) && Is("("))) Outside(name, "MemberNotKept", name.Text);
    }

    private MemberNode ParseIndex(Node target, bool isOptional)
    {
        var open = Current;
        at++;
        var literal = Current;
        var key = ParseExpression();
        Expect("]");
        if (key is ConstantNode { Value.IsText: true }) NoteMember(literal with { Text = literal.Text });
        else if (Is("(") || Is("?.")) reads.Changes = true;
        return new MemberNode(target, key, isOptional, open.Start);
    }

    private CallNode ParseCall(Node callee, bool isOptional, string shown)
    {
        var open = Current.Start;
        return new CallNode(callee, ParseArguments(), isOptional, open, shown);
    }

    private Node[] ParseArguments()
    {
        Expect("(");
        var arguments = ParseList(")");
        Expect(")");
        return arguments;
    }

    /// <summary>Values and spreads up to a closing sign, which is left.</summary>
    private Node[] ParseList(string end)
    {
        var items = new List<Node>();
        while (!isLost && !Is(end))
        {
            if (Is(","))
            {
                Outside(Current, "HoleNotKept");
                at++;
                continue;
            }
            var start = Current.Start;
            items.Add(Next("...") ? new SpreadNode(ParseAssignment(), start) : ParseAssignment());
            if (!Next(",")) break;
        }
        return [.. items];
    }
}
