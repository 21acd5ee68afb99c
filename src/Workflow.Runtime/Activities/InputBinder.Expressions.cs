using System.Collections.Immutable;
using System.Text.Json;
using Workflow.Core;
using Workflow.Runtime.Definitions;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Activities;

public sealed partial class InputBinder
{
    /// <summary>Any expression; the declared default as a literal, or null, where none is given. What is wrong with it is noted.</summary>
    public Expression? Value(string input)
    {
        var declared = Declared(input);
        var place = activity.Member(declared.Member);
        if (place.IsMissing) return Keep(declared.Member, declared.Default is null ? null : new Expression.Literal(JsValue.Of(declared.Default)));
        var inner = place.Member("expression");
        if (inner.IsMissing) return Keep(declared.Member, Plain(place));
        CheckTypeName(place);
        return Keep(declared.Member, Read(inner));
    }

    /// <summary>
    /// The source of a script, compiled; null where none is given. Its text stands as a literal or as a JavaScript expression. What is wrong with it is noted.
    /// </summary>
    internal Script? Script(string input)
    {
        if (SourceOf(input) is not { IsMissing: false } place) return null;
        var source = place.Kind == JsonValueKind.Null ? null : TextOf(input, place);
        Record(input, source);
        place.Steps.Add(place.Length);
        if (string.IsNullOrWhiteSpace(source)) return null;
        var found = new List<Problem>();
        var expression = Expression.ReadScript(source, place.Path, Subject, mayChooseOutcomes: true, found);
        foreach (var problem in found) problems.Add(problem);
        if (expression is not null) expressions.Add(expression);
        return expression?.Script;
    }

    private Place? SourceOf(string input)
    {
        var place = activity.Member(Declared(input).Member);
        var expression = place.Member("expression");
        if (expression.Member("type").Text() != "JavaScript") return Literal(input);
        CheckTypeName(place);
        return expression.Member("value");
    }

    /// <summary>An expression for a length of time; one that is written out and says none is noted.</summary>
    internal Expression? Duration(string input) => Checked(input, value => TimeInputs.DurationOf(value) is not null);

    /// <summary>An expression for an instant; one that is written out and says none is noted.</summary>
    internal Expression? Instant(string input) => Checked(input, value => TimeInputs.InstantOf(value, TimeZoneInfo.Utc) is not null);

    private Expression? Checked(string input, Predicate<JsValue> isUsable)
    {
        var (expression, declared) = (Value(input), Declared(input));
        if (expression is Expression.Literal { Value: { IsNullish: false } written } && !isUsable(written) || expression is null && declared.Default is null)
            RefusePublishing(input, "InputWrongType", declared.DisplayName, declared.TypeName);
        return expression;
    }

    /// <summary>
    /// An object: any expression for the whole, or the designer's table, an object whose every value is <c>{ type, value }</c> with a type that
    /// expressions have.
    /// </summary>
    internal ObjectInput Members(string input)
    {
        var member = Declared(input).Member;
        var place = activity.Member(member);
        var table = place.Member("expression") is { IsMissing: false } wrapped ? wrapped.Member("value") : place;
        if (TableOf(table) is not { } rows) return new(Value(input), []);
        var read = rows.Element.EnumerateObject().Select(p => (p.Name, Value: Read(rows.Member(p.Name)))).ToList();
        meaning[member] = $"{{{string.Join(',', read.OrderBy(r => r.Name, StringComparer.Ordinal).Select(r => $"{JsonSerializer.Serialize(r.Name, MeaningWriter.Plain)}:{MeaningOf(r.Value)}"))}}}";
        return new(null, read);
    }

    private static Place? TableOf(Place place)
    {
        if (place.Text() is { } text)
        {
            if (!text.TrimStart().StartsWith('{') || !JsValue.TryFromJson(text, out _)) return null;
            using var document = JsonDocument.Parse(text, nested);
            place = place with { Element = document.RootElement.Clone() };
        }
        return place.Kind == JsonValueKind.Object && place.Element.EnumerateObject().Any() && place.Element.EnumerateObject().All(p => IsExpression(p.Value)) ? place : null;
    }

    private static bool IsExpression(JsonElement row) =>
        row.ValueKind == JsonValueKind.Object && row.EnumerateObject().All(m => m.Name is "type" or "value")
        && row.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && ExpressionKinds.Known.Contains(type.GetString());

    /// <summary>The labelled conditions of a switch: a plain array of <c>{ label, condition }</c>.</summary>
    internal IReadOnlyList<(string Label, Expression? Condition)> Cases(string input) => [.. ReadCases(input).Select(c => (c.Label, c.Condition))];

    /// <summary>The same, each with the activity that it holds; -1 for none.</summary>
    internal IReadOnlyList<(string Label, Expression? Condition, int Activity)> CasesWithActivities(string input) =>
        [.. ReadCases(input).Select(c => (c.Label, c.Condition, ChildOf(c.Place, c.Label)))];

    private int ChildOf(Place item, string label) => item.Member("activity") is { IsMissing: false } place ? readChild(place, label) ?? -1 : -1;

