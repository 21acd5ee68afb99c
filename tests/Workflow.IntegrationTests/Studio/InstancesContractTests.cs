using System.Text.Json;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using Workflow.Testing;

namespace Workflow.IntegrationTests.Studio;

/// <summary>
/// The names and kinds of everything that Studio is told about a dossier. A name that goes missing here, changes its case or becomes null where Studio expects a
/// collection makes Studio fail without a word; one that is added does no harm.
/// </summary>
public sealed class InstancesContractTests
{
    private CommuneOffice office = null!;
    private InstancesCaller studio = null!;
    private string id = "";
    private string blockedStay = "";

    /// <summary>A dossier with a step done, one that waits and an incident.</summary>
    [OneTimeSetUp]
    public async Task Open()
    {
        office = await CommuneOffice.Open(
            "x:Var(Int32=1) s:Start r:Receive f:Fork(a,b) k:Step v:Set(x=null.length) j:Join(WaitAll) t:ReturnResult e:End | s>r r.Forwarded>f f.a>k>j f.b>v>j j>t t.Returned>e");
        studio = new(office.Officer);
        var forwarded = await office.ReceiveAndForward();
        id = InstancesCaller.IdOf(forwarded);
        blockedStay = (await studio.Records(forwarded, "Workflow1:flow:v")).Single().Text("id");
    }

    [OneTimeTearDown]
    public ValueTask Close() => office.DisposeAsync();

    [Test]
    public async Task Answers_HaveTheNamesAndKindsOfTheContract()
    {
        var node = Uri.EscapeDataString("Workflow1:flow:r");
        var answers = new Dictionary<string, JsonElement>
        {
            ["list"] = await studio.List(new { }),
            ["instance"] = await studio.Get($"workflow-instances/{id}"),
            ["state"] = await studio.Get($"workflow-instances/{id}/execution-state"),
            ["variables"] = await studio.Get($"workflow-instances/{id}/variables"),
            ["report"] = await studio.Post("activity-executions/report", new { workflowInstanceId = id, activityNodeIds = (string[])["Workflow1:flow:r", "Workflow1:flow:nobody"] }),
            ["summaries"] = await studio.Get($"activity-execution-summaries/list?WorkflowInstanceId={id}&ActivityNodeId={node}"),
            ["record"] = await studio.Get($"activity-executions/by-id?id={blockedStay}"),
        };

        Assert.Multiple(() =>
        {
            foreach (var (name, answer) in answers) Snapshot.Match(string.Join('\n', Shape(answer, "").Distinct().Order(StringComparer.Ordinal)), name);
        });
    }

    [Test]
    public async Task Journal_OfEveryRecord_HasItsNodeAndNumber()
    {
        var all = await studio.Post($"workflow-instances/{id}/journal?skip=0&take=110", new { });
        var part = await studio.Post($"workflow-instances/{id}/journal?skip=2&take=3", new { filter = (object?)null });
        var faulted = await studio.Post($"workflow-instances/{id}/journal", new { filter = new { activityIds = (string[]?)null, activityNodeIds = Array.Empty<string>(), excludedActivityTypes = (string[])["Elsa.Workflow", "Elsa.Flowchart"], eventNames = (string[])["Faulted"] } });
        var one = await studio.Post($"workflow-instances/{id}/journal", new { filter = new { activityNodeIds = (string[])["Workflow1:flow:k"] } });

        var records = all.GetProperty("items").EnumerateArray().ToList();
        Assert.That(records.Select(r => r.GetProperty("sequence").GetInt64()), Is.EqualTo(Enumerable.Range(1, records.Count)));
        Assert.That(records.Select(r => r.GetProperty("timestamp").GetDateTimeOffset()), Is.Ordered);
        Assert.That(all.GetProperty("totalCount").GetInt32(), Is.EqualTo(records.Count));
        Assert.That(part.GetProperty("items").EnumerateArray().Select(r => r.GetProperty("sequence").GetInt64()), Is.EqualTo((long[])[3, 4, 5]));
        Assert.That(part.GetProperty("totalCount").GetInt32(), Is.EqualTo(records.Count));
        Assert.That(faulted.GetProperty("items").EnumerateArray().Select(r => r.Text("nodeId")), Is.EqualTo((string[])["Workflow1:flow:v"]));
        Assert.That(one.GetProperty("items").EnumerateArray().Select(r => r.Text("eventName")), Is.EqualTo((string[])["Started", "Suspended"]));
    }

    [Test]
    public async Task Report_OfStrangeNodes_CountsNothingOnceEach()
    {
        var report = await studio.Post("activity-executions/report", new { workflowInstanceId = id, activityNodeIds = (string?[])["x", "x", null, "Workflow1:flow:r"] });

        Assert.That(report.GetProperty("stats").EnumerateArray().Select(s => (s.Text("activityNodeId"), s.GetProperty("startedCount").GetInt32())), Is.EqualTo(new[] { ("x", 0), ("Workflow1:flow:r", 1) }));
    }

    [TestCase("workflow-instances/{id}/journal", "{")]
    [TestCase("workflow-instances/{id}/journal", """{ "filter": 7 }""")]
    [TestCase("activity-executions/report", "[1]")]
    [TestCase("bulk-actions/export/workflow-instances", """{ "ids": "x" }""")]
    public async Task Rubbish_InABody_IsRefusedWithASentence(string path, string body)
    {
        using var answer = await studio.SendRaw(path.Replace("{id}", id, StringComparison.Ordinal), body);

        Assert.That((int)answer.StatusCode, Is.EqualTo(400));
        Assert.That((await answer.ReadJson()).GetProperty("errors").EnumerateObject().First().Value[0].GetString(), Is.Not.Empty);
    }

    [Test]
    public async Task Stay_OfNoKind_IsNotFound()
    {
        foreach (var stay in (string[])["", "x", $"{Guid.Parse(id):N}-99999", new string('9', 5000)])
        {
            using var answer = await studio.Ask($"activity-executions/by-id?id={stay}");
            Assert.That((int)answer.StatusCode, Is.EqualTo(404), stay);
        }
    }

    /// <summary>Each place with the kind of what stands there; what a process calls its own is left out.</summary>
    private static IEnumerable<string> Shape(JsonElement element, string path)
    {
        if (element.ValueKind == JsonValueKind.Array) return element.EnumerateArray().SelectMany(i => Shape(i, path + "[]")).Prepend($"{path} Array");
        if (element.ValueKind != JsonValueKind.Object) return [$"{path} {element.ValueKind}"];
        return element.EnumerateObject().SelectMany(p => Shape(p.Value, $"{path}.{p.Name}")).Prepend($"{path} Object");
    }
}
