using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Workflow.Core;
using Workflow.Core.Procedures;
using Workflow.Host.Desk;
using Workflow.Host.Procedures;
using Workflow.Host.Procedures.Differences;
using Workflow.Host.Procedures.Drawing;
using Workflow.Runtime.Activities;
using Workflow.Testing;

namespace Workflow.IntegrationTests.Procedures.Differences;

public sealed partial class PackageDifferenceTests
{
    private const string File = "house.process.json";

    private static readonly PackageComparison comparison = new(new Words<DeskWords>(), new Words<DrawingWords>(), ActivityTable.Standard);
    private static readonly ProcedurePackage permit = ProcedureFolder.Read(Path.Combine(Repository.Workflows, "p06-cap-giay-phep-xay-dung")).Value;

    /// <summary>One change of each kind, and what is said of it.</summary>
    private static readonly (string Name, Func<ProcedurePackage, ProcedurePackage> Change)[] changes =
    [
        ("title", InStep("verify-on-site", s => s["metadata"]!["displayText"] = "Xác minh tại thửa đất")),
        ("limit", Given("verify-on-site", "limit", "3")),
        ("limit-unit", Given("verify-on-site", "limitUnit", "WorkingDays")),
        ("role", Given("prepare-draft", "role", "DivisionHead")),
        ("unit", InStep("prepare-draft", s => { s["unitSelector"] = Literal("Named"); s["unit"] = Literal("H05.14.02"); })),
        ("form", InStep("verify-on-site", s => s.Remove("form"))),
        ("outcomes", InStep("recheck-dossier", s => s["outcomes"]!["expression"]!["value"] = "[\"Eligible\"]")),
        ("counted", Given("consult-fire", "countsTowardLimit", "false")),
        ("instructions", Given("assign", "instructions", "Giao người thẩm định trong buổi.")),
        ("expression", InStep("assign", s => s["title"] = JsonNode.Parse("""{ "typeName": "String", "expression": { "type": "JavaScript", "value": "`Phân công ${getVariable('x')}`" } }"""))),
        ("property", InStep("assign", s => s["customProperties"]!["mostRounds"] = 2)),
        ("step-added", InRoot(r => r["activities"]!.AsArray().Add(JsonNode.Parse("""
            { "id": "heritage", "type": "OneStop.Consult", "metadata": { "displayText": "Ý kiến di sản" }, "limit": { "expression": { "type": "Literal", "value": "56" } } }
            """)))),
        ("step-removed", InRoot(r => Remove(r["activities"]!.AsArray(), a => a["id"]!.ToString() == "stamp"))),
        ("type", InStep("prepare-draft", s => s["type"] = "OneStop.Step")),
        ("connection-added", InRoot(r => r["connections"]!.AsArray().Add(JsonNode.Parse("""{ "source": { "activity": "assign", "port": "Done" }, "target": { "activity": "prepare-draft", "port": "In" } }""")))),
        ("connection-removed", InRoot(r => Remove(r["connections"]!.AsArray(), c => c["source"]!["activity"]!.ToString() == "assign" && c["target"]!["activity"]!.ToString() == "consult-fire"))),
        ("connections-reordered", InRoot(r => { var list = r["connections"]!.AsArray(); var last = list[^1]!; list.Remove(last); list.Insert(0, last); })),
        ("start", InRoot(r => r["start"] = "receive")),
        ("variable", InProcess(d => d["variables"]!.AsArray().Add(JsonNode.Parse("""{ "id": "v", "name": "khẩn", "typeName": "Boolean", "value": "false" }""")))),
        ("process-name", InProcess(d => d["name"] = "Cấp giấy phép xây dựng")),
        ("case-limit", InSpec(p => p["cases"]![0]!["limit"] = "20cd")),
        ("case-document", InSpec(p => p["cases"]![0]!["documents"]!.AsArray().RemoveAt(3))),
        ("case-resume", InSpec(p => p["cases"]![0]!["resume"] = "restart")),
        ("fee", InSpec(p => p["cases"]![0]!["fees"]![0]!["amount"] = 100_000)),
        ("fee-removed", InSpec(p => p["cases"]![0]!["fees"]!.AsArray().Clear())),
        ("legal-basis", InSpec(p => p["legalBasis"]![1] = "Luật Xây dựng 135/2025/QH15")),
        ("agency", InSpec(p => p["agency"] = "UBND cấp xã")),
        ("on-site", InSpec(p => p["onSite"] = true)),
        ("document-added", InSpec(p => p["documents"]!.AsArray().Add(JsonNode.Parse("""
            { "key": "photo", "name": { "vi": "Ảnh hiện trạng", "en": "Photo of the site" }, "shortName": "Ảnh", "order": 5, "kind": "electronic" }
            """)))),
        ("document-required", InSpec(p => p["documents"]![3]!["required"] = true)),
        ("form-removed", package => package with { Forms = package.Forms.Where(f => f.Key != "site-minutes").ToDictionary(StringComparer.Ordinal) }),
        ("form-field", InForm("site-minutes", f => { f["properties"]!.AsObject().Remove("matches"); f["required"]!.AsArray().RemoveAt(1); })),
        ("form-title", InForm("site-minutes", f => f["title"] = JsonNode.Parse("""{ "vi": "Biên bản kiểm tra", "en": "Minutes of the visit" }"""))),
        ("process-removed", package => package with { Processes = new Dictionary<string, string>() }),
        ("unreadable", package => package with { Procedure = "{" }),
    ];

