namespace Workflow.Tests.Expressions;

/// <summary>Programs of the subset from a seed: declarations, patterns, functions, branches, returns, and expressions of every kind.</summary>
internal sealed class RandomPrograms
{
    private const int Depth = 3;
    private const string Kinds = "ntblod";

    private readonly Random random;
    private readonly RandomExpressions expressions;
    private readonly List<(string Name, char Kind)> variables = [];
    private readonly bool mayReturn;
    private bool returns;

    /// <param name="mayReturn">Whether some of the programs end with a return.</param>
    public RandomPrograms(int seed, bool mayReturn = true)
    {
        this.mayReturn = mayReturn;
        random = new Random(seed);
        expressions = new RandomExpressions(random);
    }

    public string Next()
    {
        expressions.Clear();
        variables.Clear();
        // Not both in one program: the reference needs a function around a return, and loses the value of the last statement by it.
        returns = mayReturn && random.Next(3) == 0;
        List<string> statements = [];
        for (var i = random.Next(4); i > 0; i--) statements.Add(Declaration());
        for (var i = random.Next(3); i > 0; i--) statements.Add(Statement());
        statements.Add(Last());
        return statements.Aggregate((text, next) => text + Between(next) + next);
    }

    // A line end alone does not end a statement before a bracket: the comma inside would be an operator, which the subset has not.
    private string Between(string next) => expressions.Pick("; ", "; ", ";\n", " /* rồi */ ;", "; // rồi\n", next[0] is '[' or '`' ? ";" : "\n");

    private string Declaration() => random.Next(8) switch
    {
        0 => Pattern("const", "[#0, , #1 = {a}, ...#2] = {l}", 'a', 'a', 'l'),
        1 => Pattern("let", "{ a: #0 = {n}, ['b']: #1, ...#2 } = {o}", 'n', 'a', 'o'),
        2 => Pattern("const", "#0 = (n, x = {a}) => n > 0 && n < 9 ? [n, #0(n - 1)] : x, #1 = #0(3)", 'a', 'l'),
        3 => Pattern("const", "#0 = a => b => a + b, #1 = #0({a})({a})", 'a', 'a'),
        4 => Pattern("const", "#0 = () => #1, #1 = {a}", 'a', 'a'),
        _ => Variable(Kinds[random.Next(Kinds.Length)]),
    };

    private string Pattern(string word, string pattern, params ReadOnlySpan<char> kinds)
    {
        List<(string Name, char Kind)> made = [];
        foreach (var kind in kinds) made.Add((expressions.Fresh(), kind));
        var text = expressions.Filled(pattern, 1);
        for (var i = 0; i < made.Count; i++) text = text.Replace($"#{i}", made[i].Name, StringComparison.Ordinal);
        foreach (var (name, kind) in made) expressions.Know(name, kind);
        return $"{word} {text}";
    }

    private string Variable(char kind)
    {
        var name = expressions.Fresh();
        var word = expressions.Pick("const", "let", "let");
        var text = word == "let" && random.Next(8) == 0 ? $"let {name}" : $"{word} {name} = {expressions.Of(kind, Depth - 1)}";
        expressions.Know(name, kind);
        if (word == "let") variables.Add((name, kind));
        return text;
    }

    private string Statement() => random.Next(5) switch
    {
        0 => $"if ({expressions.Of('b', 2)}) {Block()} else if ({expressions.Of('b', 1)}) {Block()} else {Block()}",
        1 => $"if ({expressions.Of('a', 2)}) {Block()}",
        2 => Block(),
        3 when variables.Count > 0 => Assignment(),
        _ => Free(expressions.Of('a', Depth - 1)),
    };

    private string Assignment()
    {
        var (name, kind) = variables[random.Next(variables.Count)];
        var sign = expressions.Pick("=", "=", "+=", "-=", "*=", "/=", "%=", "||=", "&&=", "??=");
        return $"{name} {sign} {expressions.Of(kind, 2)}";
    }

    private string Block()
    {
        var (known, let) = (expressions.Known, variables.Count);
        var text = random.Next(3) switch
        {
            0 => $"{Variable('n')}; {Last()}",
            1 when variables.Count > 0 => Assignment(),
            _ => Last(),
        };
        expressions.KeepOnly(known);
        variables.RemoveRange(let, variables.Count - let);
        return $"{{ {text} }}";
    }

    private string Last() => returns ? $"return {expressions.Of('a', Depth)};" : Free(expressions.Of('a', Depth)) + expressions.Pick(";", "");

    // A brace at the start of a statement would open a block.
    private static string Free(string text) => text.StartsWith('{') ? $"({text})" : text;
}
