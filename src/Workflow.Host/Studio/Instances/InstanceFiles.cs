using System.IO.Compression;
using System.Text.Json;
using Workflow.Core;
using Workflow.Host.Accounts;

namespace Workflow.Host.Studio.Instances;

/// <summary>Dossiers as files, with what the reader may see.</summary>
internal sealed class InstanceFiles(InstanceReader reader)
{
    /// <summary>Dossiers in one archive.</summary>
    public const int MostTogether = 100;

    /// <summary>One dossier as JSON, under its code.</summary>
    public async Task<Result<(string Name, byte[] Content)>> Export(CurrentActor me, Guid id, CancellationToken cancellation)
    {
        var found = await reader.Find(me, id, cancellation);
        if (found.Rejection is { } rejection) return rejection;
        var instance = found.Value;
        var (log, values) = (await reader.LogOf(me, instance, cancellation), await reader.ValuesOf(instance, cancellation));
        var executions = new ExecutionViews(log);
        var export = new InstanceExport(
            InstanceViewing.ViewOf(log, values), InstanceViewing.VariablesOf(instance, values), [.. log.Executions.Select(executions.Record)], [.. new JournalViews(log).Records]);
        return ($"{instance.Dossier.Code}.json", JsonSerializer.SerializeToUtf8Bytes(export, InstanceJson.Studio.InstanceExport));
    }

    /// <summary>Several dossiers as an archive; those that the caller may not follow are left out.</summary>
    public async Task<Result<byte[]>> Export(CurrentActor me, IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        if (ids.Count > MostTogether) return InstanceSentences.Refuse(RejectionKind.Malformed, "TooManyTogether", MostTogether);
        using var archive = new MemoryStream();
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var text in ids.Distinct(StringComparer.Ordinal))
            {
                if (!Guid.TryParse(text, out var id) || await Export(me, id, cancellation) is not { IsRejected: false, Value: var (name, content) }) continue;
                await using var entry = await zip.CreateEntry(name).OpenAsync(cancellation);
                await entry.WriteAsync(content, cancellation);
            }
        }
        return archive.ToArray();
    }
}