    [Test]
    public void Compare_EachKindOfChange_SaysItOnceInBothLanguages([Values] bool english)
    {
        var lines = changes.Select(c =>
        {
            var found = comparison.Compare(permit, c.Change(permit)).All.ToList();
            Assert.That(found, Is.Not.Empty, c.Name);
            return $"{c.Name}: {string.Join(" | ", found.Select(f => english ? f.Sentence.En : f.Sentence.Vi))}";
        });

        Snapshot.Match(string.Join('\n', lines), english ? "en" : "vi");
    }

    [TestCaseSource(nameof(Names))]
    public void Compare_TheOtherWayRound_AddsWhatWasRemoved(string name)
    {
        var changed = changes.Single(c => c.Name == name).Change(permit);

        var (there, back) = (comparison.Compare(permit, changed), comparison.Compare(changed, permit));

        Assert.That(Of(back, ChangeKind.Added), Is.EquivalentTo(Of(there, ChangeKind.Removed)));
        Assert.That(Of(back, ChangeKind.Removed), Is.EquivalentTo(Of(there, ChangeKind.Added)));
        Assert.That(back.All.Count(c => c.Kind == ChangeKind.Changed), Is.EqualTo(there.All.Count(c => c.Kind == ChangeKind.Changed)));
        foreach (var (one, other) in there.Processes.Zip(back.Processes))
        {
            Assert.That(other.MarksBefore.Select(m => m.Path), Is.EqualTo(one.MarksAfter.Select(m => m.Path)).Or.EquivalentTo(one.MarksAfter.Select(m => m.Path)));
            Assert.That(other.HasMoved, Is.EqualTo(one.HasMoved));
        }
    }

    [Test]
    public void Compare_ManyChangesAtOnce_FindsAllOfThem([Range(1, 12)] int seed)
    {
        var random = new Random(seed);
        // What takes away what another change is about stands alone.
        var chosen = changes.Where(c => c.Name is not ("process-removed" or "form-removed" or "fee-removed" or "unreadable") && random.Next(3) > 0).ToArray();
        random.Shuffle(chosen);
        var changed = chosen.Aggregate(permit, (package, c) => c.Change(package));

        var (there, back) = (comparison.Compare(permit, changed), comparison.Compare(changed, permit));

        Assert.That(there.All.Count(), Is.GreaterThanOrEqualTo(chosen.Length - 3), "some of them meet in one sentence");
        Assert.That(Of(back, ChangeKind.Added), Is.EquivalentTo(Of(there, ChangeKind.Removed)));
        Assert.That(Of(back, ChangeKind.Removed), Is.EquivalentTo(Of(there, ChangeKind.Added)));
    }

    [Test]
    public void Compare_APackageWithItself_FindsNothing()
    {
        foreach (var folder in ProcedureFolder.Find(Repository.Workflows).Value)
        {
            var package = ProcedureFolder.Read(folder).Value;
            Assert.That(comparison.Compare(package, ProcedureFolder.Read(folder).Value).IsEmpty, folder);
        }
    }

