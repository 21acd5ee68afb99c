using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Workflow.Core.Procedures;
using Workflow.Runtime.Definitions;

namespace Workflow.Host.Procedures;

/// <summary>Names a version by what it means: the built processes, <c>procedure.json</c> and the forms, all in canonical form.</summary>
internal static class VersionMeaning
{
    /// <summary>SHA-256, hexadecimal. Layout, notes, white space and the order of keys do not change it.</summary>
    public static string Of(ProcedurePackage package, ReviewedPackage reviewed)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, "procedure.json", Canonical(package.Procedure));
        foreach (var (file, graph) in reviewed.Graphs.OrderBy(g => g.Key, StringComparer.Ordinal)) Append(hash, file, graph.CanonicalMeaning());
        foreach (var (key, text) in package.Forms.OrderBy(f => f.Key, StringComparer.Ordinal)) Append(hash, $"forms/{key}.json", Canonical(text));
        // What is used as an activity is part of the graphs; what is started means what its version does.
        foreach (var started in reviewed.References.Where(r => r is { Kind: ReferenceKind.Started, Outside: not null }).OrderBy(r => r.DefinitionId, StringComparer.Ordinal))
            Append(hash, $"references/{started.DefinitionId}", Encoding.UTF8.GetBytes($"{started.Outside!.Meaning}/{started.Process}"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Each part with its name and length, so that no two divisions of the same bytes are taken for one another.</summary>
    private static void Append(IncrementalHash hash, string name, ReadOnlySpan<byte> content)
    {
        hash.AppendData(Encoding.UTF8.GetBytes($"{name}\n{content.Length}\n"));
        hash.AppendData(content);
    }

    private static ReadOnlySpan<byte> Canonical(string json)
    {
        using var document = JsonDocument.Parse(json);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer)) Write(document.RootElement, writer);
        return buffer.WrittenSpan;
    }

    private static void Write(JsonElement element, Utf8JsonWriter writer)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in element.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(property.Name);
                    Write(property.Value, writer);
                }
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray()) Write(item, writer);
                writer.WriteEndArray();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
