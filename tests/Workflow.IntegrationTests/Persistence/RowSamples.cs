using System.Text;
using Microsoft.EntityFrameworkCore.Metadata;
using Workflow.Persistence;

namespace Workflow.IntegrationTests.Persistence;

/// <summary>One row of every type of the model, parents first, filled with what is most likely to be lost on the way.</summary>
internal static class RowSamples
{
    private static readonly DateTime instant = new DateTime(2026, 11, 23, 3, 4, 5, 678, DateTimeKind.Utc);

    /// <summary>Every value at its greatest: long Vietnamese text, the last instant, the last member of an enum.</summary>
    public static IReadOnlyList<object> Full(WorkflowDbContext context) => Of(context, isFull: true);

    /// <summary>Every value at its least: null where null may be, empty text and blobs, zero, the first member of an enum.</summary>
    public static IReadOnlyList<object> Bare(WorkflowDbContext context) => Of(context, isFull: false);

    private static List<object> Of(WorkflowDbContext context, bool isFull)
    {
        var made = new Dictionary<Type, object>();
        var waiting = context.Model.GetEntityTypes().ToList();
        while (waiting.Count > 0)
        {
            var next = waiting.First(t => t.GetForeignKeys().All(f => f.PrincipalEntityType == t || made.ContainsKey(f.PrincipalEntityType.ClrType)));
            made.Add(next.ClrType, Fill(next, made, isFull));
            waiting.Remove(next);
        }
        return [.. made.Values];
    }

    private static object Fill(IEntityType type, Dictionary<Type, object> parents, bool isFull)
    {
        var row = Activator.CreateInstance(type.ClrType)!;
        foreach (var property in type.GetProperties())
            if (!property.IsForeignKey() || property.IsNullable) property.PropertyInfo!.SetValue(row, Value(property, isFull));
        foreach (var reference in type.GetForeignKeys())
            for (var i = 0; i < reference.Properties.Count; i++)
            {
                var parent = reference.PrincipalEntityType == type ? row : parents[reference.PrincipalEntityType.ClrType];
                if (isFull || !reference.Properties[i].IsNullable)
                    reference.Properties[i].PropertyInfo!.SetValue(row, reference.PrincipalKey.Properties[i].PropertyInfo!.GetValue(parent));
            }
        return row;
    }

    private static object? Value(IProperty property, bool isFull)
    {
        if (!isFull && property.IsNullable) return null;
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        // Counted by the queue and by EF: a row is born at 1.
        if (property.IsConcurrencyToken) return 1;
        if (type.IsEnum) return isFull ? Enum.GetValues(type).Cast<object>().Last() : Enum.GetValues(type).GetValue(0);
        return type switch
        {
            _ when type == typeof(string) => Text(property, isFull),
            _ when type == typeof(Guid) => isFull ? Guid.Parse("ffeeddcc-bbaa-7988-8776-655443322110") : Guid.Parse("00112233-4455-7677-8899-aabbccddeeff"),
            _ when type == typeof(DateTime) => isFull ? property.IsPrimaryKey() ? instant : DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc) : instant,
            _ when type == typeof(DateOnly) => isFull ? new DateOnly(9999, 12, 30) : new DateOnly(1, 1, 2),
            _ when type == typeof(TimeOnly) => isFull ? new TimeOnly(23, 59) : TimeOnly.MinValue,
            _ when type == typeof(double) => isFull ? double.MaxValue : 0d,
            _ when type == typeof(int) => isFull ? int.MaxValue : 0,
            _ when type == typeof(long) => isFull ? long.MaxValue : 0L,
            _ when type == typeof(bool) => isFull,
            _ when type == typeof(byte[]) => isFull ? Enumerable.Range(0, 256).Select(i => (byte)i).ToArray() : [],
            _ => throw new InvalidOperationException($"No sample for {type.Name} {property.Name}."),
        };
    }

    private static string Text(IProperty property, bool isFull)
    {
        if (property.IsKey() || property.GetContainingIndexes().Any()) return isFull ? "Đồng_" + property.Name : "a_" + property.Name;
        if (!isFull) return "";
        const string sentence = "Ông Nguyễn Văn Ước đề nghị cấp giấy phép xây dựng – “số 1”, 'khu' Ỹ Ậ 🏠\r\n\t;";
        var text = new StringBuilder();
        while (text.Length < 64 * 1024) text.Append(sentence);
        return text.ToString();
    }
}
