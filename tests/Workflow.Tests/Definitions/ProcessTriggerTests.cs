using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Workflow.Interpretation;
using Workflow.Runtime.Definitions;

namespace Workflow.Definitions;

public sealed class ProcessTriggerTests
{
    private static readonly TimeZoneInfo office = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");
    private static readonly DateTime now = new(2026, 11, 23, 2, 0, 0, DateTimeKind.Utc);

    [TestCase("Event", "eventName", "hồ sơ đến", "Event hồ sơ đến", null)]
    [TestCase("Timer", "interval", "PT15M", "Timer PT15M", "2026-11-23 02:15")]
    [TestCase("Timer", "interval", "1.00:00:00", "Timer 1.00:00:00", "2026-11-24 02:00")]
    [TestCase("Cron", "cronExpression", " 0 8 * * MON-FRI ", "Cron 0 8 * * MON-FRI", "2026-11-24 01:00")]
    [TestCase("StartAt", "dateTime", "2026-12-01T08:00", "StartAt 2026-12-01T08:00", "2026-12-01 01:00")]
    [TestCase("StartAt", "dateTime", "2026-12-01T08:00:00Z", "StartAt 2026-12-01T08:00:00Z", "2026-12-01 08:00")]
    [TestCase("StartAt", "dateTime", "2001-01-01", "StartAt 2001-01-01", null)]
    public void Triggers_ActivityThatMayStart_IsOne(string type, string input, string value, string expected, string? next)
    {
        var trigger = Drawing.Flow("t>a", Drawing.Trigger("t", type, (input, value))).Graph().Triggers.Single();

        Assert.That($"{trigger.Kind} {trigger.Key}", Is.EqualTo(expected));
        Assert.That(trigger.NextAfter(now, office)?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), Is.EqualTo(next));
    }

    [Test]
    public void Triggers_Endpoint_IsOneForEachMethod()
    {
        var graph = Drawing.Flow("t>a", Drawing.Trigger("t", "HttpEndpoint", ("path", "/Ho-So/{Code}"), ("supportedMethods", """["GET","post"]"""))).Graph();

        Assert.That(graph.Triggers, Is.EqualTo(new ProcessTrigger[] { new(graph.Find("t")!.Index, TriggerKind.Endpoint, "GET ho-so/{Code}"), new(graph.Find("t")!.Index, TriggerKind.Endpoint, "POST ho-so/{Code}") }));
    }

    [Test]
    public void Triggers_SeveralActivities_AreInTheOrderOfTheDefinition()
    {
        var graph = Drawing.Flow("e>a c>a", Drawing.Trigger("e", "Event", ("eventName", "x")), Drawing.Trigger("c", "Cron", ("cronExpression", "@daily"))).Graph();

        Assert.That(graph.Triggers.Select(t => t.Kind), Is.EqualTo(new[] { TriggerKind.Event, TriggerKind.Cron }));
    }

    [Test]
    public void Triggers_ActivityThatMayNotStart_IsNone() =>
        Assert.That(Drawing.Flow("e>a", Drawing.Of("e", "Event", ("eventName", "x"))).Graph().Triggers, Is.Empty);

    [Test]
    public void Triggers_InsideAnotherContainer_IsNone()
    {
        var sequence = Drawing.Of("s", "Sequence", ("activities", new JsonArray(Drawing.Trigger("e", "Event", ("eventName", "x")))));

        Assert.That(Drawing.Flow("s>a", sequence).Graph().Triggers, Is.Empty);
    }

    [Test]
    public void Triggers_RootItself_IsOne()
    {
        var definition = new JsonObject { ["definitionId"] = "d", ["root"] = Drawing.Trigger("e", "Event", ("eventName", "x")) };

        Assert.That(definition.Graph().Triggers.Single(), Is.EqualTo(new ProcessTrigger(0, TriggerKind.Event, "x")));
    }

    [TestCase("Event", "eventName", "js:'x' + getCorrelationId()", "TriggerNotConstant $.root.activities[1].eventName")]
    [TestCase("Event", "eventName", null, "TriggerUnusable $.root.activities[1].eventName")]
    [TestCase("Timer", "interval", "00:00:00", "TriggerUnusable $.root.activities[1].interval")]
    [TestCase("Cron", "cronExpression", "js:'@daily'", "TriggerNotConstant $.root.activities[1].cronExpression")]
    [TestCase("HttpEndpoint", "path", "js:'x'", "TriggerNotConstant $.root.activities[1].path")]
    public void Read_TriggerThatNeedsAProcess_IsListed(string type, string input, object? value, string problem) =>
        Assert.That(Drawing.Flow("t>a", Drawing.Trigger("t", type, (input, value))).Problems(), Is.EqualTo(problem));

    [Test]
    public void CanonicalMeaning_MayStart_IsPartOfIt()
    {
        string Meaning(JsonObject first) => Encoding.UTF8.GetString(Drawing.Flow("s>e", Drawing.Of("s", "Start"), first).Graph().CanonicalMeaning());

        Assert.That(Meaning(Drawing.Trigger("e", "Event", ("eventName", "x"))), Is.Not.EqualTo(Meaning(Drawing.Of("e", "Event", ("eventName", "x")))));
    }
}
