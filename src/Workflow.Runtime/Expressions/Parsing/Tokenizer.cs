using System.Globalization;
using System.Text;

namespace Workflow.Runtime.Expressions.Parsing;

/// <summary>One pass from source to tokens, with the partner of every bracket.</summary>
internal sealed partial class Tokenizer(string source, ProblemList problems)
{
    // Longest first, so that the first that fits is the right one.
    private static readonly string[] Signs =
    [
        ">>>=", "...", "===", "!==", "**=", "<<=", ">>=", ">>>", "&&=", "||=", "??=",
        "=>", "==", "!=", "<=", ">=", "&&", "||", "??", "?.", "++", "--", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<", ">>", "**",
        "{", "}", "(", ")", "[", "]", ";", ",", "<", ">", "+", "-", "*", "/", "%", "&", "|", "^", "!", "~", "?", ":", "=", ".",
    ];

    private const string TemplateBrace = "${";

    private readonly List<Token> tokens = [];
    private readonly Dictionary<int, int> partners = [];
    private readonly Stack<(string Sign, int Token)> open = [];
    private int at;
    private bool afterLine;

    public List<Token> Tokens => tokens;

    /// <summary>Index of the closing bracket by index of the opening one.</summary>
    public IReadOnlyDictionary<int, int> Partners => partners;

    /// <summary>False where brackets, strings or comments do not close: there is no use in reading on.</summary>
    public bool IsWhole { get; private set; } = true;

    public void Run()
    {
        for (SkipSpace(); at < source.Length && IsWhole; SkipSpace()) Next();
        if (IsWhole && open.TryPeek(out var unclosed)) Break(tokens[unclosed.Token].Start, "NeverClosed", unclosed.Sign);
        tokens.Add(new Token(TokenKind.End, source.Length, source.Length, "", 0, AfterLine: true));
    }

    private void Next()
    {
        var letter = source[at];
        if (letter is '"' or '\'') ReadText(letter);
        else if (letter == '`') ReadTemplate(TokenKind.TemplateWhole, TokenKind.TemplateHead);
        else if (char.IsAsciiDigit(letter) || (letter == '.' && at + 1 < source.Length && char.IsAsciiDigit(source[at + 1]))) ReadNumber();
        else if (NameLength(at, isFirst: true) > 0) ReadName();
        else if (letter == '/' && IsRegexPlace()) ReadRegex();
        else ReadSign();
    }

    private void ReadSign()
    {
        foreach (var sign in Signs)
        {
            if (string.CompareOrdinal(source, at, sign, 0, sign.Length) != 0) continue;
            if (sign == "?." && at + 2 < source.Length && char.IsAsciiDigit(source[at + 2])) continue;
            AddSign(sign);
            return;
        }
        problems.Add(at, "StrangeCharacter", source[at].ToString());
        at++;
    }

    private void AddSign(string sign)
    {
        if (sign is "(" or "[" or "{") open.Push((sign, tokens.Count));
        else if (sign is ")" or "]" or "}")
        {
            if (sign == "}" && open.TryPeek(out var top) && top.Sign == TemplateBrace)
            {
                partners[open.Pop().Token] = tokens.Count;
                ReadTemplate(TokenKind.TemplateTail, TokenKind.TemplateMiddle);
                return;
            }
            Close(sign);
        }
        Add(TokenKind.Sign, at + sign.Length, sign);
    }

    private void Close(string sign)
    {
        var wanted = sign switch { ")" => "(", "]" => "[", _ => "{" };
        if (open.TryPeek(out var top) && top.Sign == wanted) partners[open.Pop().Token] = tokens.Count;
        else Break(at, "NeverOpened", sign);
    }

    private void ReadTemplate(TokenKind whole, TokenKind head)
    {
        var start = at++;
        var text = new StringBuilder();
        while (at < source.Length)
        {
            if (source[at] == '`')
            {
                Add(whole, at + 1, text.ToString(), start);
                return;
            }
            if (source[at] == '$' && at + 1 < source.Length && source[at + 1] == '{')
            {
                open.Push((TemplateBrace, tokens.Count));
                Add(head, at + 2, text.ToString(), start);
                return;
            }
            if (source[at] == '\\') ReadEscape(text);
            else if (source[at] == '\r')
            {
                text.Append('\n');
                at += at + 1 < source.Length && source[at + 1] == '\n' ? 2 : 1;
            }
            else text.Append(source[at++]);
        }
        Break(start, "TemplateNeverClosed");
    }

    private void ReadName()
    {
        var end = at;
        for (var length = NameLength(end, isFirst: true); length > 0; length = NameLength(end, isFirst: false)) end += length;
        Add(TokenKind.Name, end, source[at..end]);
    }

    // A slash after a value divides; anywhere else it begins a regular expression.
    private bool IsRegexPlace()
    {
        if (tokens.Count == 0) return true;
        var last = tokens[^1];
        return last.Kind switch
        {
            TokenKind.Name => last.Text is "return" or "typeof" or "in" or "else",
            TokenKind.Sign => last.Text is not (")" or "]" or "}"),
            TokenKind.TemplateHead or TokenKind.TemplateMiddle => true,
            _ => false,
        };
    }

    private void ReadRegex()
    {
        var (start, inClass) = (at++, false);
        while (at < source.Length && !JsSpace.IsLineEnd(source[at]) && (inClass || source[at] != '/'))
        {
            if (source[at] == '\\') at++;
            else if (source[at] is '[' or ']') inClass = source[at] == '[';
            at++;
        }
        at = Math.Min(at + 1, source.Length);
        for (var length = NameLength(at, isFirst: false); length > 0; length = NameLength(at, isFirst: false)) at += length;
        problems.Add(start, "RegexNotKept");
        Add(TokenKind.Regex, at, "", start);
    }

    private int NameLength(int from, bool isFirst)
    {
        if (from >= source.Length) return 0;
        var letter = source[from];
        if (char.IsAscii(letter)) return char.IsAsciiLetter(letter) || letter is '$' or '_' || (!isFirst && char.IsAsciiDigit(letter)) ? 1 : 0;
        if (!Rune.TryGetRuneAt(source, from, out var rune)) return 0;
        var isPart = Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber => true,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation => !isFirst,
            _ => !isFirst && letter is '\u200c' or '\u200d',
        };
        return isPart ? rune.Utf16SequenceLength : 0;
    }

    private void SkipSpace()
    {
        while (at < source.Length)
        {
            if (JsSpace.IsSpace(source[at])) afterLine |= JsSpace.IsLineEnd(source[at++]);
            else if (source[at] != '/' || at + 1 >= source.Length || source[at + 1] is not ('/' or '*')) return;
            else if (source[at + 1] == '/') while (at < source.Length && !JsSpace.IsLineEnd(source[at])) at++;
            else if (!SkipComment()) return;
        }
    }

    private bool SkipComment()
    {
        var end = source.IndexOf("*/", at + 2, StringComparison.Ordinal);
        if (end < 0)
        {
            Break(at, "CommentNeverClosed");
            return false;
        }
        for (; at < end + 2; at++) afterLine |= JsSpace.IsLineEnd(source[at]);
        return true;
    }

    private void Break(int place, string code, params ReadOnlySpan<object?> arguments)
    {
        problems.Add(place, code, arguments);
        IsWhole = false;
        at = source.Length;
    }

    private void Add(TokenKind kind, int end, string text, int? start = null, double number = 0)
    {
        tokens.Add(new Token(kind, start ?? at, end, text, number, afterLine));
        (at, afterLine) = (end, false);
    }
}
