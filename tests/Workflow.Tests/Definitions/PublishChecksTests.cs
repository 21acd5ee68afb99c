using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Interpretation;
using Workflow.Runtime.Definitions;

namespace Workflow.Definitions;

public sealed class PublishChecksTests
{
    [TestCase("a b | a>b", "")]
    [TestCase("a b c | a>b", "ActivityUnreachable c")]
    [TestCase("a b c d | a>b c>d", "ActivityUnreachable c; ActivityUnreachable d")]
    [TestCase("a:Step(Yes,No) b | a.Yes>b", "OutcomeLeadsNowhere a No")]
    [TestCase("d:If(true) b | d.True>b", "OutcomeLeadsNowhere d False (warning)")]
    [TestCase("s:Start a:Step(Yes,No) | s>a", "")]
    [TestCase("s:Start a b | s>a>b>a", "CycleWithoutExit a, b")]
    [TestCase("a b:Step(Again,Go) | a>b b.Again>a b.Go>c", "")]
    [TestCase("f:Fork(x,y) d:If(true) c:Step(Again,Go) | f.x>d f.y>b d.True>b d.False>z b>c c.Again>d c.Go>z", "BackwardInvalid c d")]
    [TestCase("f:Fork(x,y) e:End | f.x>a f.y>b b>e", "EndBesideOpenBranch e a")]
    [TestCase("f:Fork(x,y) e:Finish | f.x>a>c f.y>b b>e", "EndBesideOpenBranch e a; EndBesideOpenBranch e c")]
    [TestCase("f:Fork(x,y) e:End | f.x>a f.y>b b>m a>m m>e", "")]
    [TestCase("f:Fork(x,y) j:Join e:End | f.x>a f.y>b b>j a>j j>e", "")]
    [TestCase("f:Fork(x,y) w:Event(go) e:End | f.x>w f.y>b b>e", "EndBesideOpenBranch e w")]
    [TestCase("d:If(true) e:End | d.True>a d.False>b b>e", "")]
    [TestCase("a:Step(Yes,No) e:End | a.Yes>b a.No>e", "")]
    [TestCase("a e:End | a>b a>e", "EndBesideOpenBranch e b")]
    [TestCase("w:SwitchAny(p=true,q=true) e:End | w.p>b w.q>e w.Default>c", "EndBesideOpenBranch e b")]
    [TestCase("w:Switch(p=true,q=true) e:End | w.p>b w.q>e w.Default>c", "")]
    [TestCase("f:Fork(x,y) d:Step(Yes,No) e:End | f.x>a f.y>b a>m b>m m>d d.Yes>c d.No>e", "")]
    [TestCase("s:Start a f:Fork(x,y) c:Step(Again,Go) | s>a a>f f.x>b f.y>c c.Again>a c.Go>m b>m", "LoopBesideOpenBranch c b")]
    [TestCase("s:Start f:Fork(x,y) b:Step(Again,Go) | s>f f.x>a f.y>b b.Again>b b.Go>m a>m", "JoinBesideLoop m b")]
    [TestCase("d:If(true) b:Step(Again,Go) | d.True>b b.Again>b b.Go>m d.False>m", "JoinBesideLoop m b")]
    [TestCase("d:If(true) b:Step(Again,Go) e:End | d.True>b b.Again>b b.Go>e d.False>e", "")]
    [TestCase("s:Start f:Fork(x,y) m:Step(Again,Go) | s>f f.x>a f.y>b a>m b>m m.Again>f m.Go>c", "")]
    public void Run_Drawing_FindsWhatIsWrong(string drawing, string expected)
    {
        var report = PublishChecks.Run(Drawing.Graph(drawing));

        var found = report.Problems.Select(p => p.Code + Details(p) + (p.Severity == Severity.Warning ? " (warning)" : ""));
        Assert.That(string.Join("; ", found), Is.EqualTo(expected));
    }

    [TestCase("a b c | a>b>c", 720, "a 4, b 4, c 4")]
    [TestCase("f:Fork(x,y) | f.x>a>b f.y>c a>m b>m c>m", 720, "a 4, b 4, m 4")]
    [TestCase("a b:Step(Again,Go) | a>b b.Again>a b.Go>c", 720, "a 4, b 4, c 4 (loops)")]
    [TestCase("a b:RequestSupplement c:ReturnResult d | a>b b.Supplied>c b.Expired>c c.Returned>d", 240, "a 4")]
    [TestCase("a b:Consult c | a>b b.Agreed>c b.Disagreed>c b.Silent>c", 720, "a 4, b 4, c 4")]
    [TestCase("s:Start e:End | s>e", 0, "")]
    public void Run_LongestPath_AddsTheLimitsThatCount(string drawing, int minutes, string steps)
    {
        var path = PublishChecks.Run(Drawing.Graph(drawing)).LongestPath;

        Assert.That(path.Minutes, Is.EqualTo(minutes));
        Assert.That(string.Join(", ", path.Steps.Select(s => $"{s.Title["Bước ".Length..]} {s.Minutes / 60}")) + (path.HasLoops ? " (loops)" : ""), Is.EqualTo(steps));
    }

    [TestCase(720, null, null)]
    [TestCase(719, null, "LongerThanLimit Warning")]
    [TestCase(600, 120, null)]
    [TestCase(600, 119, "LongerThanAccepted Error")]
    public void Run_AgainstTheLimit_WarnsOrRefuses(int limit, int? accepted, string? expected)
    {
        var report = PublishChecks.Run(Drawing.Graph("a b c | a>b>c"), new TimeLimit(limit, LimitUnit.WorkingHours), accepted);

        Assert.That(report.Problems.Select(p => $"{p.Code} {p.Severity}").SingleOrDefault(), Is.EqualTo(expected));
        Assert.That(report.IsRefused, Is.EqualTo(expected is "LongerThanAccepted Error"));
    }

    [Test]
    public void Run_LongerThanTheLimit_ShowsThePathInBothLanguages()
    {
        var problem = PublishChecks.Run(Drawing.Graph("a b:Step | a>b"), TimeLimit.Hours(7.5m)).Problems.Single();

        Assert.That(problem.Sentence.Vi, Is.EqualTo("Đường dài nhất của quy trình cần 8 giờ làm việc, vượt thời hạn 7,5 giờ: Bước a (4) → Bước b (4)."));
        Assert.That(problem.Sentence.En, Is.EqualTo("The longest way through the process takes 8 working hours, over the limit of 7.5 hours: Bước a (4) → Bước b (4)."));
    }

    /// <summary>What the English sentence names in quotation marks, or after its colon.</summary>
    internal static string Details(Problem problem)
    {
        var quoted = problem.Sentence.En.Split('“', '”').Where((_, i) => i % 2 == 1).ToList();
        if (problem.Code == "CycleWithoutExit") return " " + problem.Sentence.En.Split(": ")[1].TrimEnd('.');
        if (problem.Code == "OutcomeLeadsNowhere") quoted.Reverse();
        return string.Concat(quoted.Distinct().Select(q => " " + q));
    }
}
