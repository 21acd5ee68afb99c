using System.Globalization;

namespace Workflow.Tests.Expressions;

/// <summary>Programs of the subset from a seed: every operator and member, on values chosen for their awkward conversions.</summary>
internal sealed class RandomPrograms(int seed)
{
    private static readonly string[] Values =
    [
        "0", "-0", "1", "2", "3", "-1", "7", "10", "0.1", "0.5", "1.5", "-2.5", "1e21", "1e-7", "123456789", "4294967296", "9007199254740993", "NaN",
        "Infinity", "-Infinity", "true", "false", "null", "undefined", "''", "'0'", "'1'", "' 12 '", "'abc'", "'Hồ sơ'", "'a,b,c'", "'1e3'", "'0x1f'",
        "'ĐẤT'", "'true'", "'null'", "'😀x'", "[]", "[1,2,3]", "['b','a','c']", "[0]", "[[1,2],[3]]", "[null,undefined,1]", "[3,'1',null]",
        "{}", "{a:1}", "{a:{b:[1,2]},c:'x'}", "{valueOf:()=>7}", "{toString:()=>'t'}", "{length:2}",
    ];

    private static readonly string[] Binary =
        ["+", "-", "*", "/", "%", "<", "<=", ">", ">=", "==", "!=", "===", "!==", "+", "+", "==", "<"];

    private static readonly string[] TextMembers =
    [
        "length", "at(#)", "charAt(#)", "charCodeAt(#)", "concat(@, #)", "endsWith(@)", "includes(@)", "indexOf(@, #)", "lastIndexOf(@, #)", "padEnd(#, @)",
        "padStart(#, @)", "replace(@, @)", "replaceAll(@, '<$&>')", "slice(#, #)", "split(@)", "split(@, #)", "startsWith(@, #)", "substring(#, #)", "substr(#, #)",
        "toLowerCase()", "toUpperCase()", "trim()", "normalize('NFD')", "codePointAt(#)", "repeat(#)", "toString()",
    ];

    private static readonly string[] ListMembers =
    [
        "length", "at(#)", "concat(@)", "every(%)", "filter(%)", "find(%)", "findIndex(%)", "findLast(%)", "flat(#)", "flatMap(%)", "includes(@, #)",
        "indexOf(@)", "join(@)", "lastIndexOf(@)", "map(%)", "reduce((a, b) => a + b)", "reduce((a, b) => a + b, @)", "reduceRight((a, b) => [a, b])",
        "slice(#, #)", "some(%)", "sort()", "sort((a, b) => a - b)", "reverse()", "toSorted()", "toString()", "with(#, @)", "toSpliced(#, #, @)", "forEach(%)",
        "map(String)", "filter(Boolean)", "map(Number)", "map(parseInt)",
    ];

    private static readonly string[] NumberMembers = ["toFixed(2)", "toFixed(#)", "toString()", "toString(2)", "toString(16)", "toPrecision(3)", "toExponential(2)", "valueOf()"];

    private static readonly string[] Calls =
    [
        "Number(@)", "String(@)", "Boolean(@)", "parseInt(@)", "parseInt(@, #)", "parseFloat(@)", "isNaN(@)", "isFinite(@)", "Number.isInteger(@)",
        "Math.max(@, @)", "Math.min(@, @, @)", "Math.round(@)", "Math.floor(@)", "Math.ceil(@)", "Math.trunc(@)", "Math.abs(@)", "Math.sign(@)",
        "Object.keys(@)", "Object.values(@)", "Object.entries(@)", "Object.is(@, @)", "JSON.stringify(@)", "JSON.stringify(@, null, 2)", "JSON.parse(@)",
        "Array.isArray(@)", "Array.from(@)", "Array.of(@, @)", "new Date(#).getTime()", "new Date(2026, #, #).toISOString()", "Date.UTC(2024, #, #)",
        "Object.fromEntries([['k', @], [@, 1]])", "Object.assign({}, @, @)", "Object.hasOwn(@, 'a')",
    ];

    private static readonly string[] Names = ["p", "q", "r"];

    private readonly Random random = new(seed);
    private readonly List<string> declared = [];
    private bool returns;

    public string Next()
    {
        declared.Clear();
        // Not both in one program: the reference needs a function around a return, and loses the value of the last statement by it.
        returns = random.Next(3) == 0;
        var text = "";
        for (var i = random.Next(3); i > 0 && declared.Count < Names.Length; i--)
        {
            var value = Expression(2);
            text += $"{(random.Next(2) == 0 ? "const" : "let")} {Names[declared.Count]} = {value}; ";
            declared.Add(Names[declared.Count]);
        }
        if (random.Next(4) == 0) text += $"if ({Expression(2)}) {{ {Statement()} }} else {{ {Statement()} }}";
        else text += Statement();
        return text;
    }

    private string Statement() => (returns ? "return " : "") + $"({Expression(3)});";

    private string Expression(int depth)
    {
        if (depth == 0) return Leaf();
        return random.Next(14) switch
        {
            0 or 1 or 2 => $"({Expression(depth - 1)}) {Pick(Binary)} ({Expression(depth - 1)})",
            3 => $"({Expression(depth - 1)}) {Pick("&&", "||", "??")} ({Expression(depth - 1)})",
            4 => $"({Expression(depth - 1)}) ? ({Expression(depth - 1)}) : ({Expression(depth - 1)})",
            5 => $"{Pick("!", "-", "+", "typeof ")}({Expression(depth - 1)})",
            6 => $"({Expression(depth - 1)}){Pick("", "?")}.{Filled(Pick(TextMembers), depth)}",
            7 => $"({Expression(depth - 1)}){Pick("", "?")}.{Filled(Pick(ListMembers), depth)}",
            8 => $"({Expression(depth - 1)}).{Filled(Pick(NumberMembers), depth)}",
            9 or 10 => Filled(Pick(Calls), depth),
            11 => $"`{Pick("", "số ", "\\n")}${{{Expression(depth - 1)}}}-${{{Leaf()}}}`",
            12 => $"({Expression(depth - 1)}){Pick("[", "?.[")}{Expression(depth - 1)}]",
            _ => Pick($"[{Expression(depth - 1)}, ...{Leaf()}]", $"({{ k: {Expression(depth - 1)}, ...{Leaf()} }})", $"({Leaf()}) in ({Leaf()})"),
        };
    }

    // # is a small number, @ an expression, % an arrow function.
    private string Filled(string pattern, int depth)
    {
        var text = "";
        foreach (var letter in pattern)
        {
            text += letter switch
            {
                '#' => (random.Next(9) - 3).ToString(CultureInfo.InvariantCulture),
                '@' => Expression(depth - 1),
                '%' => Arrow(depth - 1),
                _ => letter.ToString(),
            };
        }
        return text;
    }

    private string Arrow(int depth) => random.Next(4) switch
    {
        0 => $"(x, i) => x {Pick(Binary)} i",
        1 => $"x => {{ if (x {Pick(Binary)} {Leaf()}) return x; return ({Expression(Math.Max(0, depth - 1))}); }}",
        2 => "([x, y] = [1, 2]) => y",
        _ => $"x => x {Pick(Binary)} ({Leaf()})",
    };

    private string Leaf()
    {
        if (declared.Count > 0 && random.Next(3) == 0) return declared[random.Next(declared.Count)];
        var value = Pick(Values);
        return value[0] == '{' ? $"({value})" : value;
    }

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];
}
