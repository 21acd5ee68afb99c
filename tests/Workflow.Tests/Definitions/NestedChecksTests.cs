using Workflow.Core;
using Workflow.Interpretation;
using Workflow.Runtime.Definitions;

namespace Workflow.Definitions;

/// <summary>The checks before publishing on processes with containers.</summary>
public sealed class NestedChecksTests
{
    [TestCase("s:Sequence(a p:Parallel(b c) w:While(d) i:If(e f))", "")]
    [TestCase("a", "")]
    [TestCase("f:Flow(a g:Flow(b c d | b>c) | a>g)", "ActivityUnreachable d")]
    [TestCase("f:Flow(a s:Sequence(b c) | )", "ActivityUnreachable s")]
    [TestCase("w:While(s:Sequence(a x:Break b))", "ActivityUnreachable b")]
    [TestCase("f:Flow(a g:Flow(b:Two c | b.Go>c) | a>g)", "OutcomeLeadsNowhere b Again (warning)")]
    [TestCase("f:Flow(a g:Flow(s:Start b:Two c | s>b b.Go>c c>c b.Again>b) | a>g)", "CycleWithoutExit b, c")]
    [TestCase("f:Flow(s:Start a i:If(x:Finish) | s>a>i>a)", "")]
    [TestCase("f:Flow(s:Start a i:If(b) | s>a>i>a)", "CycleWithoutExit a, i")]
    public void Run_Containers_FindsWhatIsWrongInEachFlowchart(string drawing, string expected) => Assert.That(Found(drawing), Is.EqualTo(expected));

    [TestCase("p:Parallel(a s:Sequence(b x:Finish))", "EndBesideOpenBranch x a")]
    [TestCase("p:Parallel(a s:Sequence(b x:Complete))", "EndBesideOpenBranch x a")]
    [TestCase("p:Parallel(a s:Sequence(b x:End))", "")]
    [TestCase("p:Parallel(a f:Flow(b x:End | b>x))", "")]
    [TestCase("p:Parallel(l:WriteLine s:Sequence(x:Finish))", "")]
    [TestCase("p:Fork(a i:If(x:Finish))", "EndBesideOpenBranch x a")]
    [TestCase("p:SwitchAny(a x:Finish)", "EndBesideOpenBranch x a")]
    [TestCase("p:Switch(a x:Finish)", "")]
    [TestCase("i:If(a x:Finish)", "")]
    [TestCase("e:ParallelForEach(s:Sequence(a i:If(x:Finish)))", "EndBesideOpenBranch x a")]
    [TestCase("w:While(k:Fork(a x:Break))", "EndBesideOpenBranch x a")]
    [TestCase("w:While(p:Parallel(a x:Break))", "")]
    [TestCase("k:Fork(a w:While(x:Break))", "")]
    [TestCase("f:Flow(k:FlowFork a p:Parallel(b) x:End | k>a k>p>x)", "EndBesideOpenBranch x a")]
    [TestCase("f:Flow(k:FlowFork i:If(a) p:FlowNode(x:Finish) | k>i k>p)", "EndBesideOpenBranch x a")]
    [TestCase("f:Flow(s:Start k:FlowFork i:If(e:Event) c:Two m:WriteLine | s>k k>i k>c c.Again>k c.Go>m i>m)", "LoopBesideOpenBranch c e")]
    public void Run_TerminalBesideAnOpenStep_NamesBoth(string drawing, string expected) => Assert.That(Found(drawing), Is.EqualTo(expected));

    [TestCase("f:Flow(c:Choose a b j:Join | c.True>a>j c.False>b>j)", "JoinNeverFires j a b")]
    [TestCase("f:Flow(c:Two a j:Join | c.Go>a>j c.Again>j)", "JoinNeverFires j a c")]
    [TestCase("f:Flow(k:FlowFork c:Choose a b j:Join | k>c c.True>a>j c.False>b k>j)", "JoinMayBeSkipped j k a (warning)")]
    [TestCase("f:Flow(k:FlowFork a b j:Join | k>a>j k>b>j)", "")]
    [TestCase("f:Flow(k:FlowFork c:Choose a b m:WriteLine j:Join | k>c c.True>a>m c.False>b>m m>j k>j)", "")]
    [TestCase("f:Flow(d:Choose k:FlowFork a b j:Join z | d.True>k d.False>z k>a>j k>b>j)", "")]
    [TestCase("f:Flow(k:FlowFork a:Two b j:Join | k>a a.Go>j k>b>j)", "OutcomeLeadsNowhere a Again; JoinMayBeSkipped j b a (warning)")]
    public void Run_JoinOfEveryBranch_SaysWhatItCanNotWaitFor(string drawing, string expected) => Assert.That(Found(drawing), Is.EqualTo(expected));

    [TestCase("x:Break", "BreakOutsideLoop x")]
    [TestCase("s:Sequence(a i:If(x:Break))", "BreakOutsideLoop x")]
    [TestCase("e:ParallelForEach(i:If(x:Break))", "BreakOutsideLoop x")]
    [TestCase("e:ForEach(i:If(x:Break))", "")]
    [TestCase("w:While", "LoopWithoutBody w")]
    [TestCase("s:Sequence(p:Parallel i:If n:FlowNode g:Flow)", "ContainerEmpty p (warning); ContainerEmpty i (warning); ContainerEmpty n (warning); ContainerEmpty g (warning)")]
    public void Run_ContainersWithoutSense_AreNamed(string drawing, string expected) => Assert.That(Found(drawing), Is.EqualTo(expected));

