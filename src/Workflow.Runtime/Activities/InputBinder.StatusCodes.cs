using System.Globalization;
using System.Text.Json;

namespace Workflow.Runtime.Activities;

public sealed partial class InputBinder
{
    private const int FirstStatus = 100;
    private const int LastStatus = 599;

    /// <summary>A list of different HTTP status codes, as numbers or as texts; the given ones where the definition says nothing.</summary>
    internal int[] StatusCodes(string input, int[] standard)
    {
        var codes = Literal(input) is { } place && ListOf(input, place) is { } items ? ReadStatusCodes(items) : standard;
        meaning[Declared(input).Member] = JsonSerializer.Serialize(codes);
        return codes;
    }

    /// <summary>Notes each embedded activity that this type does not run: its way out is to be drawn as a connection.</summary>
    internal void RefuseEmbedded(params ReadOnlySpan<string> members)
    {
        foreach (var member in members)
            if (activity.Member(member) is { IsMissing: false } place) problems.Add("EmbeddedActivityRefused", place.Path, Subject);
        foreach (var item in activity.Member("expectedStatusCodes").Items())
            if (item.Member("activity") is { IsMissing: false } place) problems.Add("EmbeddedActivityRefused", place.Path, Subject);
    }

    private int[] ReadStatusCodes(IReadOnlyList<Definitions.Place> items)
    {
        var codes = new List<int>();
        foreach (var item in items)
        {
            var text = item.Kind == JsonValueKind.Number ? item.Element.GetRawText() : item.Text();
            var isCode = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code is >= FirstStatus and <= LastStatus;
            if (!isCode) problems.Add("StatusCodeUnusable", item.Path, Subject, FirstStatus, LastStatus);
            else if (codes.Contains(code)) problems.Add("NameInListTwice", item.Path, Subject, code);
            else codes.Add(code);
        }
        return [.. codes];
    }
}
