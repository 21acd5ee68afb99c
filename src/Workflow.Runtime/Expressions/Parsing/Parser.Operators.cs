using Workflow.Runtime.Expressions.Tree;

namespace Workflow.Runtime.Expressions.Parsing;

/// <summary>Assignment, conditional, binary and unary operators.</summary>
internal sealed partial class Parser
{
    private readonly HashSet<Node> enclosed = [];

    /// <summary>An expression where one stands alone: a comma behind it is a problem.</summary>
    private Node ParseExpression()
    {
        var expression = ParseAssignment();
        while (!isLost && Is(","))
        {
            Outside(Current, "CommaNotKept");
            at++;
            ParseAssignment();
        }
        return expression;
    }

    private Node ParseAssignment()
    {
        Node node = Nothing;
        if (Deeper())
        {
            if (Current.IsName("async") && (Ahead(1).Kind == TokenKind.Name || Ahead(1).IsSign("(")) && !Ahead(1).AfterLine && IsAsync())
            {
                Outside(Current, "AsyncNotKept", Current.Text);
                at++;
            }
            node = IsArrow() ? ParseArrow() : ParseAssigned();
        }
        level--;
        return node;
    }

    private bool IsAsync()
    {
        at++;
        var isArrow = IsArrow();
        at--;
        return isArrow;
    }

    private Node ParseAssigned()
    {
        var target = ParseConditional();
        var sign = Current;
        if (isLost || sign.Kind != TokenKind.Sign || !Assignments.TryGetValue(sign.Text, out var operation)) return target;
        at++;
        var value = ParseAssignment();
        switch (target)
        {
            case LocalNode { Local.IsConstant: true } constant:
                Outside(sign, "AssignToConst", constant.Local.Name);
                return target;
            case LocalNode local:
                var hops = scope.Layout.HopsTo(local.Local.Layout);
                return operation.Logical is { } logical
                    ? new AssignLogicalNode(local, hops, logical, value)
                    : new AssignLocalNode(local, hops, operation.Binary, value, sign.Start);
            case VariableNode variable when operation.Logical is null:
                if (operation.Binary is { } binary) value = new BinaryNode(variable, [new(binary, value, sign.Start)]);
                return new AssignVariableNode(variable.Name, value);
            default:
                Outside(sign, "AssignOutside");
                return target;
        }
    }

    private Node ParseConditional()
    {
        var test = ParseBinary(1);
        if (!Is("?")) return test;
        var rungs = new List<(Node, Node)>();
        while (!isLost && Next("?"))
        {
            var value = ParseAssignment();
            Expect(":");
            rungs.Add((test, value));
            if (!isLost) test = IsArrow() ? ParseArrow() : ParseBinary(1);
        }
        return new ConditionalNode([.. rungs], test);
    }

    private Node ParseBinary(int least)
    {
        var left = ParseUnary(isUnderSign: false);
        while (!isLost && PrecedenceOf(Current) is var precedence && precedence >= least)
            left = Logicals.TryGetValue(Current.Text, out var logical) ? ParseLogical(left, logical, precedence) : ParseChain(left, precedence);
        return left;
    }

    private LogicalNode ParseLogical(Node left, LogicalOperator logical, int precedence)
    {
        var sign = Current;
        var operands = new List<Node> { left };
        while (!isLost && Next(sign.Text)) operands.Add(ParseBinary(precedence + 1));
        var isMixed = logical == LogicalOperator.Coalesce
            ? operands.Exists(operand => operand is LogicalNode && !enclosed.Contains(operand))
            : !isLost && Is("??");
        if (isMixed) Outside(sign, "CoalesceMixed");
        return new LogicalNode(logical, [.. operands]);
    }

    private BinaryNode ParseChain(Node left, int precedence)
    {
        var parts = new List<BinaryNode.Part>();
        while (!isLost && PrecedenceOf(Current) == precedence)
        {
            var sign = Current;
            at++;
            if (!Binaries.TryGetValue(sign.Text, out var operation)) Outside(sign, "OperatorNotKept", sign.Text);
            parts.Add(new(operation, ParseBinary(precedence + 1), sign.Start));
        }
        return new BinaryNode(left, [.. parts]);
    }

    private Node ParseUnary(bool isUnderSign)
    {
        var sign = Current;
        if (Unaries.TryGetValue(sign.Text, out var operation) && sign.Kind is TokenKind.Sign or TokenKind.Name) return ParsePrefix(sign, operation);
        var operand = ParsePostfix();
        if (isLost || !Is("**")) return operand;
        if (isUnderSign) Outside(Current, "SignBeforePower");
        var position = Current.Start;
        at++;
        var exponent = Deeper() ? ParseUnary(isUnderSign: false) : Nothing;
        level--;
        return new BinaryNode(operand, [new(BinaryOperator.Power, exponent, position)]);
    }

    private Node ParsePrefix(Token sign, UnaryOperator? operation)
    {
        at++;
        if (operation is null) Outside(sign, "OperatorNotKept", sign.Text);
        if (operation == UnaryOperator.TypeOf && IsUnknownAlone())
        {
            scope.TakeFromOutside(Current.Text);
            at++;
            return new ConstantNode(JsValue.Of("undefined"));
        }
        var operand = Deeper() ? ParseUnary(isUnderSign: true) : Nothing;
        level--;
        if (operation == UnaryOperator.Negate && operand is ConstantNode { Value.IsNumber: true } number) return new ConstantNode(JsValue.Of(-number.Value.Raw));
        return new UnaryNode(operation ?? UnaryOperator.Not, operand, sign.Start);
    }

    /// <summary><c>typeof</c> alone may ask for a name that nobody declares.</summary>
    private bool IsUnknownAlone()
    {
        if (Current.Kind != TokenKind.Name || Reserved.Contains(Current.Text) || IsKnown(Current.Text)) return false;
        var follower = Ahead(1);
        return !(follower.Kind == TokenKind.Sign && follower.Text is "." or "?." or "(" or "[");
    }
}
