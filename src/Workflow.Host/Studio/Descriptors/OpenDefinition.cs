using Workflow.Core.Procedures;

namespace Workflow.Host.Studio.Descriptors;

/// <summary>The definition that a designer has open, with what surrounds it.</summary>
/// <param name="DefinitionId">Null where none is open, or none that is stored.</param>
/// <param name="Forms">The forms of its procedure; empty where it belongs to none.</param>
internal sealed record OpenDefinition(string? DefinitionId, DrawnDefinition Drawn, IReadOnlyDictionary<string, FormSchema> Forms)
{
    /// <summary>The header by which every call of the editor says what it has open; the id stands percent-encoded.</summary>
    public const string Header = "X-Open-Definition";

    private const int LongestId = 512;

    /// <summary>Nothing is open.</summary>
    public static OpenDefinition None { get; } = new(null, DrawnDefinition.Nothing, new Dictionary<string, FormSchema>());

    /// <summary>The id that a request names; null where it names none.</summary>
    public static string? IdOf(HttpRequest request) =>
        request.Headers[Header].ToString() is { Length: > 0 and <= LongestId } encoded ? Uri.UnescapeDataString(encoded) : null;
}
