namespace Workflow.Runtime.Expressions.Members;

/// <summary>Members of Array that change it in place, and <c>toSorted</c>.</summary>
internal static class ArrayChanging
{
    public static readonly JsNative[] All =
    [
        new("fill", 1, Fill),
        new("pop", 0, (_, self, _) => TakeAt(ArrayMembers.Items(self, "pop"), fromEnd: true)),
        new("push", 1, Push),
        new("reverse", 0, Reverse),
        new("shift", 0, (run, self, _) => TakeAt(ArrayMembers.Charged(run, self, "shift"), fromEnd: false)),
        new("sort", 1, (run, self, arguments) => Sort(run, self, arguments, ArrayMembers.Items(self, "sort"))),
        new("splice", 2, (run, self, arguments) => SpliceIn(run, ArrayMembers.Charged(run, self, "splice"), arguments)),
        new("toSorted", 1, (run, self, arguments) => ToSorted(run, self, arguments)),
        new("unshift", 1, Unshift),
    ];

    private static JsValue TakeAt(List<JsValue> items, bool fromEnd)
    {
        if (items.Count == 0) return JsValue.Undefined;
        var at = fromEnd ? items.Count - 1 : 0;
        var taken = items[at];
        items.RemoveAt(at);
        return taken;
    }

    private static JsValue Push(Run run, JsValue self, ReadOnlySpan<JsValue> arguments)
    {
        var items = ArrayMembers.Items(self, "push");
        run.ChargeItems(arguments.Length);
        items.AddRange(arguments);
        return JsValue.Of(items.Count);
    }

    private static JsValue Unshift(Run run, JsValue self, ReadOnlySpan<JsValue> arguments)
    {
        var items = ArrayMembers.Charged(run, self, "unshift");
        run.ChargeItems(arguments.Length);
        items.InsertRange(0, arguments);
        return JsValue.Of(items.Count);
    }

    private static JsValue Fill(Run run, JsValue self, ReadOnlySpan<JsValue> arguments)
    {
        var items = ArrayMembers.Charged(run, self, "fill");
        var start = Coercion.ToPosition(run, arguments.At(1), items.Count, 0);
        var end = Coercion.ToPosition(run, arguments.At(2), items.Count, items.Count);
        for (var i = start; i < end; i++) items[i] = arguments.At(0);
        return self;
    }

    private static JsValue Reverse(Run run, JsValue self, ReadOnlySpan<JsValue> arguments)
    {
        ArrayMembers.Charged(run, self, "reverse").Reverse();
        return self;
    }

    /// <summary>Takes items out at a place, puts others in, and gives back what was taken.</summary>
    public static JsValue SpliceIn(Run run, List<JsValue> items, ReadOnlySpan<JsValue> arguments)
    {
        var start = Coercion.ToPosition(run, arguments.At(0), items.Count, 0);
        var most = items.Count - start;
        var count = arguments.Length switch
        {
            0 => 0,
            1 => most,
            _ => (int)Math.Clamp(Coercion.ToInteger(run, arguments[1]), 0, most),
        };
        var taken = items.GetRange(start, count);
        items.RemoveRange(start, count);
        if (arguments.Length > 2)
        {
            run.ChargeItems(arguments.Length);
            items.InsertRange(start, arguments[2..]);
        }
        return JsValue.Of(new JsArray(taken));
    }

    private static JsValue ToSorted(Run run, JsValue self, ReadOnlySpan<JsValue> arguments)
    {
        var copy = new JsArray([.. ArrayMembers.Items(self, "toSorted")]);
        return Sort(run, JsValue.Of(copy), arguments, copy.Items);
    }

    private static JsValue Sort(Run run, JsValue self, ReadOnlySpan<JsValue> arguments, List<JsValue> items)
    {
        var given = arguments.At(0);
        var comparer = given.Content as JsFunction;
        if (comparer is null && !given.IsUndefined) throw ScriptAbort.Type("NotAFunction", Coercion.Shown(given));
        run.ChargeItems(items.Count);
        var sorted = Sorting.Sorted(run, [.. items.Where(item => !item.IsUndefined)], comparer);
        var missing = items.Count - sorted.Length;
        items.Clear();
        items.AddRange(sorted);
        for (; missing > 0; missing--) items.Add(JsValue.Undefined);
        return self;
    }
}
