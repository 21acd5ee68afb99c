namespace Workflow.Core.Dossiers;

/// <summary>A row that several may change at once; the revision decides who was first.</summary>
public interface IRevised
{
    /// <summary>1 when inserted, one more with each update.</summary>
    int Revision { get; set; }
}

/// <summary>A number to be drawn from a counter when everything else is settled, in the same transaction.</summary>
/// <param name="Counter">Key of the counter, e.g. <c>dossier:H05.01:2026-11-23</c>; counters begin at 1 and leave no gap.</param>
/// <param name="Assign">Puts the number into rows of this change set that are to be inserted, and may add rows that need it.</param>
public sealed record NumberRequest(string Counter, Action<long> Assign);

/// <summary>
/// What one command writes: rows to delete, rows to update (guarded by their revision), then numbers to draw, then rows to
/// insert. Only inserted rows may depend on a drawn number.
/// </summary>
public sealed class ChangeSet
{
    private readonly List<object> inserts = [];
    private readonly List<IRevised> updates = [];
    private readonly List<LookMove> looks = [];
    private readonly List<ReminderDraft> drafts = [];
    private readonly List<ReminderDraft> sent = [];
    private readonly List<LookMove> moved = [];
    private readonly List<object> deletes = [];
    private readonly List<NumberRequest> numbers = [];

    public IReadOnlyList<object> Inserts => inserts;
    public IReadOnlyList<IRevised> Updates => updates;

    /// <summary>Looks of a sweep; one that somebody else has moved since it was read is left out with its reminders, and fails nothing.</summary>
    public IReadOnlyList<LookMove> Looks => looks;

    /// <summary>Reminders that hang on no look.</summary>
    public IReadOnlyList<ReminderDraft> Drafts => drafts;

    /// <summary>The looks that nobody else had moved; known once the changes are written.</summary>
    public IReadOnlyList<LookMove> Moved => moved;

    /// <summary>The reminders that were written because their key was new; known once the changes are written.</summary>
    public IReadOnlyList<ReminderDraft> Sent => sent;
    public IReadOnlyList<object> Deletes => deletes;
    public IReadOnlyList<NumberRequest> Numbers => numbers;

    public bool IsEmpty => inserts.Count + updates.Count + looks.Count + drafts.Count + deletes.Count == 0;

    public void Insert(object row)
    {
        if (row is IRevised revised) revised.Revision = 1;
        inserts.Add(row);
    }

    /// <summary>Adds an update once, however often the row changes within the command; a row being inserted needs none.</summary>
    public void Update(IRevised row)
    {
        if (updates.Contains(row) || inserts.Contains(row)) return;
        row.Revision++;
        updates.Add(row);
    }

    /// <summary>Moves a look on where nobody has moved it since it was read.</summary>
    public void Move(LookMove look) => looks.Add(look);

    /// <summary>Sends a reminder where its key is new.</summary>
    public void Send(ReminderDraft draft) => drafts.Add(draft);

    /// <summary>Notes that a look is moved.</summary>
    public void Confirm(LookMove look) => moved.Add(look);

    /// <summary>Notes that a reminder was new and is written.</summary>
    public void Confirm(ReminderDraft draft) => sent.Add(draft);

    /// <summary>Deletes a row; one that was to be inserted is merely not written.</summary>
    public void Delete(object row)
    {
        if (!inserts.Remove(row)) deletes.Add(row);
    }

    public void Draw(NumberRequest number) => numbers.Add(number);
}
