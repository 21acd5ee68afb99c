namespace Workflow.Core.Deadlines;

/// <summary>Writes the lines of a date while its working time is counted off: where the count stands, under which calendar, and what is left.</summary>
internal sealed class Countdown(OfficeClock clock, DateTime from, int? left)
{
    private DateTime position = from;

    public List<DerivationLine> Lines { get; } = [];

    /// <summary>By which the time is counted at present.</summary>
    public OfficeClock Clock { get; private set; } = clock;

    /// <summary>Working minutes left; null while the date is not counted in working time.</summary>
    public int? Left { get; private set; } = left;

    public void Say(DateTime from, DateTime to, string code, string source, params ReadOnlySpan<object?> arguments) =>
        Lines.Add(new DerivationLine(from, to, 0, DerivationSentences.Book.Of(code, arguments), source, code, Left));

    /// <summary>Takes over lines that count nothing off.</summary>
    public void Take(IEnumerable<DerivationLine> lines) => Lines.AddRange(lines.Select(line => line with { Left = Left }));

    /// <summary>Counts each day up to an instant, or to where the count is already.</summary>
    public void CountTo(DateTime to)
    {
        if (Left is null || to <= position) return;
        var days = new Derivation(Clock);
        days.Counted(position, to);
        foreach (var line in days.Lines) Lines.Add(line with { Left = Left -= line.Minutes });
        position = to;
    }

    /// <summary>Says when the date falls on a closing time rather than on the next opening.</summary>
    public void EndAt(DateTime due)
    {
        CountTo(due);
        if (Left != 0) return;
        var end = new Derivation(Clock);
        end.LeftLimit(due);
        Take(end.Lines);
    }

    /// <summary>Sets what is left where the clock stops; another calendar than the one counted by may leave more or less.</summary>
    public void StopWith(int remaining, DateTime at, OfficeClock under)
    {
        if (Left is { } expected && expected != remaining)
        {
            var why = DerivationSentences.Book.Of("CalendarSucceeded", DerivationSentences.Length(expected), DerivationSentences.Length(remaining));
            Lines.Add(new DerivationLine(at, at, expected - remaining, why, LegalSources.Calendar(under.Calendar), "CalendarSucceeded", remaining));
        }
        (Left, Clock) = (remaining, under);
    }

    /// <summary>Goes on with what is left, from an instant and under a calendar.</summary>
    public void GoOn(DateTime from, OfficeClock under) => (position, Clock) = (from, under);

    /// <summary>Gives more time: the count goes on where it is.</summary>
    public void Extend(int minutes) => Left += minutes;
}
