using System.Globalization;
using Workflow.Host.Paging;
using Workflow.Runtime.Activities;

namespace Workflow.Host.Studio.Descriptors;

/// <summary>What can be drawn, described once for each language, definition that is open and state of it, and answered from memory from then on.</summary>
internal sealed class DescriptorBook(OpenDefinitions definitions, ActivityTable activities)
{
    private const int Kept = 16;

    private readonly BoundedCache<(string Culture, string Revision), DescriptorSheet> sheets = new(Kept);

    // Each save of a draft is another state, and hardly any changes what can be drawn.
    private readonly BoundedCache<string, DescriptorSheet> sheetsByTag = new(Kept);

    /// <summary>The descriptors for a definition; null for none that is open.</summary>
    public async ValueTask<DescriptorSheet> Of(string? definitionId, CultureInfo culture, CancellationToken cancellation)
    {
        var state = await definitions.StateOf(definitionId, cancellation);
        if (sheets.TryGet((culture.Name, state.Revision), out var known)) return known;
        var sheet = DescriptorSheet.Of(Describe(activities, await definitions.Read(state, cancellation), await definitions.Usable(state, cancellation), culture), sheetsByTag);
        sheets.Put((culture.Name, state.Revision), sheet);
        return sheet;
    }

    /// <summary>What scripts of a definition may name, as declarations for the designer's editor.</summary>
    public async Task<string> Declare(string definitionId, CancellationToken cancellation)
    {
        var state = await definitions.StateOf(definitionId, cancellation);
        var usable = await definitions.Usable(state, cancellation);
        var open = await definitions.Read(state, cancellation);
        return ScriptDeclarations.Write(open.Drawn, name => activities.Find(name) ?? usable.FirstOrDefault(u => u.Type.Name == name)?.Type);
    }

    /// <summary>Types of the service, then definitions, then what stands in for the rest; a type that the service has hides a definition of its name.</summary>
    internal static IReadOnlyList<ActivityDescriptor> Describe(
        ActivityTable activities, OpenDefinition open, IReadOnlyList<UsableDefinition> usable, CultureInfo culture)
    {
        var writing = new DescriptorWriting(culture, open.Drawn, OutsideChoices.Forms(open.Forms, culture));
        List<ActivityDescriptor> known =
        [
            .. activities.Types.Select(type => writing.Of(type)),
            .. usable.Where(u => activities.Find(u.Type.Name) is null).Select(u => writing.Of(u, isOffered: u.DefinitionId != open.DefinitionId)),
        ];
        return [.. known, .. Placeholders.For(open.Drawn, known, culture)];
    }
}
