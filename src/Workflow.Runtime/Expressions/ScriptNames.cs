using System.Text;

namespace Workflow.Runtime.Expressions;

/// <summary>How Elsa spells a name inside an accessor such as <c>getCaseNumber()</c>.</summary>
public static class ScriptNames
{
    /// <summary>Spaces, dashes and underscores fall away and the letter after each is a capital, as the first is.</summary>
    public static string Pascal(string name)
    {
        var pascal = new StringBuilder(name.Length);
        var capital = true;
        foreach (var letter in name)
        {
            if (letter is ' ' or '-' or '_')
            {
                capital = true;
                continue;
            }
            pascal.Append(capital ? char.ToUpperInvariant(letter) : letter);
            capital = false;
        }
        return pascal.ToString();
    }
}
