using System.Data.Common;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Workflow.Persistence.Steps;

/// <summary>The standard SQL of one row type, written once from EF's model; columns are always named, never counted on by position.</summary>
internal sealed class RowPlan
{
    public RowPlan(IEntityType type)
    {
        var table = type.GetTableMappings().Single();
        Type = type.ClrType;
        Table = table.Table.Name;
        Columns = [.. table.ColumnMappings.Select(c => new RowColumn(type.FindProperty(c.Property.Name)!, c))];
        Key = [.. type.FindPrimaryKey()!.Properties.Select(Column)];
        Updated = [.. Columns.Where(c => c.IsUpdated)];
        Revision = Columns.SingleOrDefault(c => c.IsRevision);
        Read = CompileReader();
    }

    public Type Type { get; }
    public string Table { get; }
    public IReadOnlyList<RowColumn> Columns { get; }

    /// <summary>The primary key in its order.</summary>
    public IReadOnlyList<RowColumn> Key { get; }
    public IReadOnlyList<RowColumn> Updated { get; }
    public RowColumn? Revision { get; }

    /// <summary>Makes a row of the present result, whose columns stand in the order of <see cref="Columns"/>.</summary>
    public Func<DbDataReader, object> Read { get; }

    public string Insert =>
        $"INSERT INTO {Quoted(Table)} ({List(Columns, c => Quoted(c.Name))}) VALUES ({List(Columns, Parameter)})";

    /// <summary>Does nothing where the key is taken.</summary>
    public string InsertNew => $"{Insert} ON CONFLICT DO NOTHING";

    public string Update =>
        $"UPDATE {Quoted(Table)} SET {List(Updated, c => $"{Quoted(c.Name)} = {Parameter(c)}")} WHERE {Guarded()}";

    public string Delete => $"DELETE FROM {Quoted(Table)} WHERE {Guarded()}";

    /// <summary>Adds to a column of the row with the given key.</summary>
    public string Advance(RowColumn column) =>
        $"UPDATE {Quoted(Table)} SET {Quoted(column.Name)} = {Quoted(column.Name)} + {Parameter(column)} WHERE {Equal(Key)}";

    /// <summary>Sets one column of a row that stands at the revision and has the value that were read.</summary>
    public string Move(RowColumn column) =>
        $"UPDATE {Quoted(Table)} SET {Quoted(column.Name)} = {Parameter(column)} WHERE {Guarded()} AND {Quoted(column.Name)} = {OldValue}";

    public string Select(IReadOnlyList<RowColumn> where) =>
        $"SELECT {List(Columns, c => Quoted(c.Name))} FROM {Quoted(Table)} WHERE {Equal(where)}";

    public RowColumn Column(string property) => Columns.Single(c => c.Property.Name == property);

    public static string Parameter(RowColumn column) => "@" + column.Name;

    /// <summary>Name of the parameter that holds the revision which was read.</summary>
    public const string OldRevision = "@old_revision";

    /// <summary>Name of the parameter that holds the value which was read.</summary>
    public const string OldValue = "@old_value";

    private RowColumn Column(IProperty property) => Column(property.Name);

    private string Guarded() =>
        Revision is null ? Equal(Key) : $"{Equal(Key)} AND {Quoted(Revision.Name)} = {OldRevision}";

    private static string Equal(IReadOnlyList<RowColumn> columns) =>
        string.Join(" AND ", columns.Select(c => $"{Quoted(c.Name)} = {Parameter(c)}"));

    private static string List(IReadOnlyList<RowColumn> columns, Func<RowColumn, string> part) => string.Join(", ", columns.Select(part));

    private static string Quoted(string name) => $"\"{name}\"";

    // Setters may be private or init-only: rows are made here as EF makes them, past what the verbs allow to others.
    private Func<DbDataReader, object> CompileReader()
    {
        var reader = Expression.Parameter(typeof(DbDataReader), "reader");
        var row = Expression.Variable(Type, "row");
        var body = new List<Expression> { Expression.Assign(row, Expression.New(Type)) };
        for (var i = 0; i < Columns.Count; i++)
            body.Add(Expression.Assign(Expression.Property(row, Columns[i].Property.PropertyInfo!), Columns[i].ReadFrom(reader, i)));
        body.Add(Expression.Convert(row, typeof(object)));
        return Expression.Lambda<Func<DbDataReader, object>>(Expression.Block([row], body), reader).Compile();
    }
}
