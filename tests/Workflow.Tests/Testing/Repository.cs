using System.Runtime.CompilerServices;

namespace Workflow.Testing;

/// <summary>Files of this repository that tests read where they stand.</summary>
public static class Repository
{
    public static string Root { get; } = RootOf();

    /// <summary>The shipped procedures.</summary>
    public static string Workflows { get; } = Path.Combine(Root, "workflows");

    private static string RootOf([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));
}
