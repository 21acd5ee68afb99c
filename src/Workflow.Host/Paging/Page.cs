namespace Workflow.Host.Paging;

/// <summary>One page of a list, and where the next one begins.</summary>
/// <param name="Next">Opaque; null on the last page.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Next)
{
    /// <summary>A page of rows of which one more than asked for was read; the surplus only tells that there is a next page.</summary>
    public static Page<T> Of(List<T> rows, int size, Func<T, string> cursor)
    {
        if (rows.Count <= size) return new(rows, null);
        rows.RemoveRange(size, rows.Count - size);
        return new(rows, cursor(rows[^1]));
    }
}

/// <summary>Which part of a list is asked for.</summary>
internal static class PageSize
{
    public const int Default = 50;
    public const int Most = 200;

    /// <summary>The size within its bounds, 1 to 200; 50 where none is given.</summary>
    public static int Of(int? size) => Math.Clamp(size ?? Default, 1, Most);
}
