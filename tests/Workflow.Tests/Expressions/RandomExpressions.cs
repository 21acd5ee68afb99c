using System.Globalization;
using System.Text.RegularExpressions;

namespace Workflow.Tests.Expressions;

/// <summary>Random expressions of a wanted kind, mostly; a few have another, so that every conversion and error is met too.</summary>
internal sealed partial class RandomExpressions(Random random)
{
    private const int MostParameters = 2;

    private readonly List<(string Name, char Kind)> known = [];
    private int named;

    /// <summary>Makes a name known to what is generated from here on.</summary>
    public void Know(string name, char kind) => known.Add((name, kind));

    /// <summary>Forgets every name but the first ones.</summary>
    public void KeepOnly(int count) => known.RemoveRange(count, known.Count - count);

    public int Known => known.Count;

    public string Fresh() => "v" + (named++).ToString(CultureInfo.InvariantCulture);

    /// <summary>Starts over for another program.</summary>
    public void Clear()
    {
        known.Clear();
        named = 0;
    }

    public string Of(char kind, int depth)
    {
        if (random.Next(16) == 0) kind = RandomVocabulary.Kinds[random.Next(RandomVocabulary.Kinds.Length)];
        if (kind == 'a' && random.Next(3) > 0) kind = RandomVocabulary.Kinds[random.Next(RandomVocabulary.Kinds.Length)];
        return depth <= 0 ? Leaf(kind) : Placeholder().Replace(Pick(RandomVocabulary.Patterns[kind]), found => Filled(found, depth - 1));
    }

    public string Pick(params ReadOnlySpan<string> choices) => choices[random.Next(choices.Length)];

    public string Filled(string pattern, int depth) => Placeholder().Replace(pattern, found => Filled(found, depth));

    private string Filled(Match found, int depth)
    {
        var kind = found.Value[1];
        switch (kind)
        {
            case 'i': return (random.Next(10) - 3).ToString(CultureInfo.InvariantCulture) is ['-', ..] negative ? $"({negative})" : random.Next(8).ToString(CultureInfo.InvariantCulture);
            case 'f': return Enclosed(Arrow(depth), always: true);
            case 's': return Pick("x => x + x", "(x, i) => i + x", "() => '$&'", "(x, i, all) => all.length", "'$$'");
            default: return Enclosed(random.Next(3) == 0 ? Leaf(kind) : Of(kind, depth), always: false);
        }
    }

    // Now and then an operand stands without its parentheses, so that precedence has its say.
    private string Enclosed(string text, bool always) => (always || random.Next(6) > 0) && !Tight().IsMatch(text) ? $"({text})" : text;

    private string Leaf(char kind)
    {
        if (known.Count > 0 && random.Next(3) == 0)
        {
            var (name, itsKind) = known[random.Next(known.Count)];
            if (itsKind == kind || kind == 'a' || random.Next(4) == 0) return name;
        }
        return kind == 'n' && random.Next(5) == 0 ? AnyNumber() : Pick(RandomVocabulary.Leaves[kind]);
    }

    private string AnyNumber()
    {
        var number = random.Next(3) switch
        {
            0 => BitConverter.Int64BitsToDouble(random.NextInt64()),
            1 => Math.Round(random.NextDouble() * 1e6, random.Next(8)),
            _ => random.NextInt64(1L << random.Next(1, 63)),
        };
        return double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : "NaN";
    }

    private string Arrow(int depth)
    {
        var count = known.Count;
        var (item, place) = (Fresh(), Fresh());
        Know(item, 'a');
        if (random.Next(2) == 0) Know(place, 'n');
        var text = known.Count - count == MostParameters ? $"({item}, {place}) => " : Pick($"{item} => ", $"({item}) => ", $"({item}, {place} = 1) => ", $"(...{item}) => ");
        text += random.Next(4) switch
        {
            0 => $"{{ if ({Of('b', depth - 1)}) return {Of('a', depth - 1)}; return {Of('a', depth - 1)}; }}",
            1 => $"{{ const c = {Of('a', depth - 1)}; return {item} + c; }}",
            _ => Body(Of('a', depth)),
        };
        KeepOnly(count);
        return text;
    }

    private static string Body(string text) => text.StartsWith('{') ? $"({text})" : text;

    [GeneratedRegex(@"\{[ntblodaifs]\}")]
    private static partial Regex Placeholder();

    // A name, a quoted text without escapes, a bracket that holds everything, a call of a plain name.
    [GeneratedRegex(@"^([a-zA-Z_]\w*|'[^'\\]*'|\[[^\[\]]*\]|\([^()]*\))$")]
    private static partial Regex Tight();
}