    private List<(string Label, Expression? Condition, Place Place)> ReadCases(string input)
    {
        var place = activity.Member(Declared(input).Member);
        if (place.Member("expression") is { IsMissing: false } wrapped) place = wrapped.Member("value");
        if (place.IsMissing) return [];
        var (cases, labels, items) = (new List<(string Label, Expression? Condition, Place Place)>(), new HashSet<string>(StringComparer.Ordinal), 0);
        foreach (var item in ListOf(input, place) ?? [])
        {
            var label = item.Member("label");
            if (label.Text() is not { } name || name.Length is 0 or > LongestName) problems.Add("NameInListUnusable", label.Path, Subject, LongestName);
            else if (!labels.Add(name)) problems.Add("NameInListTwice", label.Path, Subject, Shortened(name));
            else cases.Add((name, item.Member("condition") is { IsMissing: false } condition ? Read(condition) : null, item));
            if (++items <= MostNames) continue;
            problems.Add("ListTooLong", item.Path, Subject, MostNames);
            break;
        }
        meaning[Declared(input).Member] = $"[{string.Join(',', cases.Select(c => $"{{\"condition\":{MeaningOf(c.Condition)},\"label\":{JsonSerializer.Serialize(c.Label, MeaningWriter.Plain)}}}"))}]";
        return cases;
    }

    /// <summary>The declared variable that an input names: by its id or name, or as the object that Studio writes. Null with a problem where there is none.</summary>
    internal DeclaredVariable? Variable(string input)
    {
        var place = activity.Member(Declared(input).Member);
        if (place.Member("expression") is { IsMissing: false } wrapped) place = wrapped.Member("value");
        var (id, name) = ReferenceOf(place);
        var variable = variables.Find(id, name);
        if (variable is null) Refuse(input, "VariableUnknown", Shortened(name ?? id ?? ""));
        else targets.Add(variable.Name);
        Record(input, variable?.Name);
        return variable;
    }

    /// <summary>The activity that an embedded port holds, as its place in the process; -1 for an empty port.</summary>
    internal int Child(string port)
    {
        var place = activity.Member(char.ToLowerInvariant(port[0]) + port[1..]);
        return place.IsMissing ? -1 : readChild(place, port) ?? -1;
    }

    /// <summary>The root of the definition that the activity stands for, as its place in the process; -1 where there is nothing to be run.</summary>
    internal int Root(Place root) => ReadRoot(root);

    /// <summary>The definition that the activity starts, and whether there is one; it must be written out, since its version is settled when this one is published.</summary>
    internal (string DefinitionId, bool IsKnown) Definition(string input)
    {
        var id = Text(input) ?? "";
        var isKnown = id.Length > 0 && Refer(id, PathOf(input));
        if (!isKnown) RefusePublishing(input, id.Length == 0 ? "DefinitionNotNamed" : "DefinitionUnknown", Shortened(id));
        return (id, isKnown);
    }

    /// <summary>The activities of a list, as their places in the process.</summary>
    internal IReadOnlyList<int> Children(string member)
    {
        var list = activity.Member(member);
        if (!list.IsMissing && list.Kind != JsonValueKind.Array) problems.Add("ActivitiesNotList", list.Path, Subject);
        return [.. list.Items().Select(place => readChild(place, member)).OfType<int>()];
    }

    /// <summary>Variables that take outputs, written as <c>"result": { "memoryReference": { "id" } }</c>.</summary>
    internal ImmutableArray<KeyValuePair<string, string>> Captures()
    {
        var captures = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        foreach (var output in type.Outputs)
        {
            var place = activity.Member(char.ToLowerInvariant(output[0]) + output[1..]).Member("memoryReference").Member("id");
            if (place.Text() is not { } id) continue;
            if (variables.FindById(id) is { } variable) captures.Add(new(output, variable.Name));
            else problems.Add("VariableUnknown", place.Path, Subject, Shortened(id));
        }
        return captures.DrainToImmutable();
    }

    private (string? Id, string? Name) ReferenceOf(Place place)
    {
        if (place.Text() is not { } text) return (place.Member("id").Text(), place.Member("name").Text());
        if (!text.StartsWith('{') || !JsValue.TryFromJson(text, out var reference) || reference.Kind != JsKind.Object) return (text, null);
        var members = reference.AsObject().Where(m => m.Value.IsText).ToDictionary(m => m.Key, m => m.Value.AsText());
        return (members.GetValueOrDefault("id"), members.GetValueOrDefault("name"));
    }

    private static Expression.Literal Plain(Place place)
    {
        place.Steps.Add(place.Length);
        return new(JsValue.FromJson(place.Element));
    }

    private Expression? Read(Place place)
    {
        place.Steps.Add(place.Length);
        var found = new List<Problem>();
        var expression = Expression.Read(place.Element, place.Path, Subject, id => variables.FindById(id)?.Name, found);
        foreach (var problem in found) problems.Add(problem);
        if (expression is Expression.Variable { Name: var name } && variables.FindByName(name) is null) problems.AddUnpublishable("VariableUnknown", place.Path, Subject, Shortened(name));
        if (expression is not null) expressions.Add(expression);
        return expression;
    }

    private Expression? Keep(string member, Expression? expression)
    {
        meaning[member] = MeaningOf(expression);
        return expression;
    }

    private static string MeaningOf(Expression? expression) => expression switch
    {
        null => "null",
        Expression.Literal literal => literal.Value.ToJson(),
        Expression.Object json => json.Value.ToJson(),
        Expression.Variable variable => Tagged("Variable", variable.Name),
        Expression.Input input => Tagged("Input", input.Name),
        Expression.JavaScript script => Tagged("JavaScript", script.Script.Source),
        _ => throw new InvalidOperationException($"No canonical form for {expression.GetType().Name}."),
    };

    private static string Tagged(string kind, string text) => $"{{\"type\":\"{kind}\",\"value\":{JsonSerializer.Serialize(text, MeaningWriter.Plain)}}}";
}
