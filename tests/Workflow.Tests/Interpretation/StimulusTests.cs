using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Runtime;

namespace Workflow.Interpretation;

public sealed class StimulusTests
{
    private static readonly Stimulus.Started start = new(new Dictionary<string, string>());

    [Test]
    public void Advance_StimulusThatDoesNotFit_IsRefusedAndChangesNothing()
    {
        var walk = new Walk("a:Step(Yes,No) b w:Event(go) | a.Yes>b>w a.No>w");
        var codes = new List<string?> { Code(walk, new Stimulus.Ended()) };
        walk.Give(start);
        var before = walk.Position;

        codes.Add(Code(walk, start));
        codes.Add(Code(walk, new Stimulus.TaskCompleted(walk.IndexOf("b"), "Done", null)));
        codes.Add(Code(walk, new Stimulus.TaskCompleted(walk.IndexOf("a"), "Maybe", null)));
        codes.Add(Code(walk, new Stimulus.TaskCompleted(99, "Done", null)));
        codes.Add(Code(walk, new Stimulus.TaskCompleted(walk.IndexOf("w"), "Done", null)));
        codes.Add(Code(walk, new Stimulus.EventRaised("go", null)));
        codes.Add(Code(walk, new Stimulus.Retried(walk.IndexOf("a"))));
        codes.Add(Code(walk, new Stimulus.Returned(walk.IndexOf("b"), walk.IndexOf("a"))));
        codes.Add(Code(walk, new Stimulus.Returned(-1, 700)));

        Assert.That(codes, Is.EqualTo(new[]
        {
            "ProcessNotStarted", "ProcessStartedAlready", "StepNotWaiting", "OutcomeNotOffered", "StepNotWaiting",
            "StepNotWaiting", "EventNotAwaited", "ActivityNotFailed", "StepNotWaiting", "StepNotWaiting",
        }));
        Assert.That(walk.Position, Is.EqualTo(before));
    }

    [Test]
    public void Advance_AfterTheEnd_IsRefused()
    {
        var walk = new Walk("a");
        walk.Run("a");

        Assert.That(Code(walk, new Stimulus.Ended()), Is.EqualTo("ProcessOver"));
        Assert.That(walk.Try(new Stimulus.Ended()).Rejection!.Kind, Is.EqualTo(RejectionKind.Conflict));
    }

    [TestCase("a b l:Line(x) c | a>l>b>c", "a b", "c", "l", "ReturnTargetNotStep")]
    [TestCase("f:Fork(x,y) | f.x>a f.y>b", "", "b", "a", "ReturnTargetNotEarlier")]
    [TestCase("a b | a>b", "a", "b", "b", "ReturnTargetNotEarlier")]
    [TestCase("a b | a>b", "", "a", "b", "ReturnTargetNotEarlier")]
    public void Advance_ReturnToWhatIsNoEarlierStep_IsRefused(string drawing, string script, string from, string to, string code)
    {
        var walk = new Walk(drawing);
        walk.Run(script);

        Assert.That(Code(walk, new Stimulus.Returned(walk.IndexOf(from), walk.IndexOf(to))), Is.EqualTo(code));
    }

    [Test]
    public void Advance_PositionOfAnotherVersion_IsRefused()
    {
        var long1 = new Walk("a b c d | a>b>c>d");
        long1.Run("a b c");
        var shorter = Drawing.Graph("a b | a>b");

        var step = Interpreter.Advance(shorter, long1.Position, new Stimulus.Ended(), long1.Context());

        Assert.That(step.Rejection?.Code, Is.EqualTo("PositionOfAnotherVersion"));
    }

    [Test]
    public void Advance_TaskOpenedAndCancelledInOneRun_ReachesNobody()
    {
        var walk = new Walk("f:Fork(x,y) e:End | f.x>b f.y>e");

        walk.Run("");

        Assert.That(walk.Effects.Where(e => e is Effect.TaskOpened or Effect.TaskCancelled), Is.Empty);
        Assert.That(walk.Effects.Last(), Is.TypeOf<Effect.Finished>());
    }

