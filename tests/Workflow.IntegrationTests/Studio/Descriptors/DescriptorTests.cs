using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Core;
using Workflow.Host.Paging;
using Workflow.Host.Studio.Descriptors;
using Workflow.Runtime;
using Workflow.Runtime.Activities;
using Workflow.Runtime.Definitions;
using Workflow.Testing;

namespace Workflow.IntegrationTests.Studio.Descriptors;

/// <summary>What makes the designer fail without a word, for every type of activity: names, editors, ports and nulls.</summary>
public sealed class DescriptorTests
{
    private static readonly string[] editors =
    [
        "singleline", "multiline", "checkbox", "dropdown", "radiolist", "checklist", "multitext", "dictionary", "json-editor", "code-editor", "expression-editor", "datetime-picker",
        "variable-picker", "input-picker", "output-picker", "outcome-picker", "type-picker", "workflow-definition-picker", "dynamic-outcomes", "switch-editor", "flow-switch-editor",
        "http-status-codes",
    ];

    private static readonly JsonSerializerOptions readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly CultureInfo[] languages = [SentenceBook.Vietnamese, SentenceBook.English];

    private static IEnumerable<string> Types => ActivityTable.Standard.Types.Select(t => t.Name);

    private static IReadOnlyList<ActivityDescriptor> All(CultureInfo? culture = null) => DescriptorBook.Describe(ActivityTable.Standard, OpenDefinition.None, [], culture ?? SentenceBook.Vietnamese);

    private static ActivityDescriptor Of(string name) => All().Single(d => d.TypeName == name);

    [Test]
    public void Descriptors_OfEveryType_AreThereOnce()
    {
        Assert.That(All().Select(d => d.TypeName), Is.EquivalentTo(Types));
        Assert.That(All().Select(d => d.Version), Has.All.EqualTo(1));
    }

    [TestCaseSource(nameof(languages))]
    public void Descriptors_OfEveryType_HaveWordsAndFlatCategories(CultureInfo culture)
    {
        var words = All(culture).SelectMany(d => d.Inputs.Select(i => i.DisplayName).Concat([d.DisplayName, d.Description, d.Category, d.Name])).ToList();

        Assert.That(words, Has.None.Empty);
        Assert.That(All(culture).Select(d => d.Category), Has.None.Contains("/"));
    }

    [TestCaseSource(nameof(Types))]
    public void Inputs_OfAType_StandUnderTheMembersThatTheRuntimeReads(string name)
    {
        var descriptor = Of(name);

        Assert.That(descriptor.Inputs.Select(i => char.ToLowerInvariant(i.Name[0]) + i.Name[1..]), Is.EqualTo(ActivityTable.Standard.Find(name)!.Inputs.Select(i => i.Member)));
        Assert.That(descriptor.Inputs.Select(i => i.Order), Is.Ordered);
        Assert.That(descriptor.Inputs, Has.All.Matches<InputDescriptor>(i => i.IsBrowsable && editors.Contains(i.UiHint)));
    }

    [TestCaseSource(nameof(Types))]
    public void Inputs_WithAChoice_HaveTheirDefaultAmongIt(string name)
    {
        foreach (var input in Of(name).Inputs.Where(i => i.UiHint is "dropdown" or "checklist" && i.UiSpecifications.Refresh != true))
        {
            var values = input.UiSpecifications.DropDown?.SelectList.Items.Select(i => i.Value) ?? input.UiSpecifications.CheckList!.Items.Items.Select(i => i.Value);
            var defaults = input.DefaultValue is not { } value ? [] : value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(v => v.GetString()!).ToList() : [value.GetString()!];

            Assert.That(values, Is.Not.Empty.And.Unique, input.Name);
            Assert.That(defaults, Is.SubsetOf(values), input.Name);
        }
    }

    [TestCaseSource(nameof(Types))]
    public void Ports_OfANewActivity_AreWhatItCanCompleteWith(string name) => AssertPorts(name, []);

    [TestCase("OneStop.Approve", "outcomes", """["Đồng ý","Trả lại"]""", "Đồng ý, Trả lại")]
    [TestCase("OneStop.Step", "outcomes", "[]", "Done")]
    [TestCase("Elsa.FlowFork", "branches", """["A","B"]""", "A, B")]
    [TestCase("Elsa.FlowFork", "branches", "[]", "Done")]
    [TestCase("Elsa.RunJavaScript", "possibleOutcomes", """["Có phí","Miễn phí"]""", "Có phí, Miễn phí")]
    [TestCase("Elsa.FlowSendHttpRequest", "expectedStatusCodes", """["200","404"]""", "200, 404, Unmatched status code, Failed to connect, Timeout, Done")]
    public void Ports_OfAnActivityWithItsOwnOutcomes_AreThose(string name, string member, string list, string expected)
    {
        var wrapped = new JsonObject { ["typeName"] = null, ["expression"] = new JsonObject { ["type"] = "Object", ["value"] = list }, ["memoryReference"] = null };

        Assert.That(AssertPorts(name, new() { [member] = wrapped }), Is.EqualTo(expected));
    }

    [Test]
    public void Ports_OfASwitchAndAnEndpoint_FollowTheirInputs()
    {
        var cases = new JsonArray(new JsonObject { ["label"] = "Có phí", ["condition"] = new JsonObject { ["type"] = "Literal", ["value"] = "true" } });

        Assert.That(AssertPorts("Elsa.FlowSwitch", new() { ["cases"] = cases }), Is.EqualTo("Có phí, Default"));
        Assert.That(AssertPorts("Elsa.HttpEndpoint", new() { ["exposeFileTooLargeOutcome"] = true }), Is.EqualTo("File too large, Done"));
    }

