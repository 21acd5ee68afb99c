using System.Globalization;
using System.Text;

namespace Workflow.Runtime.Expressions.Members;

/// <summary><c>replace</c> and <c>replaceAll</c> of a plain text.</summary>
internal static class TextReplacing
{
    public static readonly JsNative[] All =
    [
        new("replace", 2, (run, self, arguments) => Replace(run, self, arguments, all: false)),
        new("replaceAll", 2, (run, self, arguments) => Replace(run, self, arguments, all: true)),
    ];

    private static JsValue Replace(Run run, JsValue self, ReadOnlySpan<JsValue> arguments, bool all)
    {
        var text = TextMembers.Self(run, self);
        var sought = Coercion.ToText(run, arguments.At(0));
        var function = arguments.At(1).Content as JsFunction;
        var pattern = function is null ? Coercion.ToText(run, arguments.At(1)) : "";
        var made = new StringBuilder();
        var done = 0;
        run.ChargeText(TextMembers.SearchCost(text.Length, sought.Length));
        for (var at = text.IndexOf(sought, StringComparison.Ordinal); at >= 0; at = Next(text, sought, at))
        {
            run.ChargeItems(1);
            var with = function is null
                ? Expanded(run, pattern, text, sought, at)
                : Coercion.ToText(run, function.Call(run, JsValue.Undefined, [JsValue.Of(sought), JsValue.Of(at), JsValue.Of(text)]));
            run.ChargeText(at - done + with.Length);
            made.Append(text, done, at - done).Append(with);
            done = at + sought.Length;
            if (!all) break;
        }
        run.ChargeText(text.Length - done);
        return JsValue.Of(made.Append(text, done, text.Length - done).ToString());
    }

    private static int Next(string text, string sought, int at)
    {
        var from = at + Math.Max(1, sought.Length);
        return from > text.Length ? -1 : text.IndexOf(sought, from, StringComparison.Ordinal);
    }

    // $$ is a dollar, $& the match, $` what stands before it, $' what stands behind it.
    private static string Expanded(Run run, string pattern, string text, string sought, int at)
    {
        if (!pattern.Contains('$', StringComparison.Ordinal)) return pattern;
        var made = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            var sign = pattern[i] == '$' && i + 1 < pattern.Length ? pattern[i + 1] : '\0';
            var part = sign switch
            {
                '$' => "$",
                '&' => sought,
                '`' => text[..at],
                '\'' => text[(at + sought.Length)..],
                _ => null,
            };
            run.ChargeText(part?.Length ?? 1);
            made.Append(part ?? pattern[i].ToString(CultureInfo.InvariantCulture));
            if (part is not null) i++;
        }
        return made.ToString();
    }
}
