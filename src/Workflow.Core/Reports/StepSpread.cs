namespace Workflow.Core.Reports;

/// <summary>Steps by the part of the time granted that they took or have taken so far: the columns of the heat map, each end inclusive.</summary>
public readonly record struct StepSpread(int UpTo25, int UpTo50, int UpTo75, int UpTo100, int UpTo125, int Beyond)
{
    /// <summary>Upper ends of all columns but the last, in percent of the time granted; above 100 is late.</summary>
    public static readonly IReadOnlyList<int> Ends = [25, 50, 75, 100, 125];

    /// <summary>The columns in order.</summary>
    public IReadOnlyList<int> Counts => [UpTo25, UpTo50, UpTo75, UpTo100, UpTo125, Beyond];

    /// <summary>The column of a step that took so many of the minutes granted.</summary>
    public static int ColumnOf(int taken, int granted)
    {
        for (var column = 0; column < Ends.Count; column++)
            if ((long)taken * 100 <= (long)granted * Ends[column]) return column;
        return Ends.Count;
    }

    /// <summary>One step.</summary>
    public static StepSpread Of(int taken, int granted) => ColumnOf(taken, granted) switch
    {
        0 => new StepSpread { UpTo25 = 1 }, 1 => new StepSpread { UpTo50 = 1 }, 2 => new StepSpread { UpTo75 = 1 }, 3 => new StepSpread { UpTo100 = 1 },
        4 => new StepSpread { UpTo125 = 1 }, _ => new StepSpread { Beyond = 1 },
    };

    public static StepSpread operator +(StepSpread one, StepSpread other) => new(
        one.UpTo25 + other.UpTo25, one.UpTo50 + other.UpTo50, one.UpTo75 + other.UpTo75, one.UpTo100 + other.UpTo100, one.UpTo125 + other.UpTo125, one.Beyond + other.Beyond);
}
