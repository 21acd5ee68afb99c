using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Workflow.Core.Dossiers;

namespace Workflow.Persistence.Mapping;

/// <summary>What holds for every table: names in snake_case, the revision as the guard, no cascade.</summary>
internal static partial class ModelRules
{
    public static void Apply(IMutableModel model)
    {
        foreach (var type in model.GetEntityTypes())
        {
            foreach (var property in type.GetProperties()) property.SetColumnName(SnakeCase(property.Name));
            if (type.ClrType.IsAssignableTo(typeof(IRevised))) type.FindProperty(nameof(IRevised.Revision))!.IsConcurrencyToken = true;
        }
        foreach (var type in model.GetEntityTypes())
        {
            foreach (var key in type.GetKeys()) key.SetName(SnakeCase(key.GetDefaultName()!));
            foreach (var index in type.GetIndexes()) index.SetDatabaseName(SnakeCase(index.GetDatabaseName()!));
            foreach (var reference in type.GetForeignKeys())
            {
                reference.SetConstraintName(SnakeCase(reference.GetDefaultName()!));
                reference.DeleteBehavior = DeleteBehavior.Restrict;
            }
        }
    }

    /// <summary>Makes an update of what is given at birth impossible, and spares writing it with each step.</summary>
    public static void FixInitOnly(IMutableEntityType type)
    {
        foreach (var property in type.GetProperties())
            if (property.PropertyInfo?.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) == true)
                property.SetAfterSaveBehavior(PropertySaveBehavior.Throw);
    }

    private static string SnakeCase(string name) =>
        // Names that already have separators (pk_tasks, ix_tasks_due_at) come from here and only change case.
        name.Contains('_') ? name.ToLowerInvariant() : WordStart().Replace(name, "_$0").ToLowerInvariant();

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex WordStart();
}