    [TestCase("s:Sequence(r:Read x:Set)", "VariableReadBeforeSet r v (warning)")]
    [TestCase("s:Sequence(x:Set r:Read)", "")]
    [TestCase("s:Sequence(x:Take r:Read)", "")]
    [TestCase("r:Read", "VariableReadBeforeSet r v (warning)")]
    [TestCase("r:SetAndRead", "")]
    [TestCase("w:While(s:Sequence(r:Read x:Set))", "")]
    [TestCase("i:If(x:Set r:Read)", "VariableReadBeforeSet r v (warning)")]
    [TestCase("p:Parallel(x:Set r:Read)", "")]
    [TestCase("s:Sequence(i:If(x:Set) p:Parallel(r:Read))", "")]
    [TestCase("f:Flow(a x:Set r:Read | a>r>x)", "VariableReadBeforeSet r v (warning)")]
    [TestCase("f:Flow(c:Choose x:Set r:Read | c.True>x>r c.False>r)", "")]
    [TestCase("f:Flow(s:Start r:Read x:Set a:Two b | s>r>x>a a.Again>r a.Go>b)", "")]
    [TestCase("f:Flow(k:FlowFork x:Set r:Read | k>x k>r)", "")]
    public void Run_VariableReadBeforeAnythingSetsIt_Warns(string drawing, string expected) => Assert.That(Found(drawing), Is.EqualTo(expected));

    [TestCase("s:Sequence(a b c)", "a 4, b 4, c 4")]
    [TestCase("p:Parallel(a s:Sequence(b c))", "b 4, c 4")]
    [TestCase("k:ForkAny(s:Sequence(a b) c)", "a 4, b 4")]
    [TestCase("s:Sequence(i:If(a t:Sequence(b c)) d)", "b 4, c 4, d 4")]
    [TestCase("s:Sequence(i:If(a) d)", "a 4, d 4")]
    [TestCase("s:Sequence(w:While(a) b)", "a 4, b 4 (loops)")]
    [TestCase("s:Sequence(w*3:While(t:Sequence(a b)) c)", "a 3×4, b 3×4, c 4 (loops)")]
    [TestCase("w*3:While(t:Sequence(a u*2:ForEach(b)))", "a 3×4, b 6×4 (loops)")]
    [TestCase("e*3:ParallelForEach(a)", "a 4")]
    [TestCase("s:Sequence(a x:Return b)", "a 4")]
    [TestCase("s:Sequence(i:If(x:Return t:Sequence(a b)) c)", "a 4, b 4, c 4")]
    [TestCase("s:Sequence(a i:If(t:Sequence(b c x:Finish)) d)", "a 4, b 4, c 4")]
    [TestCase("w*3:While(s:Sequence(a i:If(r:Return)))", "a 3×4 (loops)")]
    [TestCase("f:Flow(a g:Flow(b c | b>c) d | a>g>d)", "a 4, b 4, c 4, d 4")]
    [TestCase("f:Flow(s:Start a*3 b:Two c | s>a>b b.Again>a b.Go>c)", "a 2×4, b 2×4, a 4, b 4, c 4 (loops)")]
    public void Run_LongestPath_GoesThroughContainers(string drawing, string expected)
    {
        var path = PublishChecks.Run(Nested.Graph(drawing)).LongestPath;

        var steps = path.Steps.Select(s => $"{s.Title["Bước ".Length..]} {(s.Rounds > 1 ? s.Rounds + "×" : "")}{s.Minutes / 60 / s.Rounds}");
        Assert.That(string.Join(", ", steps) + (path.HasLoops ? " (loops)" : ""), Is.EqualTo(expected));
        Assert.That(path.Minutes, Is.EqualTo(path.Steps.Sum(s => s.Minutes)));
    }

    [Test]
    public void Run_RoundsOfALoop_AreShownWithTheHoursOfOne()
    {
        var path = PublishChecks.Run(Nested.Graph("s:Sequence(w*3:While(a) b)")).LongestPath;

        Assert.That(path.Describe().Vi, Is.EqualTo("Bước a (3 × 4) → Bước b (4)"));
    }

    [TestCase(0)]
    [TestCase(1001)]
    public void Read_RoundsBeyondReason_CannotBePublished(int rounds) =>
        Assert.That(PublishChecks.Run(Nested.Graph($"w*{rounds}:While(a)")).Problems.Select(p => p.Code), Is.EqualTo(new[] { "MostRoundsUnusable" }));

    [Test]
    public void Run_StepWithoutKey_Warns()
    {
        var json = Nested.Json("a");
        json["root"]!.AsObject().Remove("stepKey");

        var problem = PublishChecks.Run(DefinitionReader.Read(json.ToJsonString()).Graph!).Problems.Single();

        Assert.That((problem.Code, problem.Severity), Is.EqualTo(("StepKeyMissing", Severity.Warning)));
    }

    private static string Found(string drawing)
    {
        var graph = Nested.Graph(drawing);
        return string.Join("; ", PublishChecks.Run(graph).Problems.Select(p => p.Code + PublishChecksTests.Details(p) + (p.Severity == Severity.Warning ? " (warning)" : "")));
    }
}
