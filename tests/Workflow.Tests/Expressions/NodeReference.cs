using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Workflow.Runtime.Expressions;

namespace Workflow.Tests.Expressions;

/// <summary>Node as the judge of what a script means: one process for all scripts of a test.</summary>
internal static class NodeReference
{
    /// <summary>A description of each source, or null where Node is not installed.</summary>
    public static string[]? Describe(IReadOnlyList<string> sources, [CallerFilePath] string file = "")
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Path.GetDirectoryName(file)!, "reference.js")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["TZ"] = TestScope.Hanoi.Id },
        };
        using var node = TryStart(start);
        if (node is null) return null;
        var answers = node.StandardOutput.ReadToEndAsync();
        foreach (var source in sources) node.StandardInput.WriteLine(JsValue.Of(source).ToJson());
        node.StandardInput.Close();
        var lines = answers.GetAwaiter().GetResult().TrimEnd('\n').Split('\n');
        node.WaitForExit();
        return lines;
    }

    private static Process? TryStart(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
