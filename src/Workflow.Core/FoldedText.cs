using System.Globalization;
using System.Text;

namespace Workflow.Core;

/// <summary>Text as it is searched: lower case, without marks, đ as d, so that accents can be left out.</summary>
public static class FoldedText
{
    public static string Of(string text)
    {
        var letters = text.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark);
        return string.Concat(letters).ToLowerInvariant().Replace('đ', 'd');
    }
}
