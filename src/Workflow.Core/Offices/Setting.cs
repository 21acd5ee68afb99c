using Workflow.Core.Dossiers;

namespace Workflow.Core.Offices;

/// <summary>One named value that holds for the whole database, shared by every host on it.</summary>
public sealed class Setting : IRevised
{
    /// <summary>Changes with every change of units, officers, posts, delegations, accounts and tokens: hosts read those again.</summary>
    public const string OfficeVersion = "office.version";

    /// <summary>The last ended dossier from which late forecasts have learnt.</summary>
    public const string ForecastPlace = "forecasts.place";

    /// <summary>The last dossier whose words were written for the search, of those that are older than it; <c>done</c> when none is left.</summary>
    public const string SearchPlace = "search.place";

    /// <summary>Present only in a database that <c>serve --sample</c> created itself.</summary>
    public const string SampleOffice = "sample.office";

    /// <summary>At most 64 characters; also the key.</summary>
    public required string Key { get; init; }

    /// <summary>At most 400 characters.</summary>
    public required string Value { get; set; }
    public int Revision { get; set; }
}
