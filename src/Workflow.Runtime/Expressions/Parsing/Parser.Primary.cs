using Workflow.Runtime.Expressions.Members;
using Workflow.Runtime.Expressions.Tree;

namespace Workflow.Runtime.Expressions.Parsing;

/// <summary>Literals, parentheses, <c>new</c>.</summary>
internal sealed partial class Parser
{
    private Node ParsePrimary()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Number:
                at++;
                return new ConstantNode(JsValue.Of(token.Number));
            case TokenKind.Text or TokenKind.TemplateWhole:
                at++;
                return new ConstantNode(JsValue.Of(token.Text));
            case TokenKind.TemplateHead: return ParseTemplate();
            case TokenKind.Regex:
                at++;
                return Nothing;
            case TokenKind.Name: return ParseWord(token);
        }
        if (Next("(")) return ParseParentheses();
        if (Next("["))
        {
            var items = ParseList("]");
            Expect("]");
            return new ArrayNode(items);
        }
        if (Next("{")) return ParseObject();
        Unexpected();
        return Nothing;
    }

    private Node ParseParentheses()
    {
        var inner = ParseExpression();
        Expect(")");
        enclosed.Add(inner);
        return inner;
    }

    private TemplateNode ParseTemplate()
    {
        var start = Current.Start;
        var (texts, values) = (new List<string> { Current.Text }, new List<Node>());
        do
        {
            at++;
            values.Add(ParseExpression());
            if (!isLost && Current.Kind is not (TokenKind.TemplateMiddle or TokenKind.TemplateTail)) Unexpected("}");
            texts.Add(Current.Text);
        }
        while (!isLost && Current.Kind == TokenKind.TemplateMiddle);
        if (!isLost) at++;
        return new TemplateNode([.. texts], [.. values], start);
    }

    private Node ParseWord(Token word)
    {
        switch (word.Text)
        {
            case "true" or "false" or "null":
                at++;
                return new ConstantNode(word.Text == "null" ? JsValue.Null : JsValue.Of(word.Text == "true"));
            case "new": return ParseNew();
            case "this" or "super":
                at++;
                Outside(word, "ThisNotKept", word.Text);
                return Nothing;
            case "function" or "class":
                return SkipFunction("FunctionNotKept");
            case "async" when Ahead(1).IsName("function"):
                return SkipFunction("AsyncNotKept");
        }
        if (!Reserved.Contains(word.Text)) return ParseIdentifier(word);
        Unexpected();
        return Nothing;
    }

    private ConstantNode SkipFunction(string code)
    {
        Outside(Current, code, Current.Text);
        while (Current.Kind != TokenKind.End && !Is("{")) SkipOne();
        if (Is("{")) SkipGroup();
        return Nothing;
    }

    private Node ParseNew()
    {
        var word = Current;
        at++;
        var constructed = Current;
        if (!constructed.IsName("Date") || scope.Find("Date") is not null)
        {
            Outside(word, "NewNotKept");
            if (constructed.Kind == TokenKind.Name) at++;
            if (Is("(")) SkipGroup();
            return Nothing;
        }
        at++;
        scope.TakeFromOutside(constructed.Text);
        var arguments = Is("(") ? ParseArguments() : [];
        return new CallNode(new ConstantNode(NewDate), arguments, isOptional: false, word.Start, "new Date");
    }

    private static readonly JsValue NewDate = JsValue.Of(new JsNative("Date", 7, (run, _, arguments) => DateMembers.Construct(run, arguments)));

    private ObjectNode ParseObject()
    {
        var members = new List<(Node?, Node)>();
        while (!isLost && !Is("}"))
        {
            if (Next("...")) members.Add((null, ParseAssignment()));
            else members.Add(ParseObjectMember());
            if (!Next(",")) break;
        }
        Expect("}");
        return new ObjectNode([.. members]);
    }

    private (Node, Node) ParseObjectMember()
    {
        var name = Current;
        if (IsMethod())
        {
            Outside(name, "MethodNotKept");
            SkipFunction("FunctionNotKept");
            return (Nothing, Nothing);
        }
        var key = ParseKey();
        if (Next(":"))
        {
            if (name.Text == "__proto__" && name.Kind is TokenKind.Name or TokenKind.Text) Outside(name, "MemberNotKept", name.Text);
            return (key, Named(ParseAssignment(), name));
        }
        if (name.Kind == TokenKind.Name && !Reserved.Contains(name.Text) && (Is(",") || Is("}"))) return (key, Identifier(name));
        Unexpected(":");
        return (key, Nothing);
    }

    private bool IsMethod()
    {
        if (Is("*") || (Current.Kind is TokenKind.Name or TokenKind.Text or TokenKind.Number && Ahead(1).IsSign("("))) return true;
        return Current.Kind == TokenKind.Name && Current.Text is "get" or "set" or "async" && Ahead(1).Kind is TokenKind.Name or TokenKind.Text or TokenKind.Number;
    }

    /// <summary>The name of a member in a literal or pattern: plain, quoted, a number, or computed.</summary>
    private Node ParseKey()
    {
        var token = Current;
        if (Next("["))
        {
            var computed = ParseAssignment();
            Expect("]");
            return computed;
        }
        if (token.Kind is not (TokenKind.Name or TokenKind.Text or TokenKind.Number))
        {
            Unexpected();
            return Nothing;
        }
        at++;
        return new ConstantNode(JsValue.Of(token.Kind == TokenKind.Number ? NumberText.Of(token.Number) : token.Text));
    }
}
