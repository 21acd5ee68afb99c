using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Workflow.Core;
using Workflow.Host.Desk;
using Workflow.Host.Procedures;
using Workflow.Host.Procedures.Drawing;
using Workflow.Runtime.Activities;
using Workflow.Runtime.Diagrams;
using Workflow.Testing;

namespace Workflow.IntegrationTests.Procedures.Drawings;

public sealed class PictureTests
{
    private static readonly ProcessDrawings drawings = new(new Words<DeskWords>(), new Words<DrawingWords>(), ActivityTable.Standard);

    [SetUp]
    public void SpeakVietnamese() => CultureInfo.CurrentUICulture = SentenceBook.Vietnamese;

    [TestCaseSource(nameof(Shipped))]
    public void Lay_ShippedProcess_DrawsEveryActivityAndConnectionAndKeepsItsText(string folder, string file)
    {
        var diagram = Diagram.Read(File.ReadAllText(Path.Combine(Repository.Workflows, folder, file)));
        var marks = diagram.Nodes.Skip(1).Select((n, i) => new DrawingMark(n.Path, (MarkKind)(i % Enum.GetValues<MarkKind>().Length), NodeFacts.Same("trước 16 giờ, nay 12 giờ làm việc"))).ToList();

        var picture = drawings.Lay(diagram, new MarkBook(diagram, marks));

        Assert.That(picture.Boxes.Select(b => b.Node!.Id), Is.EquivalentTo(diagram.Nodes.Skip(1).Select(n => n.Id)));
        Assert.That(picture.Lines.Select(l => l.Connection!.Path), Is.EquivalentTo(diagram.Connections.Select(c => c.Path)));
        AssertDrawn(picture);
    }

    [Test]
    public void Lay_NestedUnknownAndDangling_DrawsAllOfIt()
    {
        var diagram = Diagram.Read(Awkward);

        var picture = drawings.Lay(diagram, new MarkBook(diagram, []));

        Assert.That(picture.Boxes.Where(b => b.Node is not null).Select(b => b.Node!.Id), Is.EquivalentTo(diagram.Nodes.Skip(1).Select(n => n.Id)));
        Assert.That(picture.Boxes.Count(b => b.Shape == BoxShape.Missing), Is.EqualTo(2), "one for each name that is not there");
        Assert.That(picture.Lines.Count(l => l.Connection is not null), Is.EqualTo(diagram.Connections.Count));
        AssertDrawn(picture);
        foreach (var box in picture.Boxes.Where(b => b.Node?.Holder?.Holder is not null))
        {
            var holder = picture.Boxes.Single(b => b.Node == box.Node!.Holder);
            Assert.That(Holds(holder, box), $"{box.Node} stands outside of {holder.Node}");
        }
    }

    [Test]
    public void Lay_WithoutPlaces_PutsEachBehindWhatLeadsToIt()
    {
        var diagram = Diagram.Read(File.ReadAllText(Path.Combine(Repository.Workflows, "p06-cap-giay-phep-xay-dung", "house.process.json")).Replace("\"position\"", "\"nowhere\"", StringComparison.Ordinal));

        var picture = drawings.Lay(diagram, new MarkBook(diagram, []));

        var left = picture.Boxes.ToDictionary(b => b.Node!.Id, b => b.X);
        Assert.That(left["receive"], Is.LessThan(left["assign"]));
        Assert.That(left["consult-fire"], Is.EqualTo(left["consult-land"]).And.GreaterThan(left["assign"]));
        AssertDrawn(picture);
    }

    [Test]
    public void Lay_NodesAtOnePlaceOrNearlyInLine_StandApartInLine()
    {
        var diagram = Diagram.Read("""
            { "root": { "id": "f", "type": "Elsa.Flowchart", "connections": [], "activities": [
              { "id": "a", "type": "OneStop.Step", "metadata": { "designer": { "position": { "x": 0, "y": 0 } } } },
              { "id": "b", "type": "OneStop.Step", "metadata": { "designer": { "position": { "x": 12, "y": 9 } } } },
              { "id": "c", "type": "OneStop.Step", "metadata": { "designer": { "position": { "x": 320, "y": 14 } } } }] } }
            """);

        var boxes = drawings.Lay(diagram, new MarkBook(diagram, [])).Boxes;

        Assert.That(boxes[1].X, Is.EqualTo(boxes[0].X));
        Assert.That(boxes[1].Y, Is.GreaterThan(boxes[0].Y + boxes[0].Height));
        Assert.That(boxes[2].Y, Is.EqualTo(boxes[0].Y));
    }

