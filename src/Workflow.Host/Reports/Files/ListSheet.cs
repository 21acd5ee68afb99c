using Workflow.Core;
using Workflow.Core.Ratings;
using Workflow.Host.Accounts;
using Workflow.Host.Board;
using Workflow.Host.Paging;

namespace Workflow.Host.Reports.Files;

/// <summary>The lists that can be taken out.</summary>
internal enum ListName
{
    /// <summary>The dossiers behind a number.</summary>
    Dossiers,
    /// <summary>The open steps behind a number.</summary>
    Steps,
    /// <summary>The requests for a supplement.</summary>
    Supplements,
    /// <summary>What applicants said of how they were served.</summary>
    Ratings,
}

/// <param name="Dossiers">Which dossiers, in their list.</param>
/// <param name="Steps">Which steps, in theirs.</param>
/// <param name="Officer">Only steps of an officer, as <see cref="StepWish"/> takes it; null for all.</param>
/// <param name="Procedure">Name of the procedure of steps; null for all.</param>
/// <param name="Column">A column of the heat map, with its procedure and step; null for all.</param>
/// <param name="Score">Only ratings of this score; null for all.</param>
internal sealed record ListExportOrder(
    ListName List, FileScope Scope, SheetFormat Format, bool InEnglish, DossierMark Dossiers = default, StepMark Steps = default,
    string? Officer = null, string? Procedure = null, string? Step = null, int? Column = null, RatingScore? Score = null);

/// <summary>A list as the table of a file: the columns of its page, a page of rows at a time by the page's own rules.</summary>
internal abstract class ListSheet
{
    public abstract ListName Name { get; }

    /// <summary>What the list is called on its page.</summary>
    public abstract string Title(CurrentActor reader, ListExportOrder order);

    /// <summary>Whether the list is of a period and not of now.</summary>
    public abstract bool IsOfPeriod(ListExportOrder order);

    /// <summary>How addresses and files name it; letters, digits and dashes only.</summary>
    public abstract string Slug(ListExportOrder order);

    public abstract IReadOnlyList<string> Headings(ListExportOrder order);

    /// <summary>How many rows there are at this moment.</summary>
    public abstract Task<Result<int>> Count(CurrentActor me, ListExportOrder order, FigureScope scope, CancellationToken cancellation);

    /// <summary>The rows behind a place.</summary>
    public abstract Task<Result<Page<IReadOnlyList<SheetCell>>>> Rows(CurrentActor me, ListExportOrder order, FigureScope scope, string? after, int size, CancellationToken cancellation);
}
