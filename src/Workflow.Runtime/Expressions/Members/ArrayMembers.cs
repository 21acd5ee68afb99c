namespace Workflow.Runtime.Expressions.Members;

/// <summary>Members of Array that call nothing of the script and change nothing.</summary>
internal static class ArrayMembers
{
    public static readonly JsNative[] All =
    [
        new("at", 1, At),
        new("concat", 1, Concat),
        new("flat", 0, Flat),
        new("includes", 1, (run, self, arguments) => JsValue.Of(Find(run, self, arguments, Equality.SameValueZero) >= 0)),
        new("indexOf", 1, (run, self, arguments) => JsValue.Of(Find(run, self, arguments, Equality.Strict))),
        new("join", 1, (run, self, arguments) => Join(run, self, arguments)),
        new("lastIndexOf", 1, LastIndexOf),
        new("slice", 2, Slice),
        new("toReversed", 0, (run, self, _) => Reversed(run, self)),
        new("toSpliced", 2, ToSpliced),
        new("toString", 0, (run, self, _) => JsValue.Of(Joining.Join(run, Self(self, "toString"), ","))),
        new("with", 2, With),
    ];

    /// <summary>The array on which a member was called; only a member taken from its array is called on anything else.</summary>
    public static List<JsValue> Items(JsValue self, string member) => ((JsArray)Self(self, member).Content!).Items;

    /// <summary>Items that are about to be walked or copied.</summary>
    public static List<JsValue> Charged(Run run, JsValue self, string member)
    {
        var items = Items(self, member);
        run.ChargeItems(items.Count);
        return items;
    }

    private static JsValue Self(JsValue self, string member) =>
        self.Content is JsArray ? self : throw ScriptAbort.Type("NotAnArray", member, Coercion.Shown(self));

    private static JsValue At(Run run, JsValue self, ReadOnlySpan<JsValue> arguments)
    {
        var items = Items(self, "at");
        var at = Coercion.ToInteger(run, arguments.At(0));
        if (at < 0) at += items.Count;
        return at >= 0 && at < items.Count ? items[(int)at] : JsValue.Undefined;
    }

    private static JsValue Concat(Run run, JsValue self, ReadOnlySpan<JsValue> arguments)
    {
        List<JsValue> made = [.. Charged(run, self, "concat")];
        foreach (var argument in arguments)
        {
            if (argument.Content is JsArray) made.AddRange(Charged(run, argument, "concat"));
            else made.Add(argument);
        }
        return JsValue.Of(new JsArray(made));
    }

    private static JsValue Flat(Run run, JsValue self, ReadOnlySpan<JsValue> arguments)
    {
        var depth = arguments.At(0).IsUndefined ? 1 : Coercion.ToInteger(run, arguments.At(0));
        var made = new List<JsValue>();
        Flatten(run, made, Items(self, "flat"), depth);
        return JsValue.Of(new JsArray(made));
    }

    /// <summary>Adds items, and those of arrays among them down to a depth.</summary>
    public static void Flatten(Run run, List<JsValue> made, List<JsValue> items, double depth)
    {
        run.Enter(1);
        run.ChargeItems(items.Count);
        foreach (var item in items)
        {
            if (depth >= 1 && item.Content is JsArray inner) Flatten(run, made, inner.Items, depth - 1);
            else made.Add(item);
        }
        run.Leave(1);
    }

    private static int Find(Run run, JsValue self, ReadOnlySpan<JsValue> arguments, Func<JsValue, JsValue, bool> equal)
    {
        var items = Charged(run, self, "indexOf");
        for (var i = Coercion.ToPosition(run, arguments.At(1), items.Count, 0); i < items.Count; i++)
            if (equal(items[i], arguments.At(0))) return i;
        return -1;
    }

    private static JsValue LastIndexOf(Run run, JsValue self, ReadOnlySpan<JsValue> arguments)
    {
        var items = Charged(run, self, "lastIndexOf");
        var from = arguments.Length > 1 ? Coercion.ToInteger(run, arguments[1]) : items.Count - 1;
        for (var i = (int)Math.Min(from < 0 ? items.Count + from : from, items.Count - 1); i >= 0; i--)
            if (Equality.Strict(items[i], arguments.At(0))) return JsValue.Of(i);
        return JsValue.Of(-1);
    }

    private static JsValue Join(Run run, JsValue self, ReadOnlySpan<JsValue> arguments)
    {
        var separator = arguments.At(0).IsUndefined ? "," : Coercion.ToText(run, arguments.At(0));
        return JsValue.Of(Joining.Join(run, Self(self, "join"), separator));
    }

    private static JsValue Slice(Run run, JsValue self, ReadOnlySpan<JsValue> arguments)
    {
        var items = Items(self, "slice");
        var start = Coercion.ToPosition(run, arguments.At(0), items.Count, 0);
        var end = Coercion.ToPosition(run, arguments.At(1), items.Count, items.Count);
        run.ChargeItems(Math.Max(0, end - start));
        return JsValue.Of(new JsArray(start < end ? items.GetRange(start, end - start) : []));
    }

    private static JsValue Reversed(Run run, JsValue self)
    {
        List<JsValue> made = [.. Charged(run, self, "toReversed")];
        made.Reverse();
        return JsValue.Of(new JsArray(made));
    }

    private static JsValue With(Run run, JsValue self, ReadOnlySpan<JsValue> arguments)
    {
        var items = Charged(run, self, "with");
        var at = Coercion.ToInteger(run, arguments.At(0));
        if (at < 0) at += items.Count;
        if (at < 0 || at >= items.Count) throw ScriptAbort.Range("NoSuchIndex", NumberText.Of(at));
        return JsValue.Of(new JsArray([.. items]) { Items = { [(int)at] = arguments.At(1) } });
    }

    private static JsValue ToSpliced(Run run, JsValue self, ReadOnlySpan<JsValue> arguments)
    {
        List<JsValue> made = [.. Charged(run, self, "toSpliced")];
        ArrayChanging.SpliceIn(run, made, arguments);
        return JsValue.Of(new JsArray(made));
    }
}
