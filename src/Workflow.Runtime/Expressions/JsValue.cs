using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Workflow.Runtime.Expressions;

/// <summary>
/// A value of a script in sixteen bytes: what it is or points to, and the number where it is one. The default is <c>undefined</c>.
/// Outside an evaluation values are never changed, so they may be kept and shared between threads.
/// </summary>
public readonly struct JsValue : IEquatable<JsValue>
{
    private readonly object? content;
    private readonly double number;

    private JsValue(object? content, double number = 0)
    {
        this.content = content;
        this.number = number;
    }

    public static readonly JsValue Undefined;
    public static readonly JsValue Null = new(Mark.OfNull);
    public static readonly JsValue True = new(Mark.OfBoolean, 1);
    public static readonly JsValue False = new(Mark.OfBoolean);
    public static readonly JsValue NaN = Of(double.NaN);
    public static readonly JsValue EmptyText = Of("");

    /// <summary>Stands in a slot whose <c>let</c> or <c>const</c> has not been reached; never leaves the evaluator.</summary>
    internal static readonly JsValue Unset = new(Mark.OfUnset);

    /// <summary>Stands for the rest of a chain after <c>?.</c> met nothing; never leaves the evaluator.</summary>
    internal static readonly JsValue Broken = new(Mark.OfBroken);

    public static JsValue Of(bool value) => value ? True : False;

    public static JsValue Of(double value) => new(Mark.OfNumber, value);

    /// <summary>A string, or <c>null</c> for a null reference.</summary>
    public static JsValue Of(string? value) => value is null ? Null : new(value);

    public static JsValue Array(params IEnumerable<JsValue> items) => new(new JsArray([.. items]));

    /// <summary>An object with these members in this order; of two with one name the later value stands.</summary>
    public static JsValue Object(params IEnumerable<KeyValuePair<string, JsValue>> members)
    {
        var made = new JsObject();
        foreach (var (name, value) in members) made.Set(name, value);
        return new(made);
    }

    /// <summary>An instant as a date.</summary>
    public static JsValue Date(DateTime utc) => new(new JsDate((utc - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond));

    internal static JsValue Of(JsHeap value) => new(value);

    public JsKind Kind => content switch
    {
        null => JsKind.Undefined,
        string => JsKind.String,
        Mark mark => mark.Kind,
        _ => ((JsHeap)content).Kind,
    };

    public bool IsUndefined => content is null;

    public bool IsNullish => content is null || ReferenceEquals(content, Mark.OfNull);

    public bool IsNumber => ReferenceEquals(content, Mark.OfNumber);

    public bool IsBoolean => ReferenceEquals(content, Mark.OfBoolean);

    public bool IsText => content is string;

    internal bool IsHeap => content is JsHeap;

    internal bool IsUnset => ReferenceEquals(content, Mark.OfUnset);

    internal bool IsBroken => ReferenceEquals(content, Mark.OfBroken);

    internal double Raw => number;

    internal object? Content => content;

    /// <summary>The content of a Boolean; asking another kind is a programming error.</summary>
    public bool AsBoolean() => IsBoolean ? number != 0 : throw Wrong(JsKind.Boolean);

    /// <summary>The content of a Number; asking another kind is a programming error.</summary>
    public double AsNumber() => IsNumber ? number : throw Wrong(JsKind.Number);

    /// <summary>The content of a String; asking another kind is a programming error.</summary>
    public string AsText() => content as string ?? throw Wrong(JsKind.String);

    /// <summary>The items of an Array; asking another kind is a programming error.</summary>
    public IReadOnlyList<JsValue> AsArray() => content is JsArray array ? array.Items : throw Wrong(JsKind.Array);

    /// <summary>The members of an Object in ECMAScript's order; asking another kind is a programming error.</summary>
    public IEnumerable<KeyValuePair<string, JsValue>> AsObject() => content is JsObject made ? made.Members() : throw Wrong(JsKind.Object);

    /// <summary>The value that a condition sees: false for undefined, null, false, zero, NaN and the empty string.</summary>
    public bool IsTruthy => content switch
    {
        null => false,
        string text => text.Length > 0,
        Mark mark => mark.Kind switch
        {
            JsKind.Number => number != 0 && !double.IsNaN(number),
            JsKind.Boolean => number != 0,
            _ => false,
        },
        _ => true,
    };

    /// <summary>The value of a JSON text of at most depth 64; a text that is not JSON is a programming error.</summary>
    public static JsValue FromJson(string json) =>
        TryFromJson(json, out var value) ? value : throw new FormatException("The text is not JSON, or deeper than 64.");

    /// <summary>The value of a JSON text; false where the text is not JSON or deeper than 64.</summary>
    public static bool TryFromJson(string json, out JsValue value) => new JsonReading(json).TryRead(out value);

    /// <summary>The value of an element that a reader has already bounded.</summary>
    public static JsValue FromJson(JsonElement element) => FromJson(element.GetRawText());

    /// <summary>
    /// Compact JSON as <c>JSON.stringify</c> writes it, except that <c>undefined</c> and functions, which have no JSON, are <c>null</c>.
    /// A date is its ISO text. A result of an evaluation and a value read from JSON can always be written.
    /// </summary>
    public string ToJson() => JsonWriting.Write(this);

    /// <summary>Same as <c>===</c>, except that NaN equals itself; arrays and objects are compared by identity.</summary>
    public bool Equals(JsValue other) => Equality.SameValueZero(this, other);

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is JsValue other && Equals(other);

    public override int GetHashCode() => content switch
    {
        null => 0,
        string text => text.GetHashCode(StringComparison.Ordinal),
        Mark mark => HashCode.Combine(mark.Kind, number == 0 ? 0 : number),
        _ => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(content),
    };

    public static bool operator ==(JsValue left, JsValue right) => left.Equals(right);

    public static bool operator !=(JsValue left, JsValue right) => !left.Equals(right);

    /// <summary>For logs of tests and the debugger: JSON where there is one.</summary>
    public override string ToString() => Kind switch
    {
        JsKind.Undefined => "undefined",
        JsKind.Number => NumberText.Of(number),
        JsKind.Function => "function",
        _ => ToJson(),
    };

    private InvalidOperationException Wrong(JsKind asked) => new($"A value of kind {Kind} was asked for its {asked}.");

    private sealed class Mark(JsKind kind)
    {
        public static readonly Mark OfNull = new(JsKind.Null);
        public static readonly Mark OfBoolean = new(JsKind.Boolean);
        public static readonly Mark OfNumber = new(JsKind.Number);
        public static readonly Mark OfUnset = new(JsKind.Undefined);
        public static readonly Mark OfBroken = new(JsKind.Undefined);

        public JsKind Kind { get; } = kind;
    }
}
