using Workflow.Core.Dossiers;
using Workflow.Persistence.Steps;

namespace Workflow.Benchmarks.Seeding;

/// <summary>One row of the sample, and for each of its columns how a copy's value is made; what neither names nor dates anything is taken over.</summary>
internal sealed class RowExample
{
    private readonly List<Func<DossierCopy, object>> own = [];

    public RowExample(RowPlan plan, object row, DossierExample example)
    {
        Plan = plan;
        var shared = new object?[plan.Columns.Count];
        foreach (var (place, column) in plan.Columns.Index())
        {
            var value = column.Property.PropertyInfo!.GetValue(row);
            if (OwnOf(column, value, example) is { } of) own.Add(of);
            else shared[place] = column.ToProvider(value);
        }
        Shared = shared;
    }

    public RowPlan Plan { get; }

    /// <summary>What all copies have alike, in the order of the plan's columns and as the database takes it; null where each has its own.</summary>
    public IReadOnlyList<object?> Shared { get; }

    /// <summary>What a copy has of its own, in the order of the columns that have nothing shared.</summary>
    public object[] OwnOf(DossierCopy copy)
    {
        var values = new object[own.Count];
        for (var i = 0; i < values.Length; i++) values[i] = own[i](copy);
        return values;
    }

    /// <summary>Null for a column that is taken over.</summary>
    private static Func<DossierCopy, object>? OwnOf(RowColumn column, object? value, DossierExample example)
    {
        // Numbers of documents are given once in a year: a copy takes its own.
        if (column.Property.DeclaringType.ClrType == typeof(IssuedNumber) && column.Property.Name == nameof(IssuedNumber.Number)) return copy => column.ToProvider(copy.Number);
        switch (value)
        {
            case DateTime instant when instant < DateTime.MaxValue.AddYears(-1):
                return copy => column.ToProvider(instant + copy.Shift);
            case DateOnly day:
                return copy => column.ToProvider(day.AddDays((int)copy.Shift.TotalDays));
            case Guid id when example.Place(id) is { } place:
                return copy => column.ToProvider(copy.Id(place));
            case Guid id when example.Version(id) is { } version:
                return copy => column.ToProvider(copy.Versions[version]);
            case string text when TextPattern.Of(text, example.Texts) is { } pattern:
                return copy => pattern.With(copy.Texts);
            default:
                return null;
        }
    }
}
