using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Workflow.Benchmarks.Serving;

/// <summary>The service published as an operator installs it: compiled ahead of time, for the machine at hand.</summary>
internal static class PublishedHost
{
    /// <summary>Publishes into a folder; returns the program's path.</summary>
    public static async Task<string> Publish(string folder, [CallerFilePath] string here = "")
    {
        var project = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/Workflow.Host"));
        Console.WriteLine("Publishing the service …");
        using var publish = Process.Start("dotnet",
            ["publish", project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false", "-o", folder, "-v", "q", "-nologo"]);
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0
            ? Path.Combine(folder, "Workflow.Host.dll")
            : throw new InvalidOperationException($"dotnet publish ended with {publish.ExitCode}.");
    }
}
