using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Workflow.Host.Reminders;

/// <summary>What lies before an officer in the morning, as the digest keeps it.</summary>
/// <param name="Overdue">Steps in the officer's hand whose time is over.</param>
/// <param name="Today">Other steps in the officer's hand whose time ends today.</param>
/// <param name="Near">Later ones past their near mark.</param>
/// <param name="Waiting">Open steps in nobody's hand that the officer may take.</param>
/// <param name="DossiersOverdue">Dossiers past their binding date, of the officer's steps and of the units that the officer heads or supervises.</param>
/// <param name="Urgent">The steps in the officer's hand that are due first, at most five.</param>
internal sealed record DigestDetails(int Overdue, int Today, int Near, int Waiting, int DossiersOverdue, IReadOnlyList<DigestStep> Urgent)
{
    private static readonly DigestJson json = new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public override string ToString() => JsonSerializer.Serialize(this, json.DigestDetails);

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static DigestDetails Parse(string text) => JsonSerializer.Deserialize(text, json.DigestDetails)!;
}

/// <summary>A step in a digest.</summary>
internal sealed record DigestStep(Guid Id, string DossierCode, string Title, DateTime DueAt);

[JsonSerializable(typeof(DigestDetails))]
internal sealed partial class DigestJson : JsonSerializerContext;
