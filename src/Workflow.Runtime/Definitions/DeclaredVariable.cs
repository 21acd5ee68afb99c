using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Definitions;

/// <summary>A variable that a definition declares.</summary>
/// <param name="TypeName">One of <see cref="ValueTypes"/>; an array of it where <paramref name="IsArray"/>.</param>
/// <param name="DefaultJson">Compact JSON; <c>null</c> the word where the definition gives none.</param>
public sealed record DeclaredVariable(string Id, string Name, string TypeName, bool IsArray, string DefaultJson)
{
    internal JsValue Default { get; } = JsValue.FromJson(DefaultJson);

    /// <summary>What a value must convert to before it is kept.</summary>
    internal InputType ValueType => IsArray ? InputType.Object : TypeName switch
    {
        "Boolean" => InputType.Boolean,
        "Int16" or "Int32" or "Int64" or "UInt32" or "UInt64" => InputType.Whole,
        "Single" or "Double" or "Decimal" => InputType.Number,
        "String" => InputType.Text,
        "Dictionary" or "JsonObject" or "Array" => InputType.Object,
        _ => InputType.Any,
    };
}
