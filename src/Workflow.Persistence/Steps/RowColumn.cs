using System.Data.Common;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Workflow.Persistence.Steps;

/// <summary>A column as EF's model has it, with its value taken from and put into rows by compiled code.</summary>
internal sealed class RowColumn
{
    private readonly RelationalTypeMapping mapping;
    private readonly Func<object, object?> read;

    public RowColumn(IProperty property, IColumnMapping column)
    {
        Property = property;
        mapping = column.TypeMapping;
        Name = column.Column.Name;
        read = CompileGetter(property, mapping.Converter);
    }

    public IProperty Property { get; }

    public string Name { get; }

    /// <summary>Whether an update may write it: what is given at birth stays.</summary>
    public bool IsUpdated => !Property.IsPrimaryKey() && Property.GetAfterSaveBehavior() == PropertySaveBehavior.Save;

    public bool IsRevision => Property.IsConcurrencyToken;

    /// <summary>The row's value in the form the database takes.</summary>
    public object ValueOf(object row) => read(row) ?? DBNull.Value;

    /// <summary>A value of the property in the form the database takes.</summary>
    public object ToProvider(object? value) => (mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value) ?? DBNull.Value;

    public DbParameter CreateParameter(DbCommand command, string name) =>
        mapping.CreateParameter(command, name, null, nullable: true);

    /// <summary>Reads the property from a position of a result row.</summary>
    public Expression ReadFrom(ParameterExpression reader, int ordinal)
    {
        var method = mapping.GetDataReaderMethod();
        var position = Expression.Constant(ordinal);
        var value = mapping.CustomizeDataReaderExpression(Expression.Call(Expression.Convert(reader, method.DeclaringType!), method, position));
        if (mapping.Converter is { } converter) value = Inline(converter.ConvertFromProviderExpression, value);
        if (value.Type != Property.ClrType) value = Expression.Convert(value, Property.ClrType);
        if (!Property.IsNullable) return value;
        var isNull = Expression.Call(reader, nameof(DbDataReader.IsDBNull), null, position);
        return Expression.Condition(isNull, Expression.Default(Property.ClrType), value);
    }

    private static Func<object, object?> CompileGetter(IProperty property, ValueConverter? converter)
    {
        var row = Expression.Parameter(typeof(object), "row");
        Expression value = Expression.Property(Expression.Convert(row, property.DeclaringType.ClrType), property.PropertyInfo!);
        Expression? isNull = null;
        if (Nullable.GetUnderlyingType(value.Type) is not null)
        {
            isNull = Expression.Not(Expression.Property(value, nameof(Nullable<int>.HasValue)));
            value = Expression.Property(value, nameof(Nullable<int>.Value));
        }
        if (converter is not null) value = Inline(converter.ConvertToProviderExpression, value);
        value = Expression.Convert(value, typeof(object));
        if (isNull is not null) value = Expression.Condition(isNull, Expression.Constant(null), value);
        return Expression.Lambda<Func<object, object?>>(value, row).Compile();
    }

    private static Expression Inline(LambdaExpression conversion, Expression value)
    {
        if (value.Type != conversion.Parameters[0].Type) value = Expression.Convert(value, conversion.Parameters[0].Type);
        return ReplacingExpressionVisitor.Replace(conversion.Parameters[0], value, conversion.Body);
    }
}
