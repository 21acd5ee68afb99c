using System.Globalization;
using System.Text;
using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Host.Calendars;
using Workflow.Host.Procedures;
using Workflow.Host.Procedures.Check;
using Workflow.Testing;
using Workflow.Runtime.Activities;

namespace Workflow.IntegrationTests.Procedures;

public sealed class ShippedProceduresTests
{
    private static readonly OfficeClock clock = new(CalendarBook.Shipped().Current, WorkingHours.Standard, CalendarBook.Vietnam);

    [Test]
    public void Check_EveryShippedProcedure_GoesAsItsExamplesSay()
    {
        var report = CheckCommand.Run(Repository.Workflows, clock.Calendar, mutate: false).Value;

        Assert.That(report.Folders, Has.Count.EqualTo(14));
        Assert.That(report.ExitCode, Is.Zero, report.ToText(SentenceBook.English));
    }

    [Test]
    public void Check_EveryShippedProcedure_HasNothingToConfirm()
    {
        var report = CheckCommand.Run(Repository.Workflows, clock.Calendar, mutate: false).Value;

        Assert.That(report.Folders.SelectMany(f => f.Warnings).Select(w => $"{w.Path}: {w.Sentence.En}"), Is.Empty);
    }

    [TestCaseSource(nameof(Folders))]
    public void Examples_OfEachProcedure_AreEnoughAndVaried(string folder)
    {
        var dossiers = Open(folder).Examples.Dossiers;
        var walks = Open(folder).Walk(clock);

        Assert.That(dossiers, Has.Count.GreaterThanOrEqualTo(3));
        Assert.That(walks.Any(CrossesNamedDay), Is.True, "No dossier crosses a holiday or a make-up Saturday.");
        Assert.That(dossiers.Any(HasPauseOrReturn), Is.True, "No dossier has a pause or goes back.");
    }

    [TestCaseSource(nameof(Folders))]
    public void Walk_OfEachProcedure_IsTheApprovedOne(string folder)
    {
        var text = new StringBuilder();
        foreach (var walk in Open(folder).Walk(clock))
        {
            text.Append(CultureInfo.InvariantCulture, $"{walk.Example.Name} [{walk.Example.Case}]: {walk.Trace[0]}\n");
            foreach (var line in walk.Trace.Skip(1)) text.Append("  ").Append(line).Append('\n');
        }

        Snapshot.Match(text.ToString(), folder.Split('-')[0]);
    }

    [Test]
    public void Mutate_EveryShippedProcedure_LeavesNoChangeUnnoticed()
    {
        var report = CheckCommand.Run(Repository.Workflows, clock.Calendar, mutate: true).Value;

        Assert.That(report.Mutations!.Tried, Is.GreaterThan(1000));
        Assert.That(report.Mutations.Unnoticed.Select(m => $"{m.Subject}: {m.What.En}"), Is.Empty);
    }

    private static IEnumerable<string> Folders() => ProcedureFolder.Find(Repository.Workflows).Value.Select(f => Path.GetFileName(f));

    private static CheckedFolder Open(string folder) => CheckedFolder.Read(Path.Combine(Repository.Workflows, folder), ActivityTable.Standard).Value;

    private static bool CrossesNamedDay(WalkedExample walk) => clock.Calendar.Days.Any(d =>
        d.Date > clock.DayOf(walk.From) && d.Date <= clock.DayOf(walk.Until) && clock.Calendar.IsWorking(d.Date) == clock.Calendar.IsWeeklyRest(d.Date));

    private static bool HasPauseOrReturn(ExampleDossier dossier) =>
        dossier.Actions.Exists(a => a.Outcome is "Clarify" or "Returned" && a.Note is not null || a.Complete is "request-supplement" or "request-payment");
}
