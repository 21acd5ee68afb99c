using System.Globalization;

namespace Workflow.Host.Studio.Descriptors;

/// <summary>
/// Stands in for types of activity that the open definition uses and this service has not: without a description of one, the designer shows an empty
/// canvas and says nothing. Checking the definition names them as problems all the same.
/// </summary>
internal static class Placeholders
{
    /// <summary>What the open definition needs beside the given descriptors, none of them twice.</summary>
    public static IEnumerable<ActivityDescriptor> For(DrawnDefinition open, IReadOnlyCollection<ActivityDescriptor> known, CultureInfo culture)
    {
        var byName = known.ToDictionary(d => d.TypeName, StringComparer.Ordinal);
        foreach (var same in open.Activities.GroupBy(a => (a.Type, a.Version)))
        {
            if (!byName.TryGetValue(same.Key.Type, out var type)) yield return Of(same.Key.Type, same.Key.Version, [.. same], open, culture);
            // The runtime takes a type by its name alone, so another version of it is drawn as ours is.
            else if (type.Version != same.Key.Version) yield return type with { Version = same.Key.Version };
        }
    }

    private static ActivityDescriptor Of(string typeName, int version, IReadOnlyList<DrawnActivity> uses, DrawnDefinition open, CultureInfo culture)
    {
        var dot = typeName.LastIndexOf('.');
        var name = typeName[(dot + 1)..];
        IEnumerable<PortDescriptor> ports =
        [
            .. uses.SelectMany(a => a.Embedded).Distinct(StringComparer.Ordinal).Select(m => PortDescriptor.Embedded(char.ToUpperInvariant(m[0]) + m[1..])),
            .. uses.SelectMany(a => open.WaysOut(a.Id)).Distinct(StringComparer.Ordinal).Select(PortDescriptor.Flow),
        ];
        return new(
            typeName, dot > 0 ? typeName[..dot] : "", name.Length > 0 ? name : typeName, version,
            DescriptorSentences.Of("NotSupportedCategory").In(culture), DescriptorSentences.Of("NotSupported", typeName).In(culture),
            DescriptorSentences.Of("NotSupportedDescription", typeName).In(culture), "Action", [], [], [.. ports], ActivityDescriptor.Nothing, ActivityDescriptor.Nothing,
            IsContainer: false, IsBrowsable: false, IsStart: false, IsTerminal: false);
    }
}
