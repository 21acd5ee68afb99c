using System.Globalization;

namespace Workflow.Runtime;

/// <summary>What a run may know of the dossier that it moves.</summary>
public sealed record RunContext
{
    /// <summary>Scope of the variables of the whole process.</summary>
    public const string ProcessScope = "";

    /// <summary>Scope of the values that the process was started with.</summary>
    public const string InputScope = "input";

    /// <summary>Scope of the values that the process yields.</summary>
    public const string OutputScope = "output";

    /// <summary>Scope of what the run keeps about itself: correlation, name, the last result.</summary>
    public const string RunScope = "run";

    /// <summary>The instant of the stimulus, UTC.</summary>
    public required DateTime Now { get; init; }
    public required string DossierId { get; init; }

    /// <summary>The dossier's code, by which the run is correlated unless the process sets another.</summary>
    public string DossierCode { get; init; } = "";
    public string DefinitionId { get; init; } = "";
    public int DefinitionVersion { get; init; } = 1;

    /// <summary>The office's zone, for the local parts of dates in scripts.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>The stored value of a name in a scope as compact JSON; null where none is stored.</summary>
    public required Func<string, string, string?> Stored { get; init; }

    /// <summary>Scope of what an activity yielded.</summary>
    public static string ResultScope(string activityKey) => "output:" + activityKey;

    /// <summary>Scope of the variables of a container that is open, by its frame.</summary>
    public static string ScopeOf(int frame) => frame == 0 ? ProcessScope : string.Create(CultureInfo.InvariantCulture, $"#{frame}");
}
