using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Workflow.Core;
using Workflow.Runtime.Definitions;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime.Activities;

/// <summary>
/// Reads the inputs of one activity of a definition: applies defaults, notes problems with their path, and records each value as
/// part of the version's meaning. Wrapped values and plain ones are both read, as Elsa writes both.
/// </summary>
public sealed partial class InputBinder
{
    private const int LongestName = 128;
    private const int MostNames = 100;
    private static readonly JsonDocumentOptions nested = new() { MaxDepth = JsonScan.MostDepth };

    private readonly Place activity;
    private readonly ActivityType type;
    private readonly ReadingProblems problems;
    private readonly VariableScope variables;
    private readonly Func<Place, string, int?> readChild;
    private readonly List<Expression> expressions = [];
    private readonly List<string> targets = [];
    private readonly SortedDictionary<string, string> meaning = new(StringComparer.Ordinal);

    internal InputBinder(Place activity, ActivityType type, string activityId, string subject, VariableScope variables, Func<Place, string, int?> readChild, ReadingProblems problems)
    {
        (this.activity, this.type, this.variables, this.readChild, this.problems) = (activity, type, variables, readChild, problems);
        (ActivityId, Subject) = (activityId, subject);
    }

    /// <summary>The activity's id in the definition.</summary>
    public string ActivityId { get; }

    /// <summary>What a reader calls the activity.</summary>
    public string Subject { get; }

    /// <summary>What stands before the keys of activities of the definition being read, where it is used as an activity.</summary>
    internal string KeyPrefix { get; init; } = "";

    /// <summary>Reads the root of the definition that the activity stands for.</summary>
    internal Func<Place, int> ReadRoot { private get; init; } = _ => -1;

    /// <summary>Notes that the activity starts a definition, named at a path; false where there is none.</summary>
    internal Func<string, string, bool> Refer { private get; init; } = (_, _) => false;

    internal ImmutableArray<KeyValuePair<string, string>> Meaning => [.. meaning];

    internal ImmutableArray<Expression> Expressions => [.. expressions];

    /// <summary>Variables that the activity was given to change.</summary>
    internal ImmutableArray<string> Targets => [.. targets];

    /// <summary>Notes that an input cannot be used; the key is one of the runtime's problem sentences.</summary>
    internal void Refuse(string input, string code, params ReadOnlySpan<object?> arguments) =>
        problems.Add(code, PathOf(input), Subject, arguments);

    /// <summary>Notes what a trace can pass over and publishing refuses.</summary>
    internal void RefusePublishing(string input, string code, params ReadOnlySpan<object?> arguments) =>
        problems.AddUnpublishable(code, PathOf(input), Subject, arguments);

    /// <summary>Notes that a member which Elsa knows and this service does not keep holds something.</summary>
    internal void RefuseMember(string member, string code)
    {
        if (activity.Member(member) is { IsMissing: false } place) problems.AddUnpublishable(code, place.Path, Subject, member);
    }

    /// <summary>Whether the definition says anything for an input.</summary>
    public bool IsGiven(string input) => !activity.Member(Declared(input).Member).IsMissing;

    /// <summary>A literal text; the declared default, or null, where none is given.</summary>
    public string? Text(string input)
    {
        var text = Literal(input) is { } place ? TextOf(input, place) : Declared(input).Default;
        return Record(input, text);
    }

    /// <summary>A literal text that has a default of its own in each activity, such as the activity's id.</summary>
    public string TextOr(string input, string standard) => Text(input) is { Length: > 0 } text ? text : Record(input, standard)!;

