using System.Collections.Frozen;
using Workflow.Runtime.Expressions.Members;
using Workflow.Runtime.Expressions.Tree;

namespace Workflow.Runtime.Expressions.Parsing;

/// <summary>What a name means: one declared in the script, one of the language, or one of Elsa's.</summary>
internal sealed partial class Parser
{
    private const string Getter = "get";
    private const string Setter = "set";
    private const string Variables = "variables";

    private bool IsKnown(string name) =>
        scope.Find(name) is not null || Globals.Values.ContainsKey(name) || Globals.Statics.ContainsKey(name) || ElsaFunctions.All.ContainsKey(name)
        || (mayChooseOutcomes && ElsaFunctions.OfOutcomes.ContainsKey(name)) || name == Variables;

    private Node ParseIdentifier(Token name)
    {
        at++;
        if (scope.Find(name.Text) is not null) return Identifier(name);
        var isAccessor = Is("(") && (IsAccessor(name.Text, Getter) || IsAccessor(name.Text, Setter));
        if (isAccessor || IsKnown(name.Text)) scope.TakeFromOutside(name.Text);
        if (name.Text == Variables) return ParseVariable(name);
        if (Globals.Statics.TryGetValue(name.Text, out var statics) && (Is(".") || !Globals.Values.ContainsKey(name.Text))) return ParseStatic(name, statics);
        if (ElsaFunctions.All.TryGetValue(name.Text, out var function))
        {
            reads.Function(name.Text, LiteralArgument());
            return new ConstantNode(JsValue.Of(function));
        }
        if (ElsaFunctions.OfOutcomes.TryGetValue(name.Text, out var chooser))
        {
            if (!mayChooseOutcomes) Outside(name, "OutcomesNotHere", name.Text, name.Text[Setter.Length..]);
            reads.Function(name.Text, null);
            return new ConstantNode(JsValue.Of(chooser));
        }
        if (isAccessor) return IsAccessor(name.Text, Getter) ? ParseGetter(name) : ParseSetter(name);
        return Identifier(name);
    }

    /// <summary>A name that stands for its value.</summary>
    private Node Identifier(Token name)
    {
        if (scope.Find(name.Text) is { } local) return new LocalNode(local, scope.Layout.HopsTo(local.Layout), name.Start);
        if (Globals.Values.TryGetValue(name.Text, out var value))
        {
            scope.TakeFromOutside(name.Text);
            return new ConstantNode(value);
        }
        var node = new LateNode();
        late.Add((node, name, scope));
        return node;
    }

    private static bool IsAccessor(string name, string verb) => name.Length > verb.Length && name.StartsWith(verb, StringComparison.Ordinal);

    private string? LiteralArgument() =>
        Is("(") && Ahead(1).Kind == TokenKind.Text && Ahead(2) is { Kind: TokenKind.Sign, Text: ")" or "," } ? Ahead(1).Text : null;

    private VariableNode ParseVariable(Token word)
    {
        Node? name = null;
        if (Next(".") || Next("?."))
        {
            if (Current.Kind == TokenKind.Name) name = new ConstantNode(JsValue.Of(Current.Text));
            if (name is null) Unexpected();
            else at++;
        }
        else if (Next("["))
        {
            name = ParseExpression();
            Expect("]");
        }
        else Outside(word, "VariablesAlone");
        reads.Variable(name is ConstantNode { Value.IsText: true } constant ? constant.Value.AsText() : null);
        return new VariableNode(name ?? Nothing);
    }

    private ConstantNode ParseStatic(Token holder, FrozenDictionary<string, JsValue> statics)
    {
        if (!Next("."))
        {
            Outside(holder, "NamespaceAlone", holder.Text);
            return Nothing;
        }
        var member = Current;
        if (member.Kind != TokenKind.Name)
        {
            Unexpected();
            return Nothing;
        }
        at++;
        reads.Member(member.Text);
        if (statics.TryGetValue(member.Text, out var value)) return new ConstantNode(value);
        Outside(member, "StaticNotKept", holder.Text, member.Text);
        return Nothing;
    }

    private GetterNode ParseGetter(Token word)
    {
        var name = new AccessorName(word.Text[Getter.Length..]);
        if (ParseArguments().Length > 0) Outside(word, "GetterTakesNothing", word.Text);
        reads.Getter(name);
        return new GetterNode(name, word.Start);
    }

    private SetterNode ParseSetter(Token word)
    {
        var name = new AccessorName(word.Text[Setter.Length..]);
        var arguments = ParseArguments();
        if (arguments is not [not SpreadNode]) Outside(word, "SetterTakesOne", word.Text);
        reads.Setter(name);
        return new SetterNode(name, arguments is [var value] ? value : Nothing, word.Start);
    }
}
