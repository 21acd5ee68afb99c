using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Workflow.Core.Offices;

namespace Workflow.Host.Tasks;

/// <summary>All that the address of an inbox asks for, apart from the page: what a saved filter keeps.</summary>
/// <param name="Box">Key of <see cref="InboxBox"/>; null for the one that opens by itself.</param>
/// <param name="Chip">Key of <see cref="InboxChip"/>; null for none.</param>
/// <param name="Unit">Code of one unit; null for all.</param>
/// <param name="Role">Name of a role; null for all.</param>
/// <param name="Search">Words as they were typed; null for none.</param>
internal sealed record InboxAddress(string? Box = null, string? Chip = null, string? Unit = null, string? Role = null, string? Search = null)
{
    public const string Path = "/viec";
    public const string BoxKey = "hop";
    public const string ChipKey = "loc";
    public const string UnitKey = "don-vi";
    public const string RoleKey = "vai-tro";
    public const string SearchKey = "q";

    /// <summary>Under this key the page of a step keeps the inbox that it was opened from.</summary>
    public const string FromKey = "tu";

    /// <summary>The query in the one order in which it is kept, without the leading mark.</summary>
    public string Query
    {
        get
        {
            var query = new QueryBuilder();
            foreach (var (key, value) in Parts)
                if (value is not null) query.Add(key, value);
            return query.ToString().TrimStart('?');
        }
    }

    private (string Key, string? Value)[] Parts => [(BoxKey, Box), (ChipKey, Chip), (UnitKey, Unit), (RoleKey, Role), (SearchKey, Search)];

    /// <summary>The page of a step that leads back here.</summary>
    public string StepAddress(Guid stepId) => Query.Length == 0 ? $"{Path}/{stepId}" : QueryHelpers.AddQueryString($"{Path}/{stepId}", FromKey, Query);

    /// <summary>Reads a query; what it says beyond these parts, e.g. the page, is left out.</summary>
    public static InboxAddress Parse(string query)
    {
        var parts = QueryHelpers.ParseQuery(query);
        return new InboxAddress(Part(BoxKey), Part(ChipKey), Part(UnitKey), Part(RoleKey), Part(SearchKey));

        string? Part(string key) => parts.TryGetValue(key, out StringValues value) && value.ToString().Trim() is { Length: > 0 } text ? text : null;
    }

    /// <summary>What the address names and no longer exists, each by the key of its part.</summary>
    public IEnumerable<(string Key, string Value)> Gone(UnitTree units)
    {
        if (Box is { } box && InboxBox.Of(box).Key != box) yield return (BoxKey, box);
        if (Chip is { } chip && InboxChip.Of(chip).Key != chip) yield return (ChipKey, chip);
        if (Unit is { } unit && units.Find(unit) is null) yield return (UnitKey, unit);
        if (Role is { } role && !IsRole(role)) yield return (RoleKey, role);
    }

    /// <summary>The role that the address names; null where it names none that exists.</summary>
    public Role? KnownRole => IsRole(Role) ? Enum.Parse<Role>(Role!) : null;

    public override string ToString() => Query.Length == 0 ? Path : string.Create(CultureInfo.InvariantCulture, $"{Path}?{Query}");

    private static bool IsRole(string? name) => name is not null && Enum.GetNames<Role>().Contains(name, StringComparer.Ordinal);
}
