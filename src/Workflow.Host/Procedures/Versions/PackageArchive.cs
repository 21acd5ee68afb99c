using System.IO.Compression;
using System.Text;
using Workflow.Core;
using Workflow.Core.Procedures;

namespace Workflow.Host.Procedures.Versions;

/// <summary>A package as one file: an archive of the same files as a procedure folder, for another office to take in.</summary>
internal static class PackageArchive
{
    public const string MediaType = "application/zip";
    private const string Specification = "procedure.json";
    private const string ProcessEnding = ".process.json";
    private const string Forms = "forms/";
    private const string FormEnding = ".json";
    private const int MostEntries = 200;

    private static readonly UTF8Encoding strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static byte[] Write(ProcedurePackage package)
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, Specification, package.Procedure);
            foreach (var (file, text) in package.Processes.OrderBy(p => p.Key, StringComparer.Ordinal)) Add(archive, file, text);
            foreach (var (key, text) in package.Forms.OrderBy(f => f.Key, StringComparer.Ordinal)) Add(archive, $"{Forms}{key}{FormEnding}", text);
        }
        return buffer.ToArray();
    }

    /// <summary>Reads an archive, whole or with one folder around everything; rejects what is none, and more than a package may hold, before it is unpacked.</summary>
    public static Result<ProcedurePackage> Read(Stream stream)
    {
        try
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            if (archive.Entries.Count > MostEntries) return Refuse("ArchiveTooLarge");
            var root = archive.Entries.Select(e => e.FullName).Where(n => n.EndsWith(Specification, StringComparison.Ordinal)).MinBy(n => n.Length);
            if (root is null) return Refuse("ArchiveWithoutProcedure");
            return Read(archive, root[..^Specification.Length]);
        }
        catch (Exception exception) when (exception is InvalidDataException or DecoderFallbackException or NotSupportedException or IOException)
        {
            return Refuse("ArchiveUnreadable");
        }
    }

    private static Result<ProcedurePackage> Read(ZipArchive archive, string root)
    {
        var (left, specification) = (ProcedurePackage.MostBytes, "");
        var (processes, forms) = (new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var entry in archive.Entries.Where(e => e.FullName.StartsWith(root, StringComparison.Ordinal)))
        {
            var name = entry.FullName[root.Length..];
            if (name != Specification && !IsProcess(name) && !IsForm(name)) continue;
            if (TextOf(entry, ref left) is not { } text) return Refuse("ArchiveTooLarge");
            if (name == Specification) specification = text;
            else if (IsProcess(name)) processes[name] = text;
            else forms[name[Forms.Length..^FormEnding.Length]] = text;
        }
        return new ProcedurePackage(specification, processes, forms);
    }

    private static bool IsProcess(string name) => !name.Contains('/', StringComparison.Ordinal) && name.EndsWith(ProcessEnding, StringComparison.Ordinal);

    private static bool IsForm(string name) => name.StartsWith(Forms, StringComparison.Ordinal) && name.EndsWith(FormEnding, StringComparison.Ordinal) && name.IndexOf('/', Forms.Length) < 0;

    /// <summary>The text of an entry, counted as it is unpacked: what an archive says of its own size is not believed. Null once it is too much.</summary>
    private static string? TextOf(ZipArchiveEntry entry, ref int left)
    {
        using var content = entry.Open();
        using var buffer = new MemoryStream();
        var block = new byte[16 * 1024];
        for (int read; (read = content.Read(block)) > 0;)
        {
            if ((left -= read) < 0) return null;
            buffer.Write(block, 0, read);
        }
        return strict.GetString(buffer.ToArray()).TrimStart('\uFEFF');
    }

    private static void Add(ZipArchive archive, string name, string text)
    {
        using var entry = archive.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes(text));
    }

    private static Rejection Refuse(string code) => PublicationSentences.Refuse(RejectionKind.Unprocessable, code);
}
