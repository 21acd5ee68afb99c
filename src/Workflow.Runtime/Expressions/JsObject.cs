using System.Globalization;

namespace Workflow.Runtime.Expressions;

/// <summary>An object without prototype of its own: names and values, indexed once there are many.</summary>
internal sealed class JsObject() : JsHeap(JsKind.Object)
{
    private const int MostUnindexed = 8;

    private readonly List<string> names = [];
    private readonly List<JsValue> values = [];
    private Dictionary<string, int>? index;
    private bool hasIntegerNames;

    public int Count => names.Count;

    public bool TryGet(string name, out JsValue value)
    {
        var at = Find(name);
        value = at < 0 ? JsValue.Undefined : values[at];
        return at >= 0;
    }

    public void Set(string name, JsValue value)
    {
        var at = Find(name);
        if (at >= 0)
        {
            values[at] = value;
            return;
        }
        hasIntegerNames |= IsIndex(name, out _);
        names.Add(name);
        values.Add(value);
        if (index is not null) index.Add(name, names.Count - 1);
        else if (names.Count > MostUnindexed) BuildIndex();
    }

    /// <summary>Members as ECMAScript orders them: integer names ascending, then the others as they came.</summary>
    public IEnumerable<KeyValuePair<string, JsValue>> Members()
    {
        var order = hasIntegerNames ? IntegersFirst() : null;
        for (var i = 0; i < names.Count; i++)
        {
            var at = order is null ? i : order[i];
            yield return KeyValuePair.Create(names[at], values[at]);
        }
    }

    /// <summary>Whether a name is an array index in canonical form: 0 to 4294967294.</summary>
    public static bool IsIndex(string name, out uint index)
    {
        index = 0;
        if (name.Length is 0 or > 10 || !char.IsAsciiDigit(name[0]) || (name.Length > 1 && name[0] == '0')) return false;
        return uint.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out index) && index != uint.MaxValue;
    }

    private int Find(string name)
    {
        if (index is not null) return index.GetValueOrDefault(name, -1);
        for (var i = 0; i < names.Count; i++)
            if (names[i] == name) return i;
        return -1;
    }

    private void BuildIndex()
    {
        index = new Dictionary<string, int>(names.Count * 2, StringComparer.Ordinal);
        for (var i = 0; i < names.Count; i++) index.Add(names[i], i);
    }

    private int[] IntegersFirst() =>
        [.. Enumerable.Range(0, names.Count).OrderBy(at => IsIndex(names[at], out var number) ? number : (double)uint.MaxValue + at)];
}
