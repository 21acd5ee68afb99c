using Workflow.Core.Dossiers;
using Workflow.Runtime;

namespace Workflow.Interpretation;

/// <summary>Names, outputs, correlation, faults and events.</summary>
public sealed class PrimitiveTests
{
    [TestCase("Cấp phép xây dựng", "\"Cấp phép xây dựng\"")]
    [TestCase("js:'Hồ sơ ' + 7", "\"Hồ sơ 7\"")]
    [TestCase(7, "\"7\"")]
    public void SetName_Value_NamesTheRun(object value, string stored)
    {
        var walk = new Walk(Drawing.Flow("n>a", Drawing.Of("n", "SetName", ("value", value))).Graph());

        Assert.That(walk.Run(""), Is.EqualTo("n ?a"));
        Assert.That(walk.Stored(RunContext.RunScope, "Name"), Is.EqualTo(stored));
    }

    [Test]
    public void SetName_Name_IsSeenByLaterScripts()
    {
        var walk = new Walk(Drawing.Flow("n>l", Drawing.Of("n", "SetName", ("value", "Đợt 2")), Drawing.Of("l", "WriteLine", ("text", "js:getWorkflowInstanceName()"))).Graph());

        walk.Run("");

        Assert.That(walk.Effects.OfType<Effect.LineWritten>().Single().Text, Is.EqualTo("Đợt 2"));
    }

    [TestCase("js:({ n: 1 })", "{\"n\":1}")]
    [TestCase("đủ", "\"đủ\"")]
    [TestCase("js:undefined", "null")]
    [TestCase("js:new Date(0)", "\"1970-01-01T00:00:00.000Z\"")]
    public void SetOutput_Value_IsAnOutputOfTheProcess(string value, string stored)
    {
        var walk = new Walk(Drawing.Flow("", Drawing.Of("o", "SetOutput", ("outputName", "KetQua"), ("outputValue", value))).Graph());

        Assert.That(walk.Run(""), Is.EqualTo("o ."));
        Assert.That(walk.Stored(RunContext.OutputScope, "KetQua"), Is.EqualTo(stored));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("js:'x'.repeat(129)")]
    public void SetOutput_UnusableName_IsAnIncident(string? name) =>
        Assert.That(new Walk(Drawing.Flow("", Drawing.Of("o", "SetOutput", ("outputName", name))).Graph()).Run(""), Is.EqualTo("#o"));

    [Test]
    public void SetOutput_Twice_TheLaterStands()
    {
        var walk = new Walk(Drawing.Flow("a>b", Drawing.Of("a", "SetOutput", ("outputName", "x"), ("outputValue", "js:1")), Drawing.Of("b", "SetOutput", ("outputName", "x"), ("outputValue", "js:2"))).Graph());

        walk.Run("");

        Assert.That(walk.Stored(RunContext.OutputScope, "x"), Is.EqualTo("2"));
    }

    [TestCase("H26-0001", "H26-0001")]
    [TestCase("js:1+1", "2")]
    [TestCase(null, null)]
    public void Correlate_Value_IsWhatEventsFind(string? value, string? expected)
    {
        var walk = new Walk(Drawing.Flow("", Drawing.Of("c", "Correlate", ("correlationId", value))).Graph());

        Assert.That(walk.Run(""), Is.EqualTo("c ."));
        Assert.That(walk.Effects.OfType<Effect.Correlated>().Single().CorrelationId, Is.EqualTo(expected));
    }

    [Test]
    public void Correlate_TooLong_IsAnIncident() =>
        Assert.That(new Walk(Drawing.Flow("", Drawing.Of("c", "Correlate", ("correlationId", "js:'x'.repeat(257)"))).Graph()).Run(""), Is.EqualTo("#c"));

    [Test]
    public void Fault_Message_IsTheIncident()
    {
        var walk = new Walk(Drawing.Flow("x>a", Drawing.Of("x", "Fault", ("code", "HS-07"), ("message", "js:'Thiếu ' + 'bản vẽ'"))).Graph());

        Assert.That(walk.Run(""), Is.EqualTo("#x"));
        var incident = walk.Effects.OfType<Effect.IncidentRaised>().Single();
        Assert.That((incident.Code, incident.Sentence.Vi, incident.Sentence.En), Is.EqualTo(("HS-07", "Thiếu bản vẽ", "Thiếu bản vẽ")));
    }

    [Test]
    public void Fault_WithoutInputs_SaysItsDefaults()
    {
        var walk = new Walk(Drawing.Flow("", Drawing.Of("x", "Fault")).Graph());

        walk.Run("");

        var incident = walk.Effects.OfType<Effect.IncidentRaised>().Single();
        Assert.That((incident.Code, incident.Sentence.En), Is.EqualTo(("0", "“x” reports fault 0 (category General, type System).")));
    }

    [Test]
    public void Fault_BesideAnotherBranch_LeavesItOpen() =>
        Assert.That(new Walk(Drawing.Flow("a>x a>b", Drawing.Of("x", "Fault")).Graph()).Run("a b"), Is.EqualTo("?a / a #x ?b / b"));

    [Test]
    public void Fault_Skipped_GoesOn()
    {
        var walk = new Walk(Drawing.Flow("x>a", Drawing.Of("x", "Fault")).Graph());
        walk.Run("");

        Assert.That(walk.Give(new Stimulus.Skipped(walk.IndexOf("x"), 0, null)), Does.EndWith("?a"));
    }

    [Test]
    public void PublishEvent_Inputs_AreWhatIsSent()
    {
        var walk = new Walk(Drawing.Flow("p>a", Drawing.Of("p", "PublishEvent", ("eventName", "hồ sơ đủ"), ("correlationId", "H26"), ("isLocalEvent", "true"), ("payload", "js:({ n: 1 })"))).Graph());

        Assert.That(walk.Run(""), Is.EqualTo("p ?a"));
        Assert.That(walk.Effects.OfType<Effect.EventPublished>().Single(), Is.EqualTo(new Effect.EventPublished("hồ sơ đủ", "H26", Local: true, "{\"n\":1}")));
    }

    [TestCase(null)]
    [TestCase(" ")]
    public void PublishEvent_WithoutCorrelation_IsForAll(string? correlation)
    {
        var walk = new Walk(Drawing.Flow("", Drawing.Of("p", "PublishEvent", ("eventName", "go"), ("correlationId", correlation))).Graph());

        walk.Run("");

        Assert.That(walk.Effects.OfType<Effect.EventPublished>().Single(), Is.EqualTo(new Effect.EventPublished("go", null, Local: false, null)));
    }

    [TestCase("eventName", null)]
    [TestCase("payload", "js:'x'.repeat(60000) + 'y'.repeat(6000)")]
    [TestCase("isLocalEvent", "js:'có'")]
    public void PublishEvent_UnusableInput_IsAnIncidentAndSendsNothing(string input, string? value)
    {
        var publish = Drawing.Of("p", "PublishEvent", ("eventName", "go"));
        publish[input] = Drawing.Of("", "", (input, value))[input]!.DeepClone();
        var walk = new Walk(Drawing.Flow("", publish).Graph());

        Assert.That(walk.Run(""), Is.EqualTo("#p"));
        Assert.That(walk.Effects.OfType<Effect.EventPublished>(), Is.Empty);
    }
}
