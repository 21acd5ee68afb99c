using Microsoft.EntityFrameworkCore.Metadata;
using Workflow.Core.Audit;
using Workflow.Core.Deadlines;
using Workflow.Core.Documents;
using Workflow.Core.Dossiers;
using Workflow.Core.Outbox;
using Workflow.Core.Ratings;
using Workflow.Core.Search;
using Workflow.Core.Submissions;
using Workflow.Core.Tasks;

namespace Workflow.Benchmarks.Seeding;

/// <summary>
/// What becomes of each table that has rows of a dossier. A new table belongs into one of the lists: the seed refuses to run until it stands there, and a new
/// column of a copied table is copied with it.
/// </summary>
internal static class SeedTables
{
    /// <summary>Copied row by row, with the copy's own identifiers, instants, names, units and officers in the place of the sample's.</summary>
    public static readonly IReadOnlyList<Type> Copied =
    [
        typeof(Dossier), typeof(UserTask), typeof(HistoryEntry), typeof(ClockFact), typeof(Variable), typeof(Incident), typeof(IssuedNumber), typeof(Reminder), typeof(DossierDocument),
        typeof(ReceivedPaper), typeof(Clarification), typeof(Rating),
    ];

    /// <summary>Made from what a copy is called, because their rows are made of parts of it.</summary>
    public static readonly IReadOnlyDictionary<Type, Func<DossierCopy, IEnumerable<object>>> Made = new Dictionary<Type, Func<DossierCopy, IEnumerable<object>>>
    {
        [typeof(SearchTerm)] = copy => SearchTerms.Of(copy.Code, copy.ApplicantName, copy.ApplicantPhone).Select(term => new SearchTerm { Term = term, DossierId = copy.DossierId }),
    };

    /// <summary>
    /// Without copies. A dossier that waits for an event, a timer or a worker is no example: its copies would all go on by themselves. What officers follow is
    /// bounded for each of them.
    /// </summary>
    private static readonly IReadOnlyList<Type> left =
        [typeof(DossierWait), typeof(WorkItem), typeof(OutboxMessage), typeof(Submission), typeof(AuditEntry), typeof(CalendarMove), typeof(Watch)];

    /// <summary>Refuses a model with a table of dossiers' rows that is not in the lists.</summary>
    public static void CheckAgainst(IModel model)
    {
        var unknown = model.GetEntityTypes().Where(IsOfADossier).Select(t => t.ClrType).Except([.. Copied, .. Made.Keys, .. left]).Select(t => t.Name).ToList();
        if (unknown.Count > 0) throw new InvalidOperationException($"The seed does not know what to do with {string.Join(", ", unknown)}: say so in {nameof(SeedTables)}.");
    }

    private static bool IsOfADossier(IEntityType type) => type.FindProperty("DossierId") is not null;
}
