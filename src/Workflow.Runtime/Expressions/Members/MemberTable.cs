using System.Collections.Frozen;

namespace Workflow.Runtime.Expressions.Members;

/// <summary>The members that the language gives to each kind of value.</summary>
internal static class MemberTable
{
    // Members that ECMAScript has and the subset has not: reading one must not look as if it were absent.
    private static readonly FrozenSet<string> OutsideAll = FrozenSet.Create(
        "constructor", "__proto__", "__defineGetter__", "__defineSetter__", "__lookupGetter__", "__lookupSetter__",
        "isPrototypeOf", "propertyIsEnumerable", "toLocaleString");

    private static readonly FrozenSet<string> OutsideText = FrozenSet.Create(
        "localeCompare", "match", "matchAll", "search", "toLocaleLowerCase", "toLocaleUpperCase", "anchor", "big", "blink", "bold", "fixed",
        "fontcolor", "fontsize", "italics", "link", "small", "strike", "sub", "sup", "trimLeft", "trimRight");

    private static readonly FrozenSet<string> OutsideArray = FrozenSet.Create("copyWithin", "entries", "keys", "values");

    private static readonly FrozenSet<string> OutsideDate = FrozenSet.Create("getYear", "setYear", "toGMTString", "toLocaleDateString", "toLocaleTimeString");

    private static readonly FrozenSet<string> OutsideFunction = FrozenSet.Create("apply", "arguments", "bind", "call", "caller", "prototype");

    private static readonly FrozenDictionary<string, JsNative> OfObject = Table(ObjectMembers.All);
    private static readonly FrozenDictionary<string, JsNative> OfText = Table([.. ObjectMembers.All, .. TextMembers.All, .. TextCutting.All, .. TextReplacing.All]);
    private static readonly FrozenDictionary<string, JsNative> OfArray =
        Table([.. ObjectMembers.All, .. ArrayMembers.All, .. ArrayWalking.All, .. ArrayChanging.All]);
    private static readonly FrozenDictionary<string, JsNative> OfNumber = Table([.. ObjectMembers.All, .. NumberMembers.All]);
    private static readonly FrozenDictionary<string, JsNative> OfDate = Table([.. ObjectMembers.All, .. DateMembers.All, .. DateSetters.All]);

    public static FrozenDictionary<string, JsNative> Of(JsKind kind) => kind switch
    {
        JsKind.String => OfText,
        JsKind.Array => OfArray,
        JsKind.Number => OfNumber,
        JsKind.Date => OfDate,
        _ => OfObject,
    };

    public static bool IsOutside(JsKind kind, string name) => OutsideAll.Contains(name) || (kind switch
    {
        JsKind.String => OutsideText,
        JsKind.Array => OutsideArray,
        JsKind.Date => OutsideDate,
        JsKind.Function => OutsideFunction,
        _ => FrozenSet<string>.Empty,
    }).Contains(name);

    // Of two members with one name the later, more special one stands.
    private static FrozenDictionary<string, JsNative> Table(IEnumerable<JsNative> natives) =>
        natives.GroupBy(native => native.Name).ToFrozenDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);
}

/// <summary>Arguments of a native: what was not given is undefined.</summary>
internal static class Arguments
{
    public static JsValue At(this ReadOnlySpan<JsValue> arguments, int index) => index < arguments.Length ? arguments[index] : JsValue.Undefined;

    /// <summary>The function that a member was given to call; anything else is a TypeError.</summary>
    public static JsFunction Callback(this ReadOnlySpan<JsValue> arguments) =>
        arguments.At(0).Content as JsFunction ?? throw ScriptAbort.Type("NotAFunction", Coercion.Shown(arguments.At(0)));
}
