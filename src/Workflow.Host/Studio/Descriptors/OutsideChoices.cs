using System.Globalization;
using Workflow.Core.Offices;
using Workflow.Core.Procedures;
using Workflow.Host.Accounts;

namespace Workflow.Host.Studio.Descriptors;

/// <summary>The values to choose from that no type of activity knows: those of the office, and those of the procedure that is open.</summary>
internal static class OutsideChoices
{
    /// <summary>The units that are valid on the office's day, each behind the unit above it so that siblings stand together.</summary>
    public static IReadOnlyList<SelectItem> Units(OfficeSnapshot office) =>
        [.. office.Units.All.Where(u => IsValid(u, office.Day)).Select(u => new SelectItem(TextOf(u, office.Units), u.Code)).OrderBy(i => i.Text, StringComparer.Ordinal)];

    /// <summary>The forms of a procedure by title.</summary>
    public static IReadOnlyList<SelectItem> Forms(IReadOnlyDictionary<string, FormSchema> forms, CultureInfo culture) =>
        [.. forms.Select(f => new SelectItem($"{f.Value.Title.In(culture)} ({f.Key})", f.Key)).OrderBy(i => i.Text, StringComparer.Ordinal)];

    /// <summary>The items with one for nothing before them, and one for each value that is in use and is none of them: what is stored must be seen.</summary>
    public static DropDown Open(IReadOnlyList<SelectItem> items, IEnumerable<string> used, CultureInfo culture)
    {
        var known = items.Select(i => i.Value).ToHashSet(StringComparer.Ordinal);
        return DropDown.Of([new SelectItem(DescriptorSentences.Of("NoChoice").In(culture), ""), .. items, .. Strangers(known, used, culture)]);
    }

    /// <summary>An item for each value that is in use and not known.</summary>
    public static IEnumerable<SelectItem> Strangers(HashSet<string> known, IEnumerable<string> used, CultureInfo culture) =>
        used.Where(value => value.Length > 0 && known.Add(value)).Select(value => new SelectItem(DescriptorSentences.Of("StrangeChoice", value).In(culture), value));

    private static bool IsValid(Unit unit, DateOnly day) => unit.ValidFrom <= day && (unit.ValidTo is null || day < unit.ValidTo);

    private static string TextOf(Unit unit, UnitTree units) =>
        unit.ParentCode is { } code && units.Find(code) is { } parent ? $"{parent.Name} › {unit.Name} ({unit.Code})" : $"{unit.Name} ({unit.Code})";
}
