namespace Workflow.Runtime.Expressions.Members;

/// <summary>A stable merge sort: any comparer, also one that contradicts itself, ends in n log n calls.</summary>
internal static class Sorting
{
    private const int LettersOfRoom = 16;

    public static JsValue[] Sorted(Run run, JsValue[] items, JsFunction? comparer)
    {
        if (comparer is not null)
        {
            // NaN counts as equal, and equal items keep their order.
            Sort(items, (left, right) => !(Coercion.ToNumber(run, comparer.Call(run, JsValue.Undefined, [left, right])) > 0));
            return items;
        }
        var texts = items.Select(item => (Text: Coercion.ToText(run, item), Item: item)).ToArray();
        Sort(texts, (left, right) => Compare(run, left.Text, right.Text) <= 0);
        return [.. texts.Select(text => text.Item)];
    }

    private static int Compare(Run run, string left, string right)
    {
        run.ChargeText(1 + (Math.Min(left.Length, right.Length) / LettersOfRoom));
        return string.CompareOrdinal(left, right);
    }

    private static void Sort<T>(T[] items, Func<T, T, bool> inOrder)
    {
        var (from, to) = (items, new T[items.Length]);
        for (var width = 1; width < items.Length; width *= 2)
        {
            for (var start = 0; start < items.Length; start += width * 2)
                Merge(from, to, start, Math.Min(start + width, items.Length), Math.Min(start + (width * 2), items.Length), inOrder);
            (from, to) = (to, from);
        }
        if (!ReferenceEquals(from, items)) from.CopyTo(items, 0);
    }

    private static void Merge<T>(T[] from, T[] to, int start, int middle, int end, Func<T, T, bool> inOrder)
    {
        var (left, right) = (start, middle);
        for (var at = start; at < end; at++)
        {
            var takeLeft = right >= end || (left < middle && inOrder(from[left], from[right]));
            to[at] = takeLeft ? from[left++] : from[right++];
        }
    }
}