    [TestCaseSource(nameof(languages))]
    public void Json_OfAll_HoldsNoNull(CultureInfo culture)
    {
        using var json = JsonDocument.Parse(DescriptorSheet.Of(All(culture)).Json);

        Assert.That(PathsOfNull(json.RootElement, "$"), Is.Empty);
        Assert.That(json.RootElement.GetProperty("count").GetInt32(), Is.EqualTo(json.RootElement.GetProperty("items").GetArrayLength()));
    }

    [Test]
    public void Sheet_OfWhatIsKnown_IsTheKnownOne()
    {
        var known = new BoundedCache<string, DescriptorSheet>(2);
        var first = DescriptorSheet.Of([Of("OneStop.Step")], known);

        Assert.That(DescriptorSheet.Of([Of("OneStop.Step")], known), Is.SameAs(first));
        Assert.That(DescriptorSheet.Of([Of("OneStop.Receive")], known).Tag, Is.Not.EqualTo(first.Tag));
    }

    [Test]
    public void Json_OfOneStep_IsThis() => Snapshot.Match(Readable(Of("OneStop.ReturnResult") with { Inputs = [.. Of("OneStop.ReturnResult").Inputs.Where(i => i.Name == "Outcomes")] }));

    [Test]
    public void Inputs_OfOneStep_AreThese() => Snapshot.Match(string.Join('\n', Of("OneStop.Approve").Inputs.Select(i =>
        $"{i.Name} ({i.TypeName}): {i.UiHint}, {i.DefaultSyntax}{(i.DefaultValue is { } value ? $" = {value.ToString()}" : "")} | {i.DisplayName} | {i.Description}")));

    [Test]
    public void Toolbox_ByGroup_IsThis() => Snapshot.Match(string.Join('\n', All().Where(d => d.IsBrowsable).Select(d =>
        $"{d.Category} / {d.DisplayName}{(d.Kind == "Trigger" ? " (bắt đầu)" : "")}: {string.Join(", ", d.Ports.Select(p => p.Type == "Embedded" ? $"[{p.Name}]" : p.Name))}")));

    [Test]
    public void Describe_TypeOfAHost_IsDescribedLikeAnyOther()
    {
        var table = ActivityTable.Standard.With(new ParcelCheck());

        var descriptor = DescriptorBook.Describe(table, OpenDefinition.None, [], SentenceBook.English).Single(d => d.TypeName == "Parcels.Check");

        Assert.That((descriptor.Namespace, descriptor.Name, descriptor.DisplayName, descriptor.Category), Is.EqualTo(("Parcels", "Check", "Check parcel", "Land · Parcels")));
        Assert.That(descriptor.Ports.Select(p => p.Name), Is.EqualTo((string[])["WellFormed", "Malformed"]));
        Assert.That(descriptor.Inputs.Single().UiHint, Is.EqualTo("singleline"));
    }

    /// <summary>Holds what Studio draws against what the runtime makes of the same activity.</summary>
    private static string AssertPorts(string name, JsonObject members)
    {
        var descriptor = Of(name);
        var activity = new JsonObject { ["id"] = "a", ["type"] = name, ["version"] = 1 };
        foreach (var (member, value) in descriptor.ConstructionProperties) activity[member] = JsonNode.Parse(value.GetRawText());
        if (name == "Elsa.SetVariable") activity["variable"] = new JsonObject { ["id"] = "fee", ["name"] = "fee" };
        if (name == "OneStop.Step") activity["role"] = "Appraiser";
        foreach (var (member, value) in members) activity[member] = value?.DeepClone();
        var definition = new JsonObject { ["definitionId"] = "d", ["root"] = activity, ["variables"] = new JsonArray(new JsonObject { ["id"] = "fee", ["name"] = "fee", ["typeName"] = "Int32" }) };

        var read = DefinitionReader.Read(definition.ToJsonString());
        var drawn = DrawnPorts.Of(descriptor, activity);

        Assert.That(read.Graph, Is.Not.Null, string.Join('\n', read.Problems.Select(p => p.Sentence.En)));
        if (!descriptor.IsTerminal) Assert.That(drawn, Is.EquivalentTo(read.Graph!.Activities[0].Behaviour.Outcomes));
        return string.Join(", ", drawn);
    }

    private static IEnumerable<string> PathsOfNull(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Null => [path],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(m => PathsOfNull(m.Value, $"{path}.{m.Name}")),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((item, i) => PathsOfNull(item, $"{path}[{i}]")),
        _ => [],
    };

    private static string Readable(ActivityDescriptor descriptor)
    {
        using var json = JsonDocument.Parse(DescriptorSheet.Of([descriptor]).Json);
        return JsonSerializer.Serialize(json.RootElement.GetProperty("items")[0], readable);
    }

    private sealed class ParcelCheck : ActivityType
    {
        public override string Name => "Parcels.Check";
        public override string Category => "Land/Parcels";
        public override Phrase DisplayName => new("Kiểm tra thửa đất", "Check parcel");
        public override Phrase Description => new("Kiểm tra số thửa.", "Checks the number of a parcel.");
        public override IReadOnlyList<string> Outcomes => ["WellFormed", "Malformed"];
        public override IReadOnlyList<ActivityInput> Inputs => [new("Parcel", "String", new Phrase("Thửa đất", "Parcel"), "singleline")];

        public override ActivityBehaviour Bind(InputBinder inputs) => new Behaviour();

        private sealed class Behaviour : ActivityBehaviour
        {
            public override ActivityResult Execute(Run run) => ActivityResult.Done;
        }
    }
}
