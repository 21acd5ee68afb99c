using System.Collections.Frozen;
using Workflow.Runtime.Expressions.Tree;

namespace Workflow.Runtime.Expressions.Parsing;

/// <summary>Operators and reserved words.</summary>
internal sealed partial class Parser
{
    private static readonly FrozenSet<string> Reserved = FrozenSet.Create(
        "await", "break", "case", "catch", "class", "const", "continue", "debugger", "default", "delete", "do", "else", "enum", "export",
        "extends", "false", "finally", "for", "function", "if", "import", "in", "instanceof", "let", "new", "null", "return", "super", "switch",
        "this", "throw", "true", "try", "typeof", "var", "void", "while", "with", "yield");

    private static readonly FrozenDictionary<string, LogicalOperator> Logicals = new Dictionary<string, LogicalOperator>
    {
        ["&&"] = LogicalOperator.And,
        ["||"] = LogicalOperator.Or,
        ["??"] = LogicalOperator.Coalesce,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, BinaryOperator> Binaries = new Dictionary<string, BinaryOperator>
    {
        ["+"] = BinaryOperator.Add,
        ["-"] = BinaryOperator.Subtract,
        ["*"] = BinaryOperator.Multiply,
        ["/"] = BinaryOperator.Divide,
        ["%"] = BinaryOperator.Remainder,
        ["**"] = BinaryOperator.Power,
        ["<"] = BinaryOperator.Less,
        ["<="] = BinaryOperator.LessOrEqual,
        [">"] = BinaryOperator.Greater,
        [">="] = BinaryOperator.GreaterOrEqual,
        ["=="] = BinaryOperator.Equal,
        ["!="] = BinaryOperator.NotEqual,
        ["==="] = BinaryOperator.StrictEqual,
        ["!=="] = BinaryOperator.StrictNotEqual,
        ["in"] = BinaryOperator.In,
    }.ToFrozenDictionary();

    // Null: known to ECMAScript, outside the subset.
    private static readonly FrozenDictionary<string, UnaryOperator?> Unaries = new Dictionary<string, UnaryOperator?>
    {
        ["!"] = UnaryOperator.Not,
        ["-"] = UnaryOperator.Negate,
        ["+"] = UnaryOperator.Plus,
        ["typeof"] = UnaryOperator.TypeOf,
        ["~"] = null,
        ["++"] = null,
        ["--"] = null,
        ["void"] = null,
        ["delete"] = null,
        ["await"] = null,
    }.ToFrozenDictionary();

    // Plain assignment has neither operator; the compound ones outside the subset are missing, and so unexpected.
    private static readonly FrozenDictionary<string, (BinaryOperator? Binary, LogicalOperator? Logical)> Assignments =
        new Dictionary<string, (BinaryOperator?, LogicalOperator?)>
        {
            ["="] = (null, null),
            ["+="] = (BinaryOperator.Add, null),
            ["-="] = (BinaryOperator.Subtract, null),
            ["*="] = (BinaryOperator.Multiply, null),
            ["/="] = (BinaryOperator.Divide, null),
            ["%="] = (BinaryOperator.Remainder, null),
            ["**="] = (BinaryOperator.Power, null),
            ["&&="] = (null, LogicalOperator.And),
            ["||="] = (null, LogicalOperator.Or),
            ["??="] = (null, LogicalOperator.Coalesce),
        }.ToFrozenDictionary();

    /// <summary>0 for what is no binary operator; those outside the subset have their place too, so that reading goes on behind them.</summary>
    private static int PrecedenceOf(Token token)
    {
        if (token.Kind == TokenKind.Name) return token.Text is "in" or "instanceof" ? 8 : 0;
        if (token.Kind != TokenKind.Sign) return 0;
        return token.Text switch
        {
            "??" => 1,
            "||" => 2,
            "&&" => 3,
            "|" => 4,
            "^" => 5,
            "&" => 6,
            "==" or "!=" or "===" or "!==" => 7,
            "<" or "<=" or ">" or ">=" => 8,
            "<<" or ">>" or ">>>" => 9,
            "+" or "-" => 10,
            "*" or "/" or "%" => 11,
            _ => 0,
        };
    }
}
