using System.Text;
using Workflow.Core;
using Workflow.Core.Procedures;

namespace Workflow.Host.Procedures;

/// <summary>A folder that holds one procedure: <c>procedure.json</c>, its processes, <c>forms/</c> and <c>cases.yaml</c>.</summary>
internal static class ProcedureFolder
{
    private const string ProcessEnding = ".process.json";

    private static readonly UTF8Encoding strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The procedure folders at a path, by name: the folder itself, or those directly within it.</summary>
    public static Result<IReadOnlyList<string>> Find(string path)
    {
        if (!Directory.Exists(path)) return FolderSentences.Refuse("FolderMissing", path);
        if (File.Exists(Path.Combine(path, "procedure.json"))) return (string[])[path];
        string[] folders = [.. Directory.EnumerateDirectories(path).Where(f => File.Exists(Path.Combine(f, "procedure.json"))).Order(StringComparer.Ordinal)];
        return folders.Length > 0 ? folders : FolderSentences.Refuse("NoProcedures", path);
    }

    /// <summary>The texts of a procedure folder as they stand; what they mean is not looked at.</summary>
    public static Result<ProcedurePackage> Read(string folder)
    {
        var problems = new List<Problem>();
        var procedure = ReadText(folder, "procedure.json", problems);
        var processes = Files(folder, "").Where(f => f.EndsWith(ProcessEnding, StringComparison.Ordinal))
            .ToDictionary(f => f, f => ReadText(folder, f, problems), StringComparer.Ordinal);
        var forms = Files(folder, "forms").Where(f => f.EndsWith(".json", StringComparison.Ordinal))
            .ToDictionary(f => f[..^".json".Length], f => ReadText(folder, Path.Combine("forms", f), problems), StringComparer.Ordinal);
        return problems.Count == 0
            ? new ProcedurePackage(procedure, processes, forms)
            : FolderSentences.Refuse("FolderUnreadable", folder) with { Problems = problems };
    }

    /// <summary>A text of at most the size of a process definition, or empty with a problem.</summary>
    public static string ReadText(string folder, string file, List<Problem> problems)
    {
        try
        {
            var path = Path.Combine(folder, file);
            if (new FileInfo(path).Length <= ProcedurePackage.MostProcessBytes) return strict.GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');
            problems.Add(new Problem("FileTooLarge", file, null, FolderSentences.Of("FileTooLarge", file, ProcedurePackage.MostProcessBytes)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            problems.Add(new Problem("FileUnreadable", file, null, FolderSentences.Of("FileUnreadable", file)));
        }
        return "";
    }

    private static IEnumerable<string> Files(string folder, string under)
    {
        var path = Path.Combine(folder, under);
        return Directory.Exists(path) ? Directory.EnumerateFiles(path).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal) : [];
    }
}
