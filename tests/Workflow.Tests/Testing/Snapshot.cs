using System.Runtime.CompilerServices;

namespace Workflow.Testing;

/// <summary>
/// Compares a text with the approved one beside the test, <c>Type.Method.verified.txt</c>. A difference leaves
/// <c>Type.Method.received.txt</c>: read both, and rename the received file when the new text is the right one.
/// </summary>
public static class Snapshot
{
    private const int MostLines = 80;

    /// <param name="suffix">Tells several snapshots of one test method apart.</param>
    public static void Match(string text, string? suffix = null, [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        var actual = text.ReplaceLineEndings("\n").TrimEnd('\n');
        Assert.That(actual.Split('\n'), Has.Length.LessThanOrEqualTo(MostLines), "A snapshot that nobody reads proves nothing: make it shorter.");

        var stem = Path.Combine(Path.GetDirectoryName(file)!, $"{Path.GetFileNameWithoutExtension(file)}.{method}{(suffix is null ? "" : "." + suffix)}");
        var (verified, received) = (stem + ".verified.txt", stem + ".received.txt");
        var expected = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n").TrimEnd('\n') : null;
        if (actual == expected)
        {
            File.Delete(received);
            return;
        }
        File.WriteAllText(received, actual);
        Assert.That(actual, Is.EqualTo(expected), $"Differs from {Path.GetFileName(verified)}; the new text is in {Path.GetFileName(received)}.");
    }
}
