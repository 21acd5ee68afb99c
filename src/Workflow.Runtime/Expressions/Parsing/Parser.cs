using Workflow.Runtime.Expressions.Tree;

namespace Workflow.Runtime.Expressions.Parsing;

/// <summary>
/// Reads tokens into the compiled tree. What is outside the subset is a problem, and reading goes on behind it, so that the author sees
/// everything at once; after a syntax error it goes on at the next statement.
/// </summary>
internal sealed partial class Parser
{
    public const int MostLevels = 64;

    private readonly string source;
    private readonly List<Token> tokens;
    private readonly IReadOnlyDictionary<int, int> partners;
    private readonly ProblemList problems;
    private readonly bool mayChooseOutcomes;
    private readonly ReadsRecord reads = new();
    private readonly List<(LateNode Node, Token Name, ParserScope Scope)> late = [];
    private ParserScope scope = new(null, new FrameLayout(null));
    private int at;
    private int level;
    private int deepest;
    private bool isLost;

    private Parser(string source, Tokenizer tokenizer, ProblemList problems, bool mayChooseOutcomes)
    {
        this.mayChooseOutcomes = mayChooseOutcomes;
        this.source = source;
        this.problems = problems;
        tokens = tokenizer.Tokens;
        partners = tokenizer.Partners;
    }

    /// <summary>The compiled script, or its problems.</summary>
    public static ScriptParse Parse(string source, bool mayChooseOutcomes)
    {
        var problems = new ProblemList(source);
        if (source.Length > Script.MostSource) problems.Add(0, "SourceTooLong", Script.MostSource);
        else if (string.IsNullOrWhiteSpace(source)) problems.Add(0, "SourceEmpty");
        if (!problems.IsEmpty) return new(null, problems.All);
        var tokenizer = new Tokenizer(source, problems);
        tokenizer.Run();
        return tokenizer.IsWhole ? new Parser(source, tokenizer, problems, mayChooseOutcomes).ParseScript() : new(null, problems.All);
    }

    private ScriptParse ParseScript()
    {
        if (Current.Kind == TokenKind.End) problems.Add(0, "SourceEmpty");
        var statements = ParseStatements();
        foreach (var (node, name, where) in late) Resolve(node, name, where);
        if (!problems.IsEmpty) return new(null, problems.All);
        return new(new Script(source, statements, scope.Layout.Slots, reads.Reads, reads.Changes) { ChoosesSeveralOutcomes = reads.ChoosesSeveral }, []);
    }

    private void Resolve(LateNode node, Token name, ParserScope where)
    {
        if (where.FindLate(name.Text) is { } local) node.Meaning = new LocalNode(local, where.Layout.HopsTo(local.Layout), name.Start);
        else problems.Add(name.Start, "UnknownName", name.Text);
    }

    private Token Current => tokens[at];

    private Token Ahead(int by) => tokens[Math.Min(at + by, tokens.Count - 1)];

    private bool Is(string sign) => Current.IsSign(sign);

    private bool Next(string sign)
    {
        if (!Is(sign)) return false;
        at++;
        return true;
    }

    private void Expect(string sign)
    {
        if (!Next(sign)) Unexpected(sign);
    }

    /// <summary>The only way to be lost: everything until the next statement is skipped without further problems.</summary>
    private void Unexpected(string? wanted = null)
    {
        if (!isLost)
        {
            if (Current.Kind == TokenKind.End) problems.Add(Current.Start, "EndsTooEarly");
            else if (wanted is null) problems.Add(Current.Start, "Unexpected", Written(Current));
            else problems.Add(Current.Start, "UnexpectedFor", Written(Current), wanted);
        }
        isLost = true;
    }

    private string Written(Token token) => source[token.Start..Math.Min(token.End, token.Start + 40)];

    private void Outside(Token token, string code, params ReadOnlySpan<object?> arguments)
    {
        if (!isLost) problems.Add(token.Start, code, arguments);
    }

    /// <summary>Goes a level deeper, or is lost at the limit.</summary>
    private bool Deeper()
    {
        level++;
        deepest = Math.Max(deepest, level);
        if (level <= MostLevels) return true;
        Outside(Current, "TooDeep", MostLevels);
        isLost = true;
        return false;
    }

    /// <summary>Behind the partner of the bracket at hand.</summary>
    private void SkipGroup() => at = partners[at] + 1;

    private static ConstantNode Nothing => new(JsValue.Undefined);
}
