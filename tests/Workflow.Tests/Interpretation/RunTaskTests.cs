using Workflow.Core.Dossiers;
using Workflow.Runtime;

namespace Workflow.Interpretation;

/// <summary>Work that is asked of workers outside.</summary>
public sealed class RunTaskTests
{
    [Test]
    public void RunTask_Inputs_AreTheWork()
    {
        var walk = new Walk(Drawing.Flow("t>l", Drawing.Of("t", "RunTask", ("taskName", "ký số"), ("payload", "js:({ code: getCorrelationId() })")),
            Drawing.Of("l", "WriteLine", ("text", "js:`${getOutputFrom('t').ok} ${getOutputFrom('t', 'TaskId')}`"))).Graph());

        Assert.That(walk.Run(""), Is.EqualTo("?t"));
        var work = walk.Effects.OfType<Effect.WorkRequested>().Single();
        Assert.That((work.Name, work.PayloadJson), Is.EqualTo(("ký số", "{\"code\":\"000.00.19.H26-261123-0001\"}")));
        Assert.That(walk.Resume("t", """{"ok":true}"""), Is.EqualTo("t l ."));
        Assert.That(walk.Effects.OfType<Effect.LineWritten>().Single().Text, Is.EqualTo($"true {work.Id}"));
    }

    [TestCase("taskName", null)]
    [TestCase("taskName", "js:'x'.repeat(257)")]
    [TestCase("payload", "js:7")]
    public void RunTask_UnusableInput_IsAnIncident(string input, string? value)
    {
        var task = Drawing.Of("t", "RunTask", ("taskName", "ký số"));
        task[input] = Drawing.Of("", "", (input, value))[input]!.DeepClone();

        Assert.That(new Walk(Drawing.Flow("", task).Graph()).Run(""), Is.EqualTo("#t"));
    }

    [Test]
    public void RunTask_WorkerFailed_IsAnIncidentThatAsksAnew()
    {
        var walk = new Walk(Drawing.Flow("t>a", Drawing.Of("t", "RunTask", ("taskName", "ký số"))).Graph());
        walk.Run("");
        var wait = walk.Position.Waits[0];

        Assert.That(walk.Give(new Stimulus.Failed(wait.At.Activity, 0, WaitKind.Work, wait.Key, "TokenMissing", new("thiếu USB ký số", "no signing token"))), Is.EqualTo("#t"));
        Assert.That(walk.GoOn("~t @t"), Is.EqualTo("?t / t ?a"));
    }
}
