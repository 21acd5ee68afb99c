namespace Workflow.Core.Dossiers;

/// <summary>A row that several may change at once; the revision decides who was first.</summary>
public interface IRevised
{
    /// <summary>1 when inserted, one more with each update.</summary>
    int Revision { get; set; }
}

/// <summary>A number to be drawn from a counter when everything else is settled, in the same transaction.</summary>
/// <param name="Counter">Key of the counter, e.g. <c>dossier:H05.01:2026-11-23</c>; counters begin at 1 and leave no gap.</param>
/// <param name="Assign">Puts the number into rows of this change set that are to be inserted.</param>
public sealed record NumberRequest(string Counter, Action<long> Assign);

/// <summary>
/// What one command writes: rows to delete, rows to update (guarded by their revision), then numbers to draw, then rows to
/// insert. Only inserted rows may depend on a drawn number.
/// </summary>
public sealed class ChangeSet
{
    private readonly List<object> inserts = [];
    private readonly List<IRevised> updates = [];
    private readonly List<IRevised> looks = [];
    private readonly List<object> deletes = [];
    private readonly List<NumberRequest> numbers = [];

    public IReadOnlyList<object> Inserts => inserts;
    public IReadOnlyList<IRevised> Updates => updates;

    /// <summary>Rows of which only the next look has moved: written at the revision that was read.</summary>
    public IReadOnlyList<IRevised> Looks => looks;
    public IReadOnlyList<object> Deletes => deletes;
    public IReadOnlyList<NumberRequest> Numbers => numbers;

    public bool IsEmpty => inserts.Count + updates.Count + looks.Count + deletes.Count == 0;

    public void Insert(object row)
    {
        if (row is IRevised revised) revised.Revision = 1;
        inserts.Add(row);
    }

    /// <summary>Adds an update once, however often the row changes within the command; a row being inserted needs none.</summary>
    public void Update(IRevised row)
    {
        if (updates.Contains(row) || inserts.Contains(row)) return;
        looks.Remove(row);
        row.Revision++;
        updates.Add(row);
    }

    /// <summary>Writes when a sweep looks at a row next. The revision stays: whoever has the row before them has lost nothing by it.</summary>
    public void LookAgain(IRevised row)
    {
        if (!updates.Contains(row) && !looks.Contains(row)) looks.Add(row);
    }

    /// <summary>Deletes a row; one that was to be inserted is merely not written.</summary>
    public void Delete(object row)
    {
        if (!inserts.Remove(row)) deletes.Add(row);
    }

    public void Draw(NumberRequest number) => numbers.Add(number);
}
