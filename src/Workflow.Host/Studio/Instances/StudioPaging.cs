namespace Workflow.Host.Studio.Instances;

/// <summary>Which part of a list Studio asks for.</summary>
internal static class StudioPaging
{
    public const int Default = 100;
    private const int Most = 1000;

    /// <summary>The part behind the first <paramref name="skip"/>, of 1 to 1,000 items, and how long the whole is.</summary>
    public static StudioPage<T> Page<T>(this IReadOnlyList<T> items, int skip, int take) =>
        new([.. items.Skip(skip).Take(Math.Clamp(take, 1, Most))], items.Count);
}
