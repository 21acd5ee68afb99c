using System.Text.Json;
using Workflow.Core;

namespace Workflow.Runtime.Expressions;

/// <summary>One reading of an expression of the stored format.</summary>
internal sealed class ExpressionReading(string path, string? subject, Func<string, string?> variableName, ICollection<Problem> problems)
{
    public Expression? Read(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object) return Refuse("ExpressionNotObject", path);
        if (!element.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String) return Refuse("ExpressionWithoutType", path);
        var value = element.TryGetProperty("value", out var given) ? given : default;
        return type.GetString() switch
        {
            "Literal" => new Expression.Literal(LiteralOf(value)),
            "Object" => ReadObject(value),
            "Variable" => ReadVariable(value),
            "Input" => ReadInput(value),
            "JavaScript" => ReadScript(value),
            "Liquid" or "CSharp" or "Python" => Refuse("ExpressionLanguageNotKept", path + ".type", type.GetString()),
            var other => Refuse("ExpressionTypeUnknown", path + ".type", other),
        };
    }

    private static JsValue LiteralOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Undefined ? JsValue.Null : JsValue.FromJson(value);

    // Studio writes the JSON of an Object as a string; other tools write it as it is.
    private Expression? ReadObject(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String) return new Expression.Object(LiteralOf(value));
        if (JsValue.TryFromJson(value.GetString()!, out var read)) return new Expression.Object(read);
        return Refuse("ExpressionObjectNotJson", path + ".value");
    }

    private Expression? ReadVariable(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object) return FromReference(JsValue.FromJson(value));
        if (TextOf(value) is not { } text) return Refuse("ExpressionVariableMissing", path + ".value");
        if (text[0] == '{' && JsValue.TryFromJson(text, out var reference)) return FromReference(reference);
        return new Expression.Variable(variableName(text) ?? text);
    }

    private Expression? FromReference(JsValue reference)
    {
        var members = reference.AsObject().Where(member => member.Value.IsText).ToDictionary(member => member.Key, member => member.Value.AsText());
        var name = members.TryGetValue("id", out var id) ? variableName(id) : null;
        name ??= members.GetValueOrDefault("name");
        return string.IsNullOrEmpty(name) ? Refuse("ExpressionVariableMissing", path + ".value") : new Expression.Variable(name);
    }

    private Expression? ReadInput(JsonElement value) =>
        TextOf(value) is { } name ? new Expression.Input(name) : Refuse("ExpressionInputMissing", path + ".value");

    private Expression? ReadScript(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String) return Refuse("ExpressionScriptNotText", path + ".value");
        return Expression.ReadScript(value.GetString()!, path + ".value", subject, mayChooseOutcomes: false, problems);
    }

    private static string? TextOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private Expression? Refuse(string code, string at, params ReadOnlySpan<object?> arguments)
    {
        problems.Add(new Problem(code, at, subject, ExpressionSentences.Of(code, arguments)));
        return null;
    }
}
