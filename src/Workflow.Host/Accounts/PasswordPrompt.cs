using System.Text;

namespace Workflow.Host.Accounts;

/// <summary>Reads a password: the first line of standard input when that is piped, else typed without being shown.</summary>
internal static class PasswordPrompt
{
    public static string Read(TextWriter output)
    {
        if (Console.IsInputRedirected) return Console.In.ReadLine() ?? "";

        output.Write("Mật khẩu / Password: ");
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace) typed.Length = Math.Max(0, typed.Length - 1);
            else if (!char.IsControl(key.KeyChar)) typed.Append(key.KeyChar);
        }
        output.WriteLine();
        return typed.ToString();
    }
}
