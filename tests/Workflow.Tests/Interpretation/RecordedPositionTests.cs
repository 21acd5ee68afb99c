using System.Text.Json.Nodes;
using Workflow.Core.Dossiers;
using static Workflow.Interpretation.Nested;

namespace Workflow.Interpretation;

/// <summary>
/// Positions as releases stored them. Running dossiers hold such bytes, so every line stays readable and goes on as it did;
/// a new format adds lines and changes none.
/// </summary>
public sealed class RecordedPositionTests
{
    private const string Parallel = "f:Fork(x,y) | f.x>a f.y>b a>m b>m m>c";
    private const string Loop = "a b:Step(Again,Go) | a>b b.Again>a b.Go>c";
    private const string Event = "f:Fork(x,y) w:Event(go) | f.x>w f.y>a w>m a>m m>b";

    [TestCase(Parallel, "", "0101020101020200000300000000", "a b m", "a / b ?m / m ?c")]
    [TestCase(Parallel, "b", "01010401010005010200000000", "a m c", "a ?m / m ?c / c .")]
    [TestCase(Loop, "a b:Again a", "01010101010200000000", "b:Go c", "b ?c / c .")]
    [TestCase(Event, "a", "0101040101000501020002676F0000", "*go m b", "w ?m / m ?b / b .")]
    public void Position_OfFormat1_GoesOnAsIfWrittenToday(string drawing, string before, string recorded, string after, string expected)
    {
        var walk = new Walk(drawing);
        walk.Run(before);

        Assert.That(Position.Decode(Convert.FromHexString(recorded)).Value, Is.EqualTo(walk.Position));
        Assert.That(new Walk(drawing, Convert.FromHexString(recorded)).GoOn(after), Is.EqualTo(expected));
    }

    [TestCase(Parallel, "", "020101000000000002010102020000000003000000000000", "a b m", "a / b ?m / m ?c")]
    [TestCase(Parallel, "b", "020101000000000004010100050102000000000000", "a m c", "a ?m / m ?c / c .")]
    [TestCase(Loop, "a b:Again a", "020101000000000001010102000000000000", "b:Go c", "b ?c / c .")]
    public void Position_OfFormat2_IsWrittenSoAndGoesOn(string drawing, string before, string recorded, string after, string expected)
    {
        var walk = new Walk(drawing);
        walk.Run(before);

        Assert.That(Convert.ToHexString(walk.Position.Encode()), Is.EqualTo(recorded));
        Assert.That(new Walk(drawing, Convert.FromHexString(recorded)).GoOn(after), Is.EqualTo(expected));
    }

    private static IEnumerable<TestCaseData> NestedPositions()
    {
        yield return Case("loops and scopes", Seq("s", ForEach("f", "['x', 'y']", With(Flow("c", "a>m b>m k>a k>b", Node("k", null), Step("a"), Event("b", "'go'"), Step("m")), "own"))),
            "a", "02010300000000000001010100000002020200000405000101010502000102676F0000", "*go m a *go m", "b ?m / m c k ?a ?b / a / b ?m / m c f s .");
        yield return Case("items at once", ForAll("f", "[1, 2]", Seq("s", Step("a"), Step("b"))), "a", "02010500000000000001000100020002000100020003010202000004010300000002020400000003030000000000", "b a b", "b s / a ?b / b s f .");
        yield return Case("a failure between turns", Par("p", Seq("s", While("w", "variables.list.length > 0", Step("x"))), Step("a")), "", "020103000000000000010101000000020202000000010400000000010201000000", "a >w", "a / -w w s p .");
    }

    [TestCaseSource(nameof(NestedPositions))]
    public void Position_OfFormat2WithFrames_IsWrittenSoAndGoesOn(JsonObject root, string before, string recorded, string after, string expected)
    {
        var walk = new Walk(Graph(root, "list"));
        walk.Run(before);

        Assert.That(Convert.ToHexString(walk.Position.Encode()), Is.EqualTo(recorded));
        Assert.That(walk.From(Convert.FromHexString(recorded)).GoOn(after), Is.EqualTo(expected));
    }

    private static TestCaseData Case(string name, JsonObject root, string before, string recorded, string after, string expected) =>
        new TestCaseData(root, before, recorded, after, expected).SetArgDisplayNames(name);
}
