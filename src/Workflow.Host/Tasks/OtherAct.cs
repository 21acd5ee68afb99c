namespace Workflow.Host.Tasks;

/// <summary>What else than an outcome can be done with a step; each asks for something before it is done.</summary>
internal enum OtherActKind { Return, Ask, Reassign }

/// <summary>One such act as it stands in forms and addresses.</summary>
/// <param name="Key">Value of <c>khac</c>.</param>
/// <param name="Shortcut">The key that presses it.</param>
internal sealed record OtherAct(OtherActKind Kind, string Key, string Shortcut)
{
    public static readonly IReadOnlyList<OtherAct> All =
    [
        new(OtherActKind.Return, "tra-ve", "l"),
        new(OtherActKind.Ask, "hoi", "q"),
        new(OtherActKind.Reassign, "giao", "a"),
    ];

    public static OtherAct Of(OtherActKind kind) => All.First(act => act.Kind == kind);

    /// <summary>The act of a key; null for none.</summary>
    public static OtherAct? Of(string? key) => All.FirstOrDefault(act => act.Key == key);
}
