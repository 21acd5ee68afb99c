using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Workflow.Core.Procedures;

namespace Workflow.Host.Procedures;

/// <summary>How a package stands in its column: one JSON object of texts, names sorted, so that equal packages are equal bytes.</summary>
internal static partial class StoredPackage
{
    public static string Write(ProcedurePackage package) => JsonSerializer.Serialize(Sorted(package), PackageJson.Written.ProcedurePackage);

    public static ProcedurePackage Read(string stored) => JsonSerializer.Deserialize(stored, PackageJson.Written.ProcedurePackage)!;

    /// <summary>SHA-256 of the stored form, hexadecimal: tells one drawing from another.</summary>
    public static string HashOf(string stored) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(stored)));

    private static ProcedurePackage Sorted(ProcedurePackage package) => package with
    {
        Processes = new SortedDictionary<string, string>(package.Processes.ToDictionary(), StringComparer.Ordinal),
        Forms = new SortedDictionary<string, string>(package.Forms.ToDictionary(), StringComparer.Ordinal),
    };

    [JsonSerializable(typeof(ProcedurePackage))]
    private sealed partial class PackageJson : JsonSerializerContext
    {
        // As data in a column, never put into a page: Vietnamese letters stay as they are.
        public static readonly PackageJson Written = new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
