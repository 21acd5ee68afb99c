using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Core.Procedures;
using Workflow.Host.Calendars;
using Workflow.Runtime.Definitions;

namespace Workflow.Host.Procedures.Check;

/// <summary>
/// Tries whether the examples would notice a mistake: each limit moved by an hour, each connection dropped and led elsewhere, each day
/// from the first reception to the last date turned over. A change counts as noticed when a dossier goes another way, or when the
/// definition can no longer be built or exceeds its limit.
/// </summary>
internal static class MutationCheck
{
    public static MutationReport Run(IReadOnlyList<CheckedFolder> folders, WorkingCalendar calendar)
    {
        var clock = ClockOf(calendar);
        var (tried, unnoticed) = (0, new List<Mutation>());
        foreach (var (mutation, isNoticed) in folders.SelectMany(f => OfProcesses(f, clock).Concat(OfCases(f, clock))).Concat(OfCalendar(folders, calendar)))
        {
            tried++;
            if (!isNoticed) unnoticed.Add(mutation);
        }
        return new(tried, unnoticed);
    }

    private static IEnumerable<(Mutation, bool IsNoticed)> OfProcesses(CheckedFolder folder, OfficeClock clock)
    {
        foreach (var (file, text) in folder.Package.Processes)
        {
            var cases = folder.Reviewed.Spec.Cases.Where(c => ProcessesOf(folder.Reviewed, c.Process).Contains(file)).Select(c => c.Key).ToHashSet();
            var dossiers = folder.Examples.Dossiers.Where(d => cases.Contains(d.Case)).ToList();
            foreach (var (what, definition) in ProcessMutations.Of(text))
                yield return (
                    new($"{folder.Name}/{file}", what),
                    Read(folder, file, definition) is not { } graphs || Notices(folder, folder.Reviewed with { Graphs = graphs }, dossiers, clock)
                        || Outgrows(folder.Reviewed.Spec, file, graphs[file]));
        }
    }

    /// <summary>Whether publishing would ask why the steps exceed the limit: an hour more on a step as long as its case is hidden by the appointed date.</summary>
    private static bool Outgrows(ProcedureSpec spec, string file, ProcessGraph graph) =>
        spec.Cases.Any(c => c.Process == file && LongestPath.Of(graph).Minutes > c.Limit.Minutes + (c.AcceptedOverrun?.Hours * 60 ?? 0));

    /// <summary>The graphs of a package with one of its definitions changed, those that refer to it among them; null where one cannot be built.</summary>
    private static Dictionary<string, ProcessGraph>? Read(CheckedFolder folder, string changed, string definition)
    {
        var package = folder.Package with { Processes = new Dictionary<string, string>(folder.Package.Processes, StringComparer.Ordinal) { [changed] = definition } };
        var library = PackageDefinitions.Library(package, PublishedSurroundings.Empty);
        var graphs = new Dictionary<string, ProcessGraph>(StringComparer.Ordinal);
        foreach (var (file, text) in package.Processes)
        {
            if (DefinitionReader.Read(text, folder.Activities, library) is not { IsClean: true, Graph: { } graph }) return null;
            graphs.Add(file, graph);
        }
        return graphs;
    }

    /// <summary>A process of the package and all that it refers to, and those in turn.</summary>
    private static HashSet<string> ProcessesOf(ReviewedPackage package, string process)
    {
        var (found, unread) = (new HashSet<string>(StringComparer.Ordinal) { process }, new Queue<string>([process]));
        while (unread.TryDequeue(out var next))
            foreach (var id in package.Graphs[next].References.Select(r => r.DefinitionId))
                if (package.References.First(r => r.DefinitionId == id).Process is var file && found.Add(file)) unread.Enqueue(file);
        return found;
    }

    private static IEnumerable<(Mutation, bool IsNoticed)> OfCases(CheckedFolder folder, OfficeClock clock)
    {
        var spec = folder.Reviewed.Spec;
        foreach (var changed in spec.Cases)
        {
            // A dossier that moves into the case also depends on its limit.
            foreach (var limit in Moved(changed.Limit))
            {
                var cases = spec.Cases.Select(c => c == changed ? c with { Limit = limit } : c).ToList();
                var package = folder.Reviewed with { Contents = folder.Reviewed.Contents with { Spec = spec with { Cases = cases } } };
                yield return (
                    new($"{folder.Name}/procedure.json", CheckSentences.Of("CaseLimitMoved", changed.Key, changed.Limit, limit)),
                    Notices(folder, package, folder.Examples.Dossiers, clock));
            }
        }
    }

    /// <summary>A limit an hour longer and shorter; limits that are counted in whole days, a day; the same day, a working day.</summary>
    private static IEnumerable<TimeLimit> Moved(TimeLimit limit) => limit.Unit switch
    {
        LimitUnit.SameDay => [TimeLimit.WorkingDays(1)],
        LimitUnit.CalendarDays => [limit with { Minutes = limit.Minutes + 480 }, limit with { Minutes = limit.Minutes - 480 }],
        LimitUnit.WorkingHours or LimitUnit.WorkingDays => [limit with { Minutes = limit.Minutes + 60 }, limit with { Minutes = limit.Minutes - 60 }],
        _ => throw new ArgumentOutOfRangeException(nameof(limit), limit.Unit, "Unknown unit."),
    };

    private static IEnumerable<(Mutation, bool IsNoticed)> OfCalendar(IReadOnlyList<CheckedFolder> folders, WorkingCalendar calendar)
    {
        var clock = ClockOf(calendar);
        var walks = folders.SelectMany(f => f.Walk(clock).Select(w => (Folder: f, Walk: w, First: clock.DayOf(w.From), Last: clock.DayOf(w.Until)))).ToList();
        if (walks.Count == 0) yield break;
        var last = walks.Max(w => w.Last);
        for (var day = walks.Min(w => w.First); day <= last; day = day.AddDays(1))
        {
            // A day that no dossier lives through has nothing to notice it.
            var across = walks.Where(w => w.First <= day && day <= w.Last).ToList();
            if (across.Count == 0) continue;
            var turned = ClockOf(calendar.Flipped(day));
            yield return (
                new("calendar", CheckSentences.Of("DayTurnedOver", day)),
                across.Exists(w => Notices(w.Folder, w.Folder.Reviewed, [w.Walk.Example], turned)));
        }
    }

    private static bool Notices(CheckedFolder folder, ReviewedPackage package, IEnumerable<ExampleDossier> dossiers, OfficeClock clock) =>
        dossiers.Any(d => folder.Walk(package, [d], clock)[0].Difference is not null);

    private static OfficeClock ClockOf(WorkingCalendar calendar) => new(calendar, WorkingHours.Standard, CalendarBook.Vietnam);
}