    [Test]
    public void Compare_AnotherSpellingOfTheSame_FindsNothing()
    {
        var written = InProcess(d =>
        {
            (d["inputs"], d["outputs"], d["outcomes"]) = (null, new JsonArray(), null);
            d["options"] = JsonNode.Parse("""{ "activationStrategyType": null, "usableAsActivity": false, "autoUpdateConsumingWorkflows": false }""");
            foreach (var step in d["root"]!["activities"]!.AsArray().OfType<JsonObject>())
            {
                step["nodeId"] = "elsewhere";
                step["customProperties"] = new JsonObject();
                if (step["limit"]?["expression"]?["value"] is { } limit) step["limit"] = decimal.Parse(limit.ToString(), CultureInfo.InvariantCulture);
                if (step["id"]!.ToString() == "start") step["customProperties"] = JsonNode.Parse("""{ "canStartWorkflow": true }""");
            }
        })(permit);

        var difference = comparison.Compare(permit, written);

        Assert.That(difference.All.Select(c => c.Sentence.Vi), Is.Empty);
    }

    [Test]
    public void Compare_OnlyTheLayout_IsNoChangeButSaysThatItMoved()
    {
        var moved = InStep("assign", s => s["metadata"]!["designer"]!["position"]!["x"] = 5000)(permit);

        var difference = comparison.Compare(permit, moved);

        Assert.That(difference.All, Is.Empty);
        Assert.That(difference.Processes.Single().HasMoved);
    }

    [Test]
    public void Marks_OfBothDrawings_StandOnWhatDiffers()
    {
        var changed = changes.Where(c => c.Name is "step-added" or "step-removed" or "limit").Aggregate(permit, (package, c) => c.Change(package));

        var process = comparison.Compare(permit, changed).Processes.Single();

        Assert.That(process.MarksBefore.Select(m => (process.Before!.FindAt(m.Path)!.Id, m.Kind)), Is.EquivalentTo(new[] { ("stamp", MarkKind.Removed), ("verify-on-site", MarkKind.Changed) }));
        Assert.That(process.MarksAfter.Select(m => (process.After!.FindAt(m.Path)!.Id, m.Kind)), Is.EquivalentTo(new[] { ("heritage", MarkKind.Added), ("verify-on-site", MarkKind.Changed) }));
    }

    private static IEnumerable<string> Names() => changes.Select(c => c.Name);

    /// <summary>Heads without the titles in them, which may differ themselves.</summary>
    private static IEnumerable<string> Of(PackageDifference difference, ChangeKind kind) =>
        difference.All.Where(c => c.Kind == kind).Select(c => QuotedTitle().Replace(c.Head.En, ""));

    [GeneratedRegex("“[^”]*”")]
    private static partial Regex QuotedTitle();

    private static Func<ProcedurePackage, ProcedurePackage> InProcess(Action<JsonNode> change) =>
        package => package with { Processes = new Dictionary<string, string>(package.Processes) { [File] = Changed(package.Processes[File], change) } };

    private static Func<ProcedurePackage, ProcedurePackage> InRoot(Action<JsonNode> change) => InProcess(d => change(d["root"]!));

    private static Func<ProcedurePackage, ProcedurePackage> InStep(string id, Action<JsonObject> change) =>
        InRoot(r => change(r["activities"]!.AsArray().OfType<JsonObject>().Single(a => a["id"]!.ToString() == id)));

    private static Func<ProcedurePackage, ProcedurePackage> Given(string id, string member, string value) => InStep(id, s => s[member] = Literal(value));

    private static Func<ProcedurePackage, ProcedurePackage> InSpec(Action<JsonNode> change) => package => package with { Procedure = Changed(package.Procedure, change) };

    private static Func<ProcedurePackage, ProcedurePackage> InForm(string key, Action<JsonNode> change) =>
        package => package with { Forms = new Dictionary<string, string>(package.Forms) { [key] = Changed(package.Forms[key], change) } };

    private static JsonObject Literal(string value) => new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value } };

    private static string Changed(string json, Action<JsonNode> change)
    {
        var copy = JsonNode.Parse(json)!;
        change(copy);
        return copy.ToJsonString();
    }

    private static void Remove(JsonArray list, Func<JsonNode, bool> chosen) => list.Remove(list.First(i => chosen(i!)));
}
