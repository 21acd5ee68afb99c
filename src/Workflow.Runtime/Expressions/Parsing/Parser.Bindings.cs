using Workflow.Runtime.Expressions.Tree;

namespace Workflow.Runtime.Expressions.Parsing;

/// <summary>Names and patterns of declarations and parameters, and arrow functions.</summary>
internal sealed partial class Parser
{
    // A call goes through a native member and the call itself beside the body.
    private const int LevelsOfCall = 3;

    private Binding ParseBinding(bool isConstant)
    {
        var start = Current;
        Binding binding = new ArrayBinding([], null, start.Start);
        if (Deeper())
        {
            if (Next("[")) binding = ParseArrayBinding(isConstant, start.Start);
            else if (Next("{")) binding = ParseObjectBinding(isConstant, start.Start);
            else if (start.Kind == TokenKind.Name && !Reserved.Contains(start.Text)) binding = ParseName(isConstant);
            else Unexpected();
        }
        level--;
        return binding;
    }

    private Binding ParseName(bool isConstant)
    {
        var name = Current;
        at++;
        if (scope.Declare(name.Text, isConstant) is { } local) return new NameBinding(local);
        Outside(name, "DeclaredTwice", name.Text);
        return new ArrayBinding([], null, name.Start);
    }

    private Binding ParseElement(bool isConstant)
    {
        var start = Current;
        var binding = ParseBinding(isConstant);
        return Next("=") ? new DefaultBinding(binding, Named(ParseAssignment(), start)) : binding;
    }

    private ArrayBinding ParseArrayBinding(bool isConstant, int position)
    {
        var elements = new List<Binding?>();
        Binding? rest = null;
        while (!isLost && !Is("]"))
        {
            if (Next(","))
            {
                elements.Add(null);
                continue;
            }
            if (Next("...")) rest = ParseBinding(isConstant);
            else elements.Add(ParseElement(isConstant));
            if (rest is not null || !Next(",")) break;
        }
        Expect("]");
        return new ArrayBinding([.. elements], rest, position);
    }

    private ObjectBinding ParseObjectBinding(bool isConstant, int position)
    {
        var members = new List<(Node, Binding)>();
        Binding? rest = null;
        while (!isLost && rest is null && !Is("}"))
        {
            if (Next("...")) rest = ParseBinding(isConstant);
            else members.Add(ParseBindingMember(isConstant));
            if (!Next(",")) break;
        }
        Expect("}");
        return new ObjectBinding([.. members], rest, position);
    }

    private (Node, Binding) ParseBindingMember(bool isConstant)
    {
        var name = Current;
        var key = ParseKey();
        if (Next(":")) return (key, ParseElement(isConstant));
        if (name.Kind != TokenKind.Name || Reserved.Contains(name.Text))
        {
            Unexpected(":");
            return (key, new ArrayBinding([], null, name.Start));
        }
        at--;
        return (key, ParseElement(isConstant));
    }

    private bool IsArrow()
    {
        if (Current.Kind == TokenKind.Name) return !Reserved.Contains(Current.Text) && Ahead(1).IsSign("=>");
        return Is("(") && tokens[partners[at] + 1].IsSign("=>");
    }

    private ArrowNode ParseArrow()
    {
        var (start, outerScope, outerDeepest) = (Current.Start, scope, deepest);
        scope = new ParserScope(scope, new FrameLayout(scope.Layout));
        deepest = level;
        var parameters = new List<Binding>();
        Binding? rest = null;
        var length = -1;
        if (!Next("(")) parameters.Add(ParseName(isConstant: false));
        else
        {
            while (!isLost && rest is null && !Is(")"))
            {
                if (Next("...")) rest = ParseBinding(isConstant: false);
                else parameters.Add(ParseElement(isConstant: false));
                if (length < 0 && parameters is [.., DefaultBinding]) length = parameters.Count - 1;
                if (!Next(",")) break;
            }
            Expect(")");
        }
        // A line may not end before the arrow.
        if (Is("=>") && Current.AfterLine) Unexpected();
        Expect("=>");
        var (layout, body, statements) = (scope.Layout, (Node?)null, (Statement[])[]);
        if (!isLost) (body, statements) = ParseArrowBody();
        var arrow = new ArrowNode(layout, source[start..tokens[Math.Max(0, at - 1)].End])
        {
            Parameters = [.. parameters],
            Rest = rest,
            Length = length < 0 ? parameters.Count : length,
            Expression = body,
            Statements = statements,
            Height = deepest - level + LevelsOfCall,
        };
        (scope, deepest) = (outerScope, Math.Max(deepest, outerDeepest));
        return arrow;
    }

    private (Node?, Statement[]) ParseArrowBody()
    {
        if (!Next("{")) return (ParseAssignment(), []);
        var statements = Deeper() ? ParseStatements() : [];
        level--;
        Expect("}");
        return (null, statements);
    }

    /// <summary>Gives an arrow function the name of what it is the value of.</summary>
    private static Node Named(Node value, Token name)
    {
        if (value is ArrowNode { Name: "" } arrow && name.Kind is TokenKind.Name or TokenKind.Text) arrow.Name = name.Text;
        return value;
    }
}
