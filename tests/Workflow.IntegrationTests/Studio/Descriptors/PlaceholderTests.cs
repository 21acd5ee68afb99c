using System.Text.Json.Nodes;
using Workflow.Core;
using Workflow.Core.Procedures;
using Workflow.Host.Studio.Descriptors;
using Workflow.Interpretation;
using Workflow.Runtime.Activities;
using Workflow.Runtime.Definitions;
using Workflow.Testing;

namespace Workflow.IntegrationTests.Studio.Descriptors;

/// <summary>What the open definition itself adds to the descriptors.</summary>
public sealed class PlaceholderTests
{
    private static readonly Dictionary<string, FormSchema> noForms = [];

    private static IReadOnlyList<ActivityDescriptor> Describe(JsonObject definition, params IReadOnlyList<UsableDefinition> usable) =>
        DescriptorBook.Describe(ActivityTable.Standard, new("drawing", DrawnDefinition.Read(definition.ToJsonString()), noForms), usable, SentenceBook.English);

    [Test]
    public void Describe_TypeThatNobodyHas_StandsInWithTheWaysThatLeaveIt()
    {
        var definition = Drawing.Json("a:Step x:Step b:Step | a>x x.Sent>b x.Failed>a");
        var unknown = Find(definition, "x");
        unknown["type"] = "Elsa.SendEmail";
        unknown["version"] = 3;
        unknown["error"] = new JsonObject { ["id"] = "inner", ["type"] = "Elsa.WriteLine" };

        var stand = Describe(definition).Single(d => d.TypeName == "Elsa.SendEmail");

        Assert.That((stand.Version, stand.IsBrowsable, stand.DisplayName), Is.EqualTo((3, false, "Elsa.SendEmail — not supported here")));
        Assert.That(stand.Ports.Select(p => $"{p.Type} {p.Name}"), Is.EqualTo((string[])["Embedded Error", "Flow Sent", "Flow Failed"]));
    }

    [Test]
    public void Describe_OtherVersionOfAType_IsDescribedLikeIt()
    {
        var definition = Drawing.Json("a:Step");
        Find(definition, "a")["version"] = 2;

        var versions = Describe(definition).Where(d => d.TypeName == "OneStop.Step").ToList();

        Assert.That(versions.Select(d => (d.Version, d.IsBrowsable, d.Inputs.Count)), Is.EqualTo(new[] { (1, true, versions[0].Inputs.Count), (2, true, versions[0].Inputs.Count) }));
    }

    [Test]
    public void Describe_ValuesOutsideOfTheList_AreInIt()
    {
        var definition = Drawing.Json("a:Step");
        Find(definition, "a")["role"] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = "Notary" } };

        var role = Describe(definition).Single(d => d.TypeName == "OneStop.Step").Inputs.Single(i => i.Name == "Role");

        Assert.That(role.UiSpecifications.DropDown!.SelectList.Items[^1], Is.EqualTo(new SelectItem("Notary (not in the list)", "Notary")));
    }

    [TestCase("not json")]
    [TestCase("[]")]
    [TestCase("""{"root":null}""")]
    [TestCase("""{"root":{"id":1,"type":{},"activities":[null,3,{"id":"a"}],"connections":[{"source":null}]}}""")]
    public void Read_AnyText_HoldsWhatCanBeSeen(string document) => Assert.That(DrawnDefinition.Read(document).Activities, Is.Empty);

    [Test]
    public void Describe_DefinitionsOfUse_AreTypesUnlessTheyAreOpen()
    {
        var other = Usable("Tính lệ phí", "fees");
        var open = Usable("Quy trình đang vẽ", "drawing");

        var described = Describe(Drawing.Json("a:Step"), other, open).ToDictionary(d => d.TypeName);

        var fees = described["TínhLệPhí"];
        Assert.That((fees.DisplayName, fees.IsBrowsable, fees.Category), Is.EqualTo(("Tính lệ phí", true, "Workflows")));
        Assert.That(fees.Inputs.Select(i => (i.Name, i.DisplayName, i.TypeName, i.IsBrowsable)), Is.EqualTo(new[] { ("SốTrang", "số trang", "Int32", true), ("_name", "name", "String", false) }));
        Assert.That(fees.Outputs.Single().Name, Is.EqualTo("Fee"));
        Assert.That(fees.Ports.Select(p => p.Name), Is.EqualTo((string[])["Đã tính", "Miễn"]));
        Assert.That(fees.ConstructionProperties["WorkflowDefinitionId"].GetString(), Is.EqualTo("fees"));
        Assert.That(described["QuyTrìnhĐangVẽ"].IsBrowsable, Is.False);
    }

    [Test]
    public void Declare_VariablesInputsAndOutputs_AreNamed()
    {
        var definition = Drawing.Json("fee:Var(Int32=0) e:Event(paid)");
        definition["inputs"] = new JsonArray(new JsonObject { ["name"] = "số bản", ["type"] = "String", ["isArray"] = true });
        Find(definition, "e")["name"] = "Payment1";

        var text = ScriptDeclarations.Write(DrawnDefinition.Read(definition.ToJsonString()), ActivityTable.Standard.Find);

        Snapshot.Match(text);
    }

    [Test]
    public void Declare_Functions_AreThoseOfTheRuntime()
    {
        var text = ScriptDeclarations.Write(DrawnDefinition.Nothing, ActivityTable.Standard.Find);

        var declared = text.Split('\n').Where(l => l.StartsWith("declare function", StringComparison.Ordinal)).Select(l => l["declare function ".Length..l.IndexOf('(', StringComparison.Ordinal)]);
        Assert.That(declared, Is.EquivalentTo(Runtime.Expressions.Members.ElsaFunctions.All.Keys.Concat(Runtime.Expressions.Members.ElsaFunctions.OfOutcomes.Keys)));
    }

    private static JsonObject Find(JsonObject definition, string id) => definition["root"]!["activities"]!.AsArray().Single(a => (string?)a!["id"] == id)!.AsObject();

    private static UsableDefinition Usable(string name, string id)
    {
        var definition = Drawing.Json("a:Step");
        definition["definitionId"] = id;
        definition["name"] = name;
        definition["options"] = new JsonObject { ["usableAsActivity"] = true };
        definition["inputs"] = new JsonArray(new JsonObject { ["name"] = "số trang", ["type"] = "Int32" }, new JsonObject { ["name"] = "name", ["type"] = "String" });
        definition["outputs"] = new JsonArray(new JsonObject { ["name"] = "Fee", ["type"] = "Decimal" });
        definition["outcomes"] = new JsonArray("Đã tính", "Miễn");
        return new(id, LibraryDefinition.Read(definition.ToJsonString()).Value.AsActivity!);
    }
}
