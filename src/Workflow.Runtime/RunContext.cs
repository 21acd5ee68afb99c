namespace Workflow.Runtime;

/// <summary>What a run may know of the dossier that it moves.</summary>
public sealed record RunContext
{
    /// <summary>Scope of the variables that the definition declares.</summary>
    public const string ProcessScope = "";

    /// <summary>Scope of the values that the process was started with.</summary>
    public const string InputScope = "input";

    /// <summary>Scope of what the run keeps about itself: correlation, the last result.</summary>
    public const string RunScope = "run";

    /// <summary>The instant of the stimulus, UTC.</summary>
    public required DateTime Now { get; init; }
    public required string DossierId { get; init; }

    /// <summary>The dossier's code, by which the run is correlated unless a script sets another.</summary>
    public string DossierCode { get; init; } = "";
    public string DefinitionId { get; init; } = "";
    public int DefinitionVersion { get; init; } = 1;

    /// <summary>The office's zone, for the local parts of dates in scripts.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>The stored value of a name in a scope as compact JSON; null where none is stored.</summary>
    public required Func<string, string, string?> Stored { get; init; }

    /// <summary>Scope of what an activity yielded.</summary>
    public static string OutputScope(string activityId) => "output:" + activityId;
}
