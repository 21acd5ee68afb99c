using System.Data.Common;
using Workflow.Core.Dossiers;
using Workflow.Persistence.Rows;

namespace Workflow.Persistence.Steps;

/// <summary>
/// Reads and writes rows of the model on one connection with prepared standard SQL; one code for all databases. Used on
/// one thread only.
/// </summary>
internal sealed class StepWriter(DbConnection connection, RowPlans plans) : IDisposable
{
    private readonly Dictionary<(Type, string), RowCommand> commands = [];
    private DbTransaction? transaction;

    /// <summary>Rows inserted, updated and deleted since the writer was made.</summary>
    public long Rows { get; private set; }

    /// <summary>Bytes of the values written since the writer was made.</summary>
    public long Bytes { get; private set; }

    /// <summary>The transaction that everything from here on belongs to.</summary>
    public void Enlist(DbTransaction enlisted) => transaction = enlisted;

    public void Insert(object row)
    {
        var plan = plans.Of(row.GetType());
        var command = Command(plan.Type, "insert", () => (plan.Insert, Named(plan.Columns)));
        for (var i = 0; i < plan.Columns.Count; i++) command.Set(i, plan.Columns[i].ValueOf(row));
        Write(command);
    }

    /// <summary>Writes what may change; false when the row is gone or no longer at the revision that was read.</summary>
    public bool Update(IRevised row)
    {
        var plan = plans.Of(row.GetType());
        var command = Command(plan.Type, "update", () =>
            (plan.Update, [.. Named(plan.Updated), .. Named(plan.Key), (RowPlan.OldRevision, plan.Revision!)]));
        var next = Set(command, 0, plan.Updated, row);
        next = Set(command, next, plan.Key, row);
        command.Set(next, plan.Revision!.ToProvider(row.Revision - 1));
        return Write(command) == 1;
    }

    /// <summary>Inserts a row unless one with its key is there; false when one is.</summary>
    public bool InsertNew(object row)
    {
        var plan = plans.Of(row.GetType());
        var command = Command(plan.Type, "insert new", () => (plan.InsertNew, Named(plan.Columns)));
        for (var i = 0; i < plan.Columns.Count; i++) command.Set(i, plan.Columns[i].ValueOf(row));
        return Write(command) == 1;
    }

    /// <summary>Moves the look of a row; false when the row is gone, or its revision or its look is no longer the one that was read.</summary>
    public bool MoveLook(LookMove look)
    {
        var plan = plans.Of(look.Row);
        var at = plan.Column(nameof(IWatched.NextAlertAt));
        var command = Command(plan.Type, "look", () =>
            (plan.Move(at), [(RowPlan.Parameter(at), at), .. Named(plan.Key), (RowPlan.OldRevision, plan.Revision!), (RowPlan.OldValue, at)]));
        command.Set(0, at.ToProvider(look.Next));
        command.Set(1, plan.Key[0].ToProvider(look.Id));
        command.Set(2, plan.Revision!.ToProvider(look.Revision));
        command.Set(3, at.ToProvider(look.ReadAt));
        return Write(command) == 1;
    }

    /// <summary>Removes a row; false when it is gone or, where it has a revision, no longer at the one that was read.</summary>
    public bool Delete(object row)
    {
        var plan = plans.Of(row.GetType());
        var command = Command(plan.Type, "delete", () =>
            (plan.Delete, plan.Revision is null ? Named(plan.Key) : [.. Named(plan.Key), (RowPlan.OldRevision, plan.Revision)]));
        var next = Set(command, 0, plan.Key, row);
        if (plan.Revision is not null) command.Set(next, plan.Revision.ValueOf(row));
        return Write(command) == 1;
    }

    /// <summary>A row by its primary key in the key's order; null when there is none.</summary>
    public T? Find<T>(params ReadOnlySpan<object> key) where T : class
    {
        var plan = plans.Of(typeof(T));
        if (key.Length != plan.Key.Count) throw new ArgumentException($"The key of {typeof(T).Name} has {plan.Key.Count} parts.", nameof(key));
        var command = Command(plan.Type, "find", () => (plan.Select(plan.Key), Named(plan.Key)));
        for (var i = 0; i < key.Length; i++) command.Set(i, plan.Key[i].ToProvider(key[i]));
        using var reader = command.Read(transaction!);
        return reader.Read() ? (T)plan.Read(reader) : null;
    }

    /// <summary>Whether a row has a primary key, given in the key's order.</summary>
    public bool HasKey(object row, object[] key)
    {
        var columns = plans.Of(row.GetType()).Key;
        for (var i = 0; i < key.Length; i++)
            if (!key[i].Equals(columns[i].Property.PropertyInfo!.GetValue(row))) return false;
        return true;
    }

    /// <summary>The rows that have these values in these properties, in no particular order.</summary>
    public List<T> Where<T>(params ReadOnlySpan<(string Property, object Value)> filter) where T : class
    {
        var plan = plans.Of(typeof(T));
        var properties = new string[filter.Length];
        for (var i = 0; i < filter.Length; i++) properties[i] = filter[i].Property;
        var command = Command(plan.Type, string.Join(',', properties), () =>
        {
            var columns = Array.ConvertAll(properties, plan.Column);
            return (plan.Select(columns), Named(columns));
        });
        for (var i = 0; i < filter.Length; i++) command.Set(i, plan.Column(filter[i].Property).ToProvider(filter[i].Value));

        var rows = new List<T>();
        using var reader = command.Read(transaction!);
        while (reader.Read()) rows.Add((T)plan.Read(reader));
        return rows;
    }

    /// <summary>Draws several numbers of a counter at once and returns the last of them; a counter begins at 1.</summary>
    public long Draw(string key, int count)
    {
        if (!Advance(key, count)) Begin(key, count);
        return Find<Counter>(key)!.Value;
    }

    public void Dispose()
    {
        foreach (var command in commands.Values) command.Dispose();
    }

    private bool Advance(string key, int count)
    {
        var plan = plans.Of(typeof(Counter));
        var (name, value) = (plan.Column(nameof(Counter.Key)), plan.Column(nameof(Counter.Value)));
        var command = Command(plan.Type, "advance", () => (plan.Advance(value), Named([value, name])));
        command.Set(0, value.ToProvider((long)count));
        command.Set(1, name.ToProvider(key));
        return Write(command) == 1;
    }

    // Another lane may begin the same counter at the same moment: who comes second takes up what the first has left.
    private void Begin(string key, int count)
    {
        transaction!.Save(nameof(Counter));
        try
        {
            Insert(new Counter { Key = key, Value = count });
        }
        catch (DbException)
        {
            transaction.Rollback(nameof(Counter));
            if (!Advance(key, count)) throw;
            return;
        }
        transaction.Release(nameof(Counter));
    }

    private int Write(RowCommand command)
    {
        Bytes += command.Bytes;
        Rows++;
        return command.Run(transaction!);
    }

    private RowCommand Command(Type type, string purpose, Func<(string Sql, (string, RowColumn)[] Parameters)> plan)
    {
        if (commands.TryGetValue((type, purpose), out var known)) return known;
        var (sql, parameters) = plan();
        return commands[(type, purpose)] = new RowCommand(connection, sql, parameters);
    }

    private static int Set(RowCommand command, int from, IReadOnlyList<RowColumn> columns, object row)
    {
        foreach (var column in columns) command.Set(from++, column.ValueOf(row));
        return from;
    }

    private static (string, RowColumn)[] Named(IEnumerable<RowColumn> columns) =>
        [.. columns.Select(c => (RowPlan.Parameter(c), c))];
}