    /// <summary>A literal number; null where none is given.</summary>
    public decimal? Number(string input)
    {
        var text = Literal(input) is { } place ? TextOf(input, place) : Declared(input).Default;
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            Refuse(input, "InputNotNumber", Declared(input).DisplayName, Shortened(text));
            return null;
        }
        Record(input, Canonical(number));
        return number;
    }

    /// <summary>A literal number of bytes, whole and above zero; null where none is given.</summary>
    internal long? Size(string input)
    {
        if (Number(input) is not { } size) return null;
        if (size is > 0 and <= long.MaxValue && decimal.IsInteger(size)) return (long)size;
        RefusePublishing(input, "InputWrongType", Declared(input).DisplayName, Declared(input).TypeName);
        return null;
    }

    /// <summary>A literal length of time above zero; null where none is given.</summary>
    internal TimeSpan? FixedDuration(string input)
    {
        if (Text(input) is not { } text || string.IsNullOrWhiteSpace(text)) return null;
        if (TimeInputs.DurationOf(JsValue.Of(text)) is { } length && length > TimeSpan.Zero) return length;
        RefusePublishing(input, "InputWrongType", Declared(input).DisplayName, Declared(input).TypeName);
        return null;
    }

    /// <summary>A literal yes or no; the declared default where none is given.</summary>
    public bool Flag(string input)
    {
        var text = Literal(input) is { } place ? TextOf(input, place) : Declared(input).Default;
        if (!bool.TryParse(text, out var flag) && !string.IsNullOrWhiteSpace(text)) Refuse(input, "InputNotFlag", Declared(input).DisplayName, Shortened(text));
        Record(input, flag ? "true" : "false");
        return flag;
    }

    /// <summary>One of the values that the input declares, in its exact spelling; null where none is given and there is no default.</summary>
    public string? Choose(string input)
    {
        var declared = Declared(input);
        var text = Literal(input) is { } place ? TextOf(input, place) : declared.Default;
        if (string.IsNullOrWhiteSpace(text)) return Record(input, declared.Default);
        foreach (var choice in declared.Choices)
            if (choice.Value.Equals(text, StringComparison.OrdinalIgnoreCase)) return Record(input, choice.Value);

        Refuse(input, "InputNotAChoice", declared.DisplayName, Shortened(text), string.Join(", ", declared.Choices.Select(c => c.Value)));
        return null;
    }

    /// <summary>A list of different names, none of them empty; null where none is given.</summary>
    public IReadOnlyList<string>? Names(string input)
    {
        if (Literal(input) is not { } place || ListOf(input, place) is not { } items) return null;
        var (names, known, read) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal), 0);
        foreach (var item in items)
        {
            if (item.Text() is not { } name || name.Length is 0 or > LongestName) problems.Add("NameInListUnusable", item.Path, Subject, LongestName);
            else if (!known.Add(name)) problems.Add("NameInListTwice", item.Path, Subject, Shortened(name));
            else names.Add(name);
            if (++read <= MostNames) continue;
            problems.Add("ListTooLong", item.Path, Subject, MostNames);
            break;
        }
        return names;
    }

    /// <summary>Records a list of names after defaults.</summary>
    public void RecordNames(string input, IReadOnlyList<string> names) => meaning[Declared(input).Member] = JsonSerializer.Serialize(names, MeaningWriter.Plain);

    private ActivityInput Declared(string input) => type.Inputs.First(i => i.Name == input);

    private string PathOf(string input) => activity.Member(Declared(input).Member).Path;

    private string? Record(string input, string? value)
    {
        meaning[Declared(input).Member] = JsonSerializer.Serialize(value, MeaningWriter.Plain);
        return value;
    }

    /// <summary>Where the literal of an input stands; null where it is absent or is no literal, which is noted.</summary>
    private Place? Literal(string input)
    {
        var place = activity.Member(Declared(input).Member);
        if (place.IsMissing) return null;
        var expression = place.Member("expression");
        if (expression.IsMissing) return place;
        CheckTypeName(place);
        var kind = expression.Member("type").Text() ?? "Literal";
        if (kind is "Literal" or "Object") return expression.Member("value") is { IsMissing: false } value ? value : null;

        problems.Add(ExpressionKinds.Known.Contains(kind) ? "InputMustBeLiteral" : "ExpressionKindRefused",
            expression.Member("type").Path, Subject, Declared(input).DisplayName, Shortened(kind));
        return null;
    }

    private void CheckTypeName(Place wrapped)
    {
        if (wrapped.Member("typeName") is not { IsMissing: false } name) return;
        if (name.Text() is not { } text || !ValueTypes.IsHarmless(text)) problems.Add("TypeNameRefused", name.Path, Subject);
    }

    private string? TextOf(string input, Place place)
    {
        switch (place.Kind)
        {
            case JsonValueKind.String: return place.Text();
            case JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False: return place.Element.GetRawText();
            default:
                problems.Add("InputWrongType", place.Path, Subject, Declared(input).DisplayName, Declared(input).TypeName);
                return null;
        }
    }

    private IReadOnlyList<Place>? ListOf(string input, Place place)
    {
        if (place.Kind == JsonValueKind.Array) return [.. place.Items()];
        if (place.Text() is not { } text) return WrongList(input, place);
        if (string.IsNullOrWhiteSpace(text)) return null;
        place.Steps.Add(text.Length);
        try
        {
            using var document = JsonDocument.Parse(text, nested);
            var list = place with { Element = document.RootElement.Clone() };
            return list.Kind == JsonValueKind.Array ? [.. list.Items()] : WrongList(input, place);
        }
        catch (JsonException)
        {
            return WrongList(input, place);
        }
    }

    private IReadOnlyList<Place>? WrongList(string input, Place place)
    {
        problems.Add("InputWrongType", place.Path, Subject, Declared(input).DisplayName, Declared(input).TypeName);
        return null;
    }

    private static string Canonical(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    private static string Shortened(string text) => text.Length <= 40 ? text : string.Concat(text.AsSpan(0, 40), "…");
}