    [Test]
    public void Advance_LoopWithoutEnd_IsAnIncidentThatNamesTheLoopAndCanBeRetried()
    {
        var walk = new Walk("s:Start f:Fork(x,y) a:Line(x) d:If(true) | s>f f.x>b f.y>a>d d.True>a d.False>m b>m");

        walk.Give(start);
        var incident = walk.Effects.OfType<Effect.IncidentRaised>().Single();
        walk.Give(new Stimulus.TaskCompleted(walk.IndexOf("b"), "Done", null));
        walk.Effects.Clear();
        walk.Give(new Stimulus.Retried(incident.Activity));

        Assert.That(incident.Code, Is.EqualTo("LoopWithoutEnd"));
        Assert.That(incident.Sentence.En, Does.Contain($"{Interpreter.MostSteps}").And.Contain("a → d"));
        Assert.That(walk.Effects.OfType<Effect.IncidentRaised>().Single().ActivityId, Is.EqualTo("a").Or.EqualTo("d"));
        Assert.That(walk.Effects.OfType<Effect.ActivityPassed>().Count(p => p.Key == "a" && p.Status == ActivityStatus.Completed), Is.EqualTo(Interpreter.MostSteps / 2));
        Assert.That(walk.Position.Faults, Has.Length.EqualTo(1));
    }

    [Test]
    public void Advance_LimitMetWithWorkLeft_HoldsItUntilTheRetry()
    {
        var walk = new Walk("f:Fork(x,y) a:Line(a) d:If(true) p:Line(p) q:If(true) | f.x>a>d d.True>a f.y>p>q q.True>p");

        walk.Give(start);
        var (held, fault) = (walk.Position.Held, walk.Position.Faults.Single());
        walk.Effects.Clear();
        walk.Give(new Stimulus.Retried(fault.At.Activity));
        var ran = walk.Effects.OfType<Effect.ActivityPassed>().Where(p => p.Status == ActivityStatus.Completed).CountBy(p => p.Key).ToDictionary();

        Assert.That((held.Length, fault.OverLimit), Is.EqualTo((1, true)));
        Assert.That(ran["a"], Is.EqualTo(Interpreter.MostSteps / 4));
        Assert.That(ran["p"], Is.EqualTo(Interpreter.MostSteps / 4));
    }

    [Test]
    public void Advance_Variable_IsWrittenOnlyWhenItChanges()
    {
        var walk = new Walk("n:Var(Int32=5) a b x:SetTo(n=5) y:SetTo(n=7) z:SetTo(n=7) | a>x>b>y>z>c");

        walk.Run("a b c");

        Assert.That(walk.Effects.OfType<Effect.VariableSet>(), Is.EqualTo(new[] { new Effect.VariableSet("", "n", "7") }));
    }

    [Test]
    public void Advance_ValueTooLarge_IsAnIncident()
    {
        var walk = new Walk($"n:Var(String) x:SetTo(n={new string('x', 70_000)}) | x>a");

        Assert.That(walk.Run(""), Is.EqualTo("#x"));
        Assert.That(walk.Effects.OfType<Effect.IncidentRaised>().Single().Code, Is.EqualTo("ValueTooLarge"));
        Assert.That(walk.Effects.OfType<Effect.VariableSet>(), Is.Empty);
    }

    [Test]
    public void Advance_FailedActivity_SucceedsOnRetryOnceItsCauseIsGone()
    {
        var walk = new Walk("n:Var(Int32) text:Var(String=abc) x:Copy(n=text) | x>a");

        var first = walk.Run("");
        walk.Store("text", "\"12\"");
        var second = walk.Give(new Stimulus.Retried(walk.IndexOf("x")));

        Assert.That((first, second), Is.EqualTo(("#x", "x ?a")));
        Assert.That(walk.Effects.OfType<Effect.VariableSet>().Single().Json, Is.EqualTo("12"));
    }

    [Test]
    public void Advance_StepData_IsKeptOnlyWhereSomethingReadsIt()
    {
        var read = new Walk("v:Var(Object) a b:Copy(v=v) | a>b>c");
        var captured = new Walk("v:Var(Object) a:Capturing(v) | a>c");
        var data = new Stimulus.TaskCompleted(read.IndexOf("a"), "Done", """{"note":"đủ"}""");
        foreach (var walk in new[] { read, captured })
        {
            walk.Give(start);
            walk.Give(data);
        }

        Assert.That(read.Effects.OfType<Effect.VariableSet>(), Is.Empty);
        Assert.That(captured.Effects.OfType<Effect.VariableSet>().Single(), Is.EqualTo(new Effect.VariableSet("", "v", """{"note":"đủ"}""")));
    }

    private static string? Code(Walk walk, Stimulus stimulus) => walk.Try(stimulus).Rejection?.Code;
}
