namespace Workflow.Runtime.Expressions.Members;

/// <summary>Members of Array that call a function for each item: (item, index, array).</summary>
internal static class ArrayWalking
{
    public static readonly JsNative[] All =
    [
        new("every", 1, (run, self, arguments) => JsValue.Of(First(run, self, arguments, "every", wanted: false) < 0)),
        new("filter", 1, Filter),
        new("find", 1, (run, self, arguments) => Sought(run, self, arguments, "find", fromEnd: false).Item),
        new("findIndex", 1, (run, self, arguments) => JsValue.Of(Sought(run, self, arguments, "findIndex", fromEnd: false).Index)),
        new("findLast", 1, (run, self, arguments) => Sought(run, self, arguments, "findLast", fromEnd: true).Item),
        new("findLastIndex", 1, (run, self, arguments) => JsValue.Of(Sought(run, self, arguments, "findLastIndex", fromEnd: true).Index)),
        new("flatMap", 1, FlatMap),
        new("forEach", 1, ForEach),
        new("map", 1, Map),
        new("reduce", 1, (run, self, arguments) => Reduce(run, self, arguments, "reduce", fromEnd: false)),
        new("reduceRight", 1, (run, self, arguments) => Reduce(run, self, arguments, "reduceRight", fromEnd: true)),
        new("some", 1, (run, self, arguments) => JsValue.Of(First(run, self, arguments, "some", wanted: true) >= 0)),
    ];

    private static JsValue Call(Run run, JsFunction function, JsValue self, JsValue item, int index) =>
        function.Call(run, JsValue.Undefined, [item, JsValue.Of(index), self]);

    /// <summary>The first index whose answer is the wanted one, or -1. Items that the function took away are not visited.</summary>
    private static int First(Run run, JsValue self, ReadOnlySpan<JsValue> arguments, string member, bool wanted)
    {
        var items = ArrayMembers.Items(self, member);
        var function = arguments.Callback();
        var count = items.Count;
        for (var i = 0; i < count && i < items.Count; i++)
            if (Call(run, function, self, items[i], i).IsTruthy == wanted) return i;
        return -1;
    }

    private static (int Index, JsValue Item) Sought(Run run, JsValue self, ReadOnlySpan<JsValue> arguments, string member, bool fromEnd)
    {
        var items = ArrayMembers.Items(self, member);
        var function = arguments.Callback();
        var count = items.Count;
        for (var turn = 0; turn < count; turn++)
        {
            var i = fromEnd ? count - 1 - turn : turn;
            var item = i < items.Count ? items[i] : JsValue.Undefined;
            if (Call(run, function, self, item, i).IsTruthy) return (i, item);
        }
        return (-1, JsValue.Undefined);
    }

    private static JsValue Filter(Run run, JsValue self, ReadOnlySpan<JsValue> arguments)
    {
        var items = ArrayMembers.Items(self, "filter");
        var function = arguments.Callback();
        var made = new List<JsValue>();
        var count = items.Count;
        for (var i = 0; i < count && i < items.Count; i++)
        {
            var item = items[i];
            if (Call(run, function, self, item, i).IsTruthy) made.Add(item);
        }
        run.ChargeItems(made.Count);
        return JsValue.Of(new JsArray(made));
    }

    private static JsValue Map(Run run, JsValue self, ReadOnlySpan<JsValue> arguments)
    {
        var function = arguments.Callback();
        var items = ArrayMembers.Charged(run, self, "map");
        var count = items.Count;
        var made = new List<JsValue>(count);
        for (var i = 0; i < count; i++) made.Add(i < items.Count ? Call(run, function, self, items[i], i) : JsValue.Undefined);
        return JsValue.Of(new JsArray(made));
    }

    // Each list that the function gives is taken apart at once: the next call may change it.
    private static JsValue FlatMap(Run run, JsValue self, ReadOnlySpan<JsValue> arguments)
    {
        var function = arguments.Callback();
        var items = ArrayMembers.Items(self, "flatMap");
        var count = items.Count;
        var made = new List<JsValue>();
        for (var i = 0; i < count && i < items.Count; i++) ArrayMembers.Flatten(run, made, [Call(run, function, self, items[i], i)], 1);
        return JsValue.Of(new JsArray(made));
    }

    private static JsValue ForEach(Run run, JsValue self, ReadOnlySpan<JsValue> arguments)
    {
        var items = ArrayMembers.Items(self, "forEach");
        var function = arguments.Callback();
        var count = items.Count;
        for (var i = 0; i < count && i < items.Count; i++) Call(run, function, self, items[i], i);
        return JsValue.Undefined;
    }

    private static JsValue Reduce(Run run, JsValue self, ReadOnlySpan<JsValue> arguments, string member, bool fromEnd)
    {
        var items = ArrayMembers.Items(self, member);
        var function = arguments.Callback();
        var count = items.Count;
        if (count == 0 && arguments.Length < 2) throw ScriptAbort.Type("ReduceOfNothing");
        var turn = arguments.Length < 2 ? 1 : 0;
        var made = turn == 0 ? arguments[1] : items[fromEnd ? count - 1 : 0];
        for (; turn < count; turn++)
        {
            var i = fromEnd ? count - 1 - turn : turn;
            if (i < items.Count) made = function.Call(run, JsValue.Undefined, [made, items[i], JsValue.Of(i), self]);
        }
        return made;
    }
}
