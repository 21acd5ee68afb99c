using Workflow.Core;
using Workflow.Host.Dossiers;
using Workflow.Host.Hosting;

namespace Workflow.Host.Studio.Instances;

/// <summary>By what Studio orders its list.</summary>
internal enum InstanceOrder { Created, LastExecuted, Finished, Name }

/// <summary>In which direction.</summary>
internal enum OrderDirection { Ascending, Descending }

/// <summary>How an instant of a dossier is held against a given one.</summary>
internal enum TimestampOperator { Is, IsNot, LessThan, GreaterThan, LessThanOrEqual, GreaterThanOrEqual }

/// <summary>Which dossiers Studio's list shows; whatever is absent filters nothing.</summary>
/// <param name="Page">From 0.</param>
/// <param name="SearchTerm">The beginning of a dossier's code, or an id.</param>
/// <param name="IsSystem">True finds nothing: no dossier is the service's own.</param>
internal sealed record InstanceListRequest(
    int? Page = null, int? PageSize = null, string? SearchTerm = null, string? DefinitionId = null, IReadOnlyList<string>? DefinitionIds = null,
    string? CorrelationId = null, int? Version = null, bool? HasIncidents = null, bool? IsSystem = null,
    InstanceStatus? Status = null, IReadOnlyList<InstanceStatus>? Statuses = null, InstanceSubStatus? SubStatus = null, IReadOnlyList<InstanceSubStatus>? SubStatuses = null,
    InstanceOrder? OrderBy = null, OrderDirection? OrderDirection = null, IReadOnlyList<TimestampFilter>? TimestampFilters = null)
{
    private const int LongestTerm = 256;
    private const int MostValues = 200;
    private const int MostTimestamps = 20;

    public IReadOnlyList<string> Definitions => Together(DefinitionId, DefinitionIds);

    public IReadOnlyList<InstanceStatus> AllStatuses => Status is { } one ? [one, .. Statuses ?? []] : Statuses ?? [];

    public IReadOnlyList<InstanceSubStatus> AllSubStatuses => SubStatus is { } one ? [one, .. SubStatuses ?? []] : SubStatuses ?? [];

    public bool IsDescending => OrderDirection != Instances.OrderDirection.Ascending;

    /// <summary>Why the request cannot be answered; null where it can.</summary>
    public Rejection? Check()
    {
        var isTooMuch = Definitions.Count > MostValues || AllStatuses.Count > MostValues || AllSubStatuses.Count > MostValues
            || TimestampFilters?.Count > MostTimestamps || SearchTerm?.Length > LongestTerm || CorrelationId?.Length > LongestTerm;
        if (isTooMuch) return InstanceSentences.Refuse(RejectionKind.Malformed, "TooManyConditions", MostValues, LongestTerm, MostTimestamps);
        if (Definitions.Any(d => d is null) || TimestampFilters?.Any(f => f is null) == true) return HostSentences.Refuse(RejectionKind.Malformed, "RequestMalformed");
        return TimestampFilters?.Select(f => f.Check()).FirstOrDefault(r => r is not null);
    }

    private static IReadOnlyList<string> Together(string? one, IReadOnlyList<string>? several) =>
        string.IsNullOrEmpty(one) ? several ?? [] : [one, .. several ?? []];
}

/// <summary>The instants of a dossier that a condition may name.</summary>
internal enum InstanceInstant { CreatedAt, UpdatedAt, FinishedAt }

/// <summary>A condition on an instant.</summary>
/// <param name="Column">Name of an <see cref="InstanceInstant"/>; anything else is refused.</param>
/// <param name="Timestamp">Studio gives whole minutes: <c>Is</c> holds within the minute that begins at it.</param>
internal sealed record TimestampFilter(string? Column = null, TimestampOperator? Operator = null, DateTimeOffset? Timestamp = null)
{
    public InstanceInstant? At => Enum.GetValues<InstanceInstant>().Cast<InstanceInstant?>()
        .FirstOrDefault(i => string.Equals(i.ToString(), Column, StringComparison.OrdinalIgnoreCase));

    public Rejection? Check()
    {
        if (At is null) return InstanceSentences.Refuse(RejectionKind.Malformed, "TimestampColumnUnknown", Shortened.Of(Column ?? ""), string.Join(", ", Enum.GetNames<InstanceInstant>()));
        return Operator is null || Timestamp is null ? InstanceSentences.Refuse(RejectionKind.Malformed, "TimestampFilterIncomplete", Column) : null;
    }
}
