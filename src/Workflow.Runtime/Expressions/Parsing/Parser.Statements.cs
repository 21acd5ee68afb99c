using Workflow.Runtime.Expressions.Tree;

namespace Workflow.Runtime.Expressions.Parsing;

/// <summary>Statements.</summary>
internal sealed partial class Parser
{
    private Statement[] ParseStatements()
    {
        var statements = new List<Statement>();
        while (Current.Kind != TokenKind.End && !Is("}"))
        {
            var start = at;
            if (ParseStatement() is { } statement) statements.Add(statement);
            if (isLost) Recover(start);
            else if (at == start) at++;
        }
        return [.. statements];
    }

    /// <summary>Skips to the next statement: behind a semicolon, or to a line that begins outside all brackets.</summary>
    private void Recover(int start)
    {
        isLost = false;
        if (at == start && !Is("}")) SkipOne();
        while (Current.Kind != TokenKind.End && !Is("}") && !Current.AfterLine)
            if (Next(";")) return;
            else SkipOne();
    }

    private void SkipOne()
    {
        if (partners.ContainsKey(at)) SkipGroup();
        else at++;
    }

    private Statement? ParseStatement()
    {
        var token = Current;
        if (Next(";")) return null;
        if (Is("{")) return ParseBlock();
        if (token.Kind == TokenKind.Name)
        {
            switch (token.Text)
            {
                case "const": return ParseDeclaration(isConstant: true);
                case "let" when Ahead(1).Kind == TokenKind.Name || Ahead(1).IsSign("[") || Ahead(1).IsSign("{"): return ParseDeclaration(isConstant: false);
                case "var":
                    Outside(token, "VarNotKept");
                    return ParseDeclaration(isConstant: false);
                case "if": return ParseIf();
                case "return": return ParseReturn();
                case "for" or "while" or "do": return SkipConstruct("LoopNotKept");
                case "function" or "class": return SkipConstruct("FunctionNotKept");
                case "async" when Ahead(1).IsName("function"): return SkipConstruct("AsyncNotKept");
                case "switch" or "try" or "throw" or "break" or "continue" or "import" or "export" or "with" or "debugger":
                    return SkipConstruct("StatementNotKept");
            }
            if (Ahead(1).IsSign(":"))
            {
                Outside(token, "LabelNotKept");
                at += 2;
                return null;
            }
        }
        var expression = ParseExpression();
        EndStatement();
        return new ExpressionStatement(expression);
    }

    private BlockStatement? ParseBlock()
    {
        if (Ahead(2).IsSign(":") && Ahead(1).Kind is TokenKind.Name or TokenKind.Text or TokenKind.Number)
        {
            Outside(Current, "ObjectNeedsParentheses");
            SkipGroup();
            return null;
        }
        at++;
        scope = new ParserScope(scope, scope.Layout);
        Statement[] statements = [];
        if (Deeper()) statements = ParseStatements();
        level--;
        scope = scope.Outer!;
        Expect("}");
        return new BlockStatement(statements);
    }

    private BlockStatement ParseDeclaration(bool isConstant)
    {
        at++;
        var declared = new List<Statement>();
        do
        {
            var start = Current;
            var binding = ParseBinding(isConstant);
            Node? initial = null;
            if (Next("=")) initial = Named(ParseAssignment(), start);
            else if (isConstant || binding is not NameBinding) Outside(start, "DeclarationWithoutValue");
            declared.Add(new DeclareStatement(binding, initial));
        }
        while (!isLost && Next(","));
        EndStatement();
        return new BlockStatement([.. declared]);
    }

    private IfStatement ParseIf()
    {
        var rungs = new List<(Node, Statement)>();
        Statement? otherwise = null;
        do
        {
            at++;
            Expect("(");
            var test = ParseExpression();
            Expect(")");
            rungs.Add((test, ParseBranch()));
            if (isLost || !Current.IsName("else")) return new IfStatement([.. rungs], otherwise);
            at++;
        }
        while (Current.IsName("if"));
        otherwise = ParseBranch();
        return new IfStatement([.. rungs], otherwise);
    }

    private Statement ParseBranch()
    {
        if (isLost) return new BlockStatement([]);
        if (Current.Kind == TokenKind.Name && Current.Text is "const" or "let") Outside(Current, "DeclarationNeedsBlock");
        var statement = Deeper() ? ParseStatement() : null;
        level--;
        return statement ?? new BlockStatement([]);
    }

    private ReturnStatement ParseReturn()
    {
        at++;
        if (Current.AfterLine || Is(";") || Is("}"))
        {
            Next(";");
            return new ReturnStatement(null);
        }
        var value = ParseExpression();
        EndStatement();
        return new ReturnStatement(value);
    }

    /// <summary>A statement outside the subset: over its groups up to the end of its last body.</summary>
    private Statement? SkipConstruct(string code)
    {
        var word = Current.Text;
        Outside(Current, code, word);
        if (code == "FunctionNotKept" && Ahead(1).Kind == TokenKind.Name) scope.Declare(Ahead(1).Text, isConstant: true);
        for (at++; Current.Kind != TokenKind.End && !Is("}");)
        {
            if (Next(";")) return null;
            var isBody = Is("{");
            SkipOne();
            var goesOn = word == "try" ? Current.IsName("catch") || Current.IsName("finally") : word == "do" && Current.IsName("while");
            if (isBody && !goesOn) return null;
        }
        return null;
    }

    private void EndStatement()
    {
        if (isLost || Next(";") || Is("}") || Current.AfterLine) return;
        Unexpected();
    }
}
