namespace Workflow.Runtime.Expressions.Parsing;

internal enum TokenKind : byte { End, Name, Number, Text, TemplateWhole, TemplateHead, TemplateMiddle, TemplateTail, Sign, Regex }

/// <summary>A word of the source.</summary>
/// <param name="Start">Offset in the source.</param>
/// <param name="End">Offset behind the last character.</param>
/// <param name="Text">Name, sign, or the meaning of a string or template part.</param>
/// <param name="AfterLine">A line ends between the token before and this one.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int End, string Text, double Number, bool AfterLine)
{
    public bool IsSign(string sign) => Kind == TokenKind.Sign && Text == sign;

    public bool IsName(string name) => Kind == TokenKind.Name && Text == name;
}
