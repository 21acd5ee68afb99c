using System.IO.Compression;
using System.Text;

namespace Workflow.Host.Studio.Definitions;

/// <summary>A file that a browser is to keep.</summary>
internal sealed record DownloadedFile(string Name, string MediaType, byte[] Content);

/// <summary>Definitions as files, one or many.</summary>
internal sealed class DefinitionFiles(DefinitionQueries queries)
{
    public static DownloadedFile Of(DefinitionState state) =>
        new($"{NameOf(state.Row)}.json", "application/json", Encoding.UTF8.GetBytes(ProcessDocument.Exported(state.Document, state.Row)));

    /// <summary>Several versions in one archive; one alone as it is. Null where none of them is there.</summary>
    public async Task<DownloadedFile?> Of(IReadOnlyList<string> versionIds, CancellationToken cancellation)
    {
        var states = new List<DefinitionState>();
        foreach (var id in versionIds)
            if (VersionKey.TryParse(id, out var key) && await queries.Find(key, cancellation) is { } state) states.Add(state);
        if (states.Count <= 1) return states.Count == 0 ? null : Of(states[0]);
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var state in states)
            {
                await using var entry = await archive.CreateEntry($"{NameOf(state.Row)}.json").OpenAsync(cancellation);
                await entry.WriteAsync(Of(state).Content, cancellation);
            }
        return new("workflow-definitions.zip", "application/zip", buffer.ToArray());
    }

    /// <summary>Letters, digits and a few signs: a name that every system takes.</summary>
    private static string NameOf(DefinitionRow row) =>
        $"{new string([.. row.DefinitionId.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '_')])}-v{row.Number}";
}