    [Test]
    public void Draw_SmallProcess_ReadsLikeThis([Values] bool english)
    {
        CultureInfo.CurrentUICulture = english ? SentenceBook.English : SentenceBook.Vietnamese;
        var diagram = Diagram.Read(Awkward);
        DrawingMark[] marks = [new("$.root.activities[1].limit", MarkKind.Error), new("$.root.activities[1]", MarkKind.OnLongestPath, new("24 giờ", "24 h")), new("$.root.connections[0]", MarkKind.Added)];

        var drawing = drawings.Draw(diagram, marks, "d", "Sơ đồ thử");

        var text = new StringBuilder();
        foreach (var box in drawings.Lay(diagram, new MarkBook(diagram, marks)).Boxes)
            text.Append(CultureInfo.InvariantCulture, $"{box.Shape} {box.X:0},{box.Y:0} {box.Width:0}x{box.Height:0} {string.Join(" / ", box.Texts.Select(t => t.Text))}\n");
        foreach (var line in drawings.Lay(diagram, new MarkBook(diagram, marks)).Lines)
            text.Append(CultureInfo.InvariantCulture, $"{line.Connection?.Name ?? "then"} {string.Join(' ', line.Points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.X:0},{p.Y:0}")))}\n");
        foreach (var marked in drawing.Marked) text.Append(CultureInfo.InvariantCulture, $"{marked.BoxId} {marked.Title} ({marked.Key}): {string.Join(", ", marked.Kinds)} {string.Join("; ", marked.Notes)}\n");
        Snapshot.Match(text.ToString(), english ? "en" : "vi");
    }

    [Test]
    public void Svg_HostileTexts_StayText()
    {
        var diagram = Diagram.Read("""
            { "root": { "id": "f", "type": "Elsa.Flowchart", "connections": [], "activities": [
              { "id": "a\" onload=\"x", "type": "OneStop.Step", "metadata": { "displayText": "<script>alert(1)</script> & \u0001 ]]> \uffff" } }] } }
            """);

        var svg = drawings.Draw(diagram, [], "d", "<b>").Svg!.ToString()!;

        var elements = XElement.Parse(svg).DescendantsAndSelf().ToList();
        Assert.That(elements.Select(e => e.Name.LocalName).Distinct(), Is.SubsetOf(new[] { "svg", "title", "desc", "g", "rect", "circle", "path", "text" }));
        Assert.That(elements.Attributes().Select(a => a.Name.LocalName), Has.None.StartsWith("on").And.None.EqualTo("style"));
        Assert.That(svg, Does.Contain("&lt;script&gt;"));
    }

    [Test]
    public void Draw_NothingToDraw_SaysSo() => Assert.That(drawings.Draw(Diagram.Read("{"), [], "d", "").Svg, Is.Null);

    [Test]
    public void Draw_FiveHundredActivities_TakesNoTimeWorthMentioning()
    {
        var activities = string.Join(',', Enumerable.Range(0, 500).Select(i => $$"""{ "id": "s{{i}}", "type": "OneStop.Step" }"""));
        var connections = string.Join(',', Enumerable.Range(0, 1500).Select(i => $$"""{ "source": { "activity": "s{{i % 500}}" }, "target": { "activity": "s{{(i * 7 + 1) % 500}}" } }"""));
        var diagram = Diagram.Read($$"""{ "root": { "id": "f", "type": "Elsa.Flowchart", "activities": [{{activities}}], "connections": [{{connections}}] } }""");

        var watch = System.Diagnostics.Stopwatch.StartNew();
        var drawing = drawings.Draw(diagram, [], "d", "lớn");

        Assert.That(drawing.Svg, Is.Not.Null);
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)));
    }

    /// <summary>Text within its box, boxes beside each other or one within the other, lines around boxes, all of it on the paper.</summary>
    private static void AssertDrawn(Picture picture)
    {
        foreach (var box in picture.Boxes)
        {
            Assert.That(box.X >= 0 && box.Y >= 0 && box.X + box.Width <= picture.Width && box.Y + box.Height <= picture.Height, $"{box.Node} is off the paper.");
            foreach (var text in box.Texts)
                Assert.That(text.Left >= 0 && text.Right <= box.Width && text.Y > 0 && text.Y < box.Height, $"“{text.Text}” leaves the box of {box.Node}.");
        }
        foreach (var (one, i) in picture.Boxes.Select((b, i) => (b, i)))
            foreach (var other in picture.Boxes.Skip(i + 1))
                Assert.That(!Touch(one, other) || Holds(one, other) || Holds(other, one), $"{one.Node} and {other.Node} cover each other.");
        foreach (var line in picture.Lines)
            foreach (var (from, to) in line.Points.Zip(line.Points.Skip(1)))
                foreach (var box in picture.Boxes.Where(b => b.Shape != BoxShape.Frame))
                    Assert.That(Crosses(from, to, box), Is.False, $"{line.Connection?.Name} runs through {box.Node}.");
    }

    private static bool Touch(PlacedBox a, PlacedBox b) => a.X < b.X + b.Width && b.X < a.X + a.Width && a.Y < b.Y + b.Height && b.Y < a.Y + a.Height;

    private static bool Holds(PlacedBox a, PlacedBox b) => a.X <= b.X && a.Y <= b.Y && a.X + a.Width >= b.X + b.Width && a.Y + a.Height >= b.Y + b.Height;

    private static bool Crosses((double X, double Y) from, (double X, double Y) to, PlacedBox box)
    {
        const double Edge = 0.5;
        return Math.Min(from.X, to.X) < box.X + box.Width - Edge && Math.Max(from.X, to.X) > box.X + Edge
            && Math.Min(from.Y, to.Y) < box.Y + box.Height - Edge && Math.Max(from.Y, to.Y) > box.Y + Edge;
    }

    private static IEnumerable<TestCaseData> Shipped() =>
        ProcedureFolder.Find(Repository.Workflows).Value.SelectMany(folder => ProcedureFolder.Read(folder).Value.Processes.Keys.Select(file => new TestCaseData(Path.GetFileName(folder), file)));

    private const string Awkward = """
        { "root": { "id": "flow", "type": "Elsa.Flowchart", "activities": [
            { "id": "s", "type": "Elsa.Start" },
            { "id": "a", "type": "OneStop.Appraise", "metadata": { "displayText": "Thẩm định hồ sơ, lập phiếu trình và dự thảo kết quả giải quyết trình lãnh đạo phòng xem xét" },
              "limit": { "expression": { "type": "Literal", "value": "24" } }, "stepKey": { "expression": { "type": "Literal", "value": "mot-khoa-rat-dai-khong-co-cho-nao-de-ngat-dong-ca" } } },
            { "id": "if", "type": "Elsa.If", "then": { "id": "t", "type": "Nobody.Knows", "name": "Unknown1" },
              "else": { "id": "e", "type": "Elsa.Sequence", "activities": [{ "id": "e1", "type": "OneStop.Stamp" }, { "id": "e2", "type": "Elsa.WriteLine" }] } },
            { "id": "p", "type": "Elsa.Parallel", "activities": [{ "id": "p1", "type": "OneStop.Consult" }, { "id": "p2", "type": "OneStop.Consult" }] },
            { "id": "end", "type": "Elsa.End" } ],
          "connections": [
            { "source": { "activity": "s" }, "target": { "activity": "a" } },
            { "source": { "activity": "a", "port": "Eligible" }, "target": { "activity": "if" } },
            { "source": { "activity": "a", "port": "NotEligible" }, "target": { "activity": "end" } },
            { "source": { "activity": "a", "port": "SupplementNeeded" }, "target": { "activity": "a" } },
            { "source": { "activity": "if" }, "target": { "activity": "p" } },
            { "source": { "activity": "p" }, "target": { "activity": "gone" } },
            { "source": { "activity": "nobody" }, "target": { "activity": "end" } },
            { "source": { "activity": "p" }, "target": { "activity": "a" } } ] } }
        """;
}
