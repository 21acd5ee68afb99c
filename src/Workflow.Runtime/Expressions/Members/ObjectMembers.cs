namespace Workflow.Runtime.Expressions.Members;

/// <summary>Members that every value has.</summary>
internal static class ObjectMembers
{
    public static readonly JsNative[] All =
    [
        new("hasOwnProperty", 1, (run, self, arguments) => JsValue.Of(HasOwn(run, self, arguments.At(0)))),
        new("toString", 0, (run, self, _) => JsValue.Of(Text(run, self))),
        new("valueOf", 0, (_, self, _) => self.IsNullish ? throw ScriptAbort.Type("NothingAsObject", Coercion.Shown(self)) : self),
    ];

    /// <summary>Whether a value has a member of its own.</summary>
    public static bool HasOwn(Run run, JsValue holder, JsValue key)
    {
        if (holder.IsNullish) throw ScriptAbort.Type("NothingAsObject", Coercion.Shown(holder));
        return Property.TryGetOwn(holder, Coercion.ToKey(run, key), out _);
    }

    private static string Text(Run run, JsValue self) => self.Kind switch
    {
        JsKind.Undefined => "[object Undefined]",
        JsKind.Null => "[object Null]",
        JsKind.Object => "[object Object]",
        _ => Coercion.ToText(run, self),
    };
}

/// <summary><c>Object.…</c>.</summary>
internal static class ObjectStatics
{
    public static readonly JsNative[] All =
    [
        new("assign", 2, Assign),
        new("entries", 1, (run, _, arguments) => List(run, arguments, member => JsValue.Array(JsValue.Of(member.Key), member.Value))),
        new("fromEntries", 1, FromEntries),
        new("hasOwn", 2, (run, _, arguments) => JsValue.Of(ObjectMembers.HasOwn(run, arguments.At(0), arguments.At(1)))),
        new("is", 2, (_, _, arguments) => JsValue.Of(Equality.SameValue(arguments.At(0), arguments.At(1)))),
        new("keys", 1, (run, _, arguments) => List(run, arguments, member => JsValue.Of(member.Key))),
        new("values", 1, (run, _, arguments) => List(run, arguments, member => member.Value)),
    ];

    private static JsValue List(Run run, ReadOnlySpan<JsValue> arguments, Func<KeyValuePair<string, JsValue>, JsValue> part)
    {
        var holder = arguments.At(0);
        if (holder.IsNullish) throw ScriptAbort.Type("NothingAsObject", Coercion.Shown(holder));
        return JsValue.Of(new JsArray([.. Property.OwnMembers(run, holder).Select(part)]));
    }

    private static JsValue Assign(Run run, JsValue self, ReadOnlySpan<JsValue> arguments)
    {
        var target = arguments.At(0);
        if (target.IsNullish) throw ScriptAbort.Type("NothingAsObject", Coercion.Shown(target));
        if (target.Content is not JsObject members) throw ScriptAbort.Of(ScriptFault.OutsideSubset, "Object.assign");
        foreach (var source in arguments[1..])
            foreach (var (name, value) in Property.OwnMembers(run, source).ToList()) members.Set(name, value);
        return target;
    }

    private static JsValue FromEntries(Run run, JsValue self, ReadOnlySpan<JsValue> arguments)
    {
        var made = new JsObject();
        foreach (var entry in Iteration.ItemsOf(run, arguments.At(0)))
        {
            if (!entry.IsHeap) throw ScriptAbort.Type("NotAnEntry", Coercion.Shown(entry));
            made.Set(Coercion.ToKey(run, Property.Get(run, entry, "0")), Property.Get(run, entry, "1"));
        }
        return JsValue.Of(made);
    }
}
