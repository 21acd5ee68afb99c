using System.Text.RegularExpressions;

namespace Workflow.Tests.Expressions;

/// <summary>Programs with a few tokens lost, doubled, changed about or put in between: mostly no programs any more.</summary>
internal sealed partial class RandomMutations(int seed)
{
    private const int MostChanges = 3;

    private static readonly string[] Strays =
    [
        "(", ")", "[", "]", "{", "}", ",", ";", ":", ".", "?.", "?", "...", "=>", "=", "==", "===", "!", "+", "-", "*", "/", "%", "<", ">", "&&", "||", "??", "??=", "+=", "|", "&", "~",
        "++", "--", "`", "'", "\"", "\\", "#", "@", "${", "\n", "//", "/*", "*/", "in", "of", "let", "const", "var", "if", "else", "new", "typeof", "void", "delete", "this",
        "function", "class", "async", "await", "yield", "for", "while", "switch", "try", "throw", "null", "true", "undefined", "NaN", "0", "1", "08", "1_", "0x", "3px", "10n", "'a'", "x", "get", "static",
    ];

    private readonly Random random = new(seed);
    private readonly RandomPrograms programs = new(seed, mayReturn: false);

    public string Next()
    {
        List<string> tokens = [.. Token().Matches(programs.Next()).Select(match => match.Value)];
        for (var i = random.Next(MostChanges) + 1; i > 0; i--) Change(tokens);
        return string.Concat(tokens);
    }

    private void Change(List<string> tokens)
    {
        var at = random.Next(tokens.Count);
        switch (random.Next(4))
        {
            case 0 when tokens.Count > 1: tokens.RemoveAt(at); break;
            case 1: tokens.Insert(at, tokens[at]); break;
            case 2: tokens.Reverse(Math.Max(0, at - 1), Math.Min(2, tokens.Count)); break;
            default: tokens.Insert(at, Strays[random.Next(Strays.Length)]); break;
        }
    }

    [GeneratedRegex(@"\s+|\w+|'(?:[^'\\]|\\.)*'|[^\w\s]", RegexOptions.Singleline)]
    private static partial Regex Token();
}
