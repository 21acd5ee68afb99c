using System.Text.Json;
using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Host.Calendars;
using Workflow.Host.Procedures;
using Workflow.Host.Procedures.Check;
using Workflow.Host.Procedures.Simulation;
using Workflow.Runtime.Activities;
using Workflow.Testing;

namespace Workflow.IntegrationTests.Procedures.Simulation;

public sealed class HandWalkTests
{
    private static readonly OfficeClock clock = new(CalendarBook.Shipped().Current, WorkingHours.Standard, CalendarBook.Vietnam);

    [TestCaseSource(nameof(Folders))]
    public void Run_FirstOutcomeOfEachStep_ComesToAnEndOnTime(string folder)
    {
        var package = Read(folder);
        foreach (var chosen in package.Spec.ReceivedCases)
        {
            var acts = new List<SimulatedAct>();
            var walk = Walk(package, chosen.Key, acts);
            while (walk.Stopped is null && walk.Steps().FirstOrDefault() is { } step && acts.Count < 40)
            {
                var due = step.Task.DueAt is { } at && at > walk.LastActed ? at : walk.LastActed;
                acts.Add(new(step.Task.StepKey, step.Step.Outcomes[0], TimeZoneInfo.ConvertTimeFromUtc(due, clock.Zone)));
                walk = Walk(package, chosen.Key, acts);
            }

            Assert.That(walk.Stopped?.Sentence.En, Is.Null, $"{folder} {chosen.Key}");
            Assert.That(walk.Dossier.State, Is.EqualTo(DossierState.Returned), $"{folder} {chosen.Key}");
            Assert.That(walk.Stages, Has.Count.EqualTo(acts.Count + 1));
        }
    }

    [Test]
    public void Run_ExamplesOfTheSameDays_GiveTheSameDueDates()
    {
        var package = Read("p06-cap-giay-phep-xay-dung");

        var walk = Walk(package, "house", [new("receive", "Forwarded", new(2026, 3, 2, 9, 0, 0)), new("assign", "Done", new(2026, 3, 2, 10, 0, 0))], new DateTime(2026, 3, 2, 8, 0, 0));

        Assert.That(walk.Stages.Select(s => s.Opened.Select(t => (t.StepKey, Local(t.DueAt!.Value))).FirstOrDefault()), Is.EqualTo(new[]
        {
            ("receive", new DateTime(2026, 3, 2, 13, 30, 0)), ("assign", new DateTime(2026, 3, 2, 14, 30, 0)), ("check-dossier", new DateTime(2026, 3, 5, 10, 0, 0)),
        }));
        Assert.That(Local(walk.Dossier.BindingAt), Is.EqualTo(new DateTime(2026, 3, 17, 17, 0, 0)));
        Assert.That(walk.Steps().Select(s => s.Task.StepKey), Is.EquivalentTo(new[] { "check-dossier", "consult-land", "consult-fire" }));
    }

    [TestCase("nobody", "Done", "2026-03-02T09:00", "ActNotWaiting")]
    [TestCase("receive", "Nonsense", "2026-03-02T09:00", "UnknownOutcome")]
    [TestCase("receive", "Forwarded", "2026-03-01T09:00", "ActBackwards")]
    public void Run_AnActThatCannotBeDone_StopsBeforeIt(string step, string outcome, string at, string code)
    {
        var act = SimulatedAct.Parse($"{step}|{outcome}|{at}||")!;

        var walk = Walk(Read("p06-cap-giay-phep-xay-dung"), "house", [act], new DateTime(2026, 3, 2, 8, 0, 0));

        Assert.That(walk.Stopped!.Code, Is.EqualTo(code));
        Assert.That(walk.Stages, Has.Count.EqualTo(1));
    }

    [Test]
    public void Act_WrittenAndRead_IsTheSame()
    {
        var act = new SimulatedAct("bước|lạ", "Không | đạt", new DateTime(2026, 11, 23, 9, 30, 0), "house", "{\"a\":\"x|y%\"}");

        Assert.That(SimulatedAct.Parse(act.ToString()), Is.EqualTo(act));
        Assert.That(((string?[])["", null, "a|b", "a|b|not a time||", "|b|2026-11-23T09:30||"]).Select(SimulatedAct.Parse), Is.All.Null);
    }

    [TestCase("dossiers: &a [*a, *a]")]
    [TestCase("a: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]")]
    public void Examples_ThatGrowInMemory_AreRefused(string text) => Assert.That(ExampleFileReader.Read(text).Rejection!.Code, Is.EqualTo("YamlNotPlain"));

    private static HandWalk Walk(ReviewedPackage package, string caseKey, IReadOnlyList<SimulatedAct> acts, DateTime? at = null)
    {
        var start = at ?? new DateTime(2026, 11, 23, 8, 0, 0);
        var declaration = package.Contents.Forms.TryGetValue(PackageReview.DeclarationForm, out var form) ? SampleData.Form(form, new(2026, 11, 23)) : "{}";
        var office = new ExampleOffice(clock, ["H05.01", "H05.14", .. package.Graphs.Values.SelectMany(g => g.Activities).Select(a => a.Step?.Unit).OfType<string>(), package.Spec.CompetentUnit ?? "H05.01"]);
        return HandWalk.Run(package, office, new(package.Spec.FindCase(caseKey)!, "H05.01", DateTime.SpecifyKind(start.AddHours(-7), DateTimeKind.Utc), JsonElement.Parse(declaration)), acts).Value;
    }

    private static DateTime Local(DateTime instant) => TimeZoneInfo.ConvertTimeFromUtc(instant, clock.Zone);

    private static ReviewedPackage Read(string folder) => PackageReview.Of(ProcedureFolder.Read(Path.Combine(Repository.Workflows, folder)).Value, ActivityTable.Standard).Value;

    private static IEnumerable<string> Folders() => ProcedureFolder.Find(Repository.Workflows).Value.Select(f => Path.GetFileName(f)!);
}
