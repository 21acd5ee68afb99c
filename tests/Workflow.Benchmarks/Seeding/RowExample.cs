using Workflow.Core.Dossiers;
using Workflow.Persistence.Steps;

namespace Workflow.Benchmarks.Seeding;

/// <summary>One row of the sample, and for each of its columns how a copy's value is made; what neither names nor dates anything is taken over.</summary>
internal sealed class RowExample
{
    private readonly Func<DossierCopy, object>[] values;

    public RowExample(RowPlan plan, object row, DossierExample example)
    {
        Plan = plan;
        values = [.. plan.Columns.Select(column => ValueOf(column, column.Property.PropertyInfo!.GetValue(row), example))];
    }

    public RowPlan Plan { get; }

    /// <summary>The copy's values in the order of the plan's columns, as the database takes them.</summary>
    public void Fill(DossierCopy copy, Span<object> into)
    {
        for (var i = 0; i < values.Length; i++) into[i] = values[i](copy);
    }

    private static Func<DossierCopy, object> ValueOf(RowColumn column, object? value, DossierExample example)
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
                var taken = column.ToProvider(value);
                return _ => taken;
        }
    }
}
