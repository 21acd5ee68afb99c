using System.ComponentModel.DataAnnotations;

namespace Workflow.Host.Triggers;

/// <summary>How timers and events reach dossiers (section <c>Triggers</c>).</summary>
internal sealed class TriggerOptions
{
    public const string Section = "Triggers";

    /// <summary>Whether this host fires timers, delivers events and carries messages between linked dossiers; true by default. What is due waits for any host on the same database that does.</summary>
    public bool Delivers { get; set; } = true;

    /// <summary>Seconds after which the database is asked again although this host knows of nothing that is due, 1 to 3,600, 15 by default.</summary>
    [Range(1, 3600)]
    public int IdleSeconds { get; set; } = 15;

    /// <summary>Most timers, or dossiers of one event, taken up at once, 1 to 1,000, 100 by default.</summary>
    [Range(1, 1000)]
    public int BatchSize { get; set; } = 100;
}
