using System.Globalization;
using System.Text.Json;
using Workflow.Host.Procedures;
using Workflow.Runtime.Definitions;
using Workflow.Testing;
using Workflow.Runtime.Activities;

namespace Workflow.IntegrationTests.Procedures;

public sealed class ShippedProcessesTests
{
    [Test]
    public void LongestPath_OfEachCase_IsTheApprovedOne()
    {
        var lines = Packages().SelectMany(p => p.Reviewed.Spec.Cases.Select(c =>
        {
            var path = LongestPath.Of(p.Reviewed.Graphs[c.Process]);
            return string.Create(CultureInfo.InvariantCulture,
                $"{p.Folder[..3]} {c.Key} {c.Limit} = {c.Limit.Minutes / 60m:0.##} h, longest {path.Minutes / 60m:0.##} h, accepted {c.AcceptedOverrun?.Hours ?? 0:0.##} h over\n  {path.Describe().Vi}");
        }));

        Snapshot.Match(string.Join('\n', lines));
    }

    [TestCaseSource(nameof(Processes))]
    public void Drawing_OfEachProcess_ReadsFromLeftToRightAndDownWithoutOverlap(string folder, string file)
    {
        var (_, package, reviewed) = Packages().Single(p => p.Folder == folder);
        var text = package.Processes[file];
        using var document = JsonDocument.Parse(text);
        var boxes = document.RootElement.GetProperty("root").GetProperty("activities").EnumerateArray()
            .ToDictionary(a => a.GetProperty("id").GetString()!, BoxOf);
        var graph = reviewed.Graphs[file];

        foreach (var (id, box) in boxes)
            Assert.That(boxes.Where(other => other.Key != id && Touch(box, other.Value)).Select(other => other.Key), Is.Empty, $"{id} is covered.");
        foreach (var connection in graph.Connections.Where(c => c.Direction == Direction.Forward))
        {
            var (source, target) = (graph.Activities[connection.Source].Id, graph.Activities[connection.Target].Id);
            var isRight = boxes[target].X >= boxes[source].X + boxes[source].Width;
            // A long drawing goes on below its beginning, so that it can be read where all of it is seen.
            Assert.That(isRight || boxes[target].Y >= boxes[source].Y + boxes[source].Height, Is.True, $"{source} → {target}");
        }
    }

    [TestCaseSource(nameof(Processes))]
    public void Steps_OfEachProcess_EndWithTheReturnOfTheResult(string folder, string file)
    {
        var reviewed = Packages().Single(p => p.Folder == folder).Reviewed;
        var graph = reviewed.Graphs[file];

        var last = graph.Activities.Where(a => a.Type.Name == "OneStop.ReturnResult").ToList();

        // The result of a dossier that another one has started is handed over by that one.
        if (!reviewed.Spec.ReceivedCases.Any(c => c.Process == file))
        {
            Assert.That(last, Is.Empty);
            return;
        }
        Assert.That(last, Has.Count.EqualTo(1));
        Assert.That(last[0].Outbound.Select(c => graph.Activities[graph.Connections[c].Target].Type.Name), Is.EqualTo(new[] { "Elsa.End" }));
    }

    private static IEnumerable<(string Folder, Core.Procedures.ProcedurePackage Package, ReviewedPackage Reviewed)> Packages() =>
        ProcedureFolder.Find(Repository.Workflows).Value.Select(folder =>
        {
            var package = ProcedureFolder.Read(folder).Value;
            return (Path.GetFileName(folder), package, PackageReview.Of(package, ActivityTable.Standard).Value);
        });

    private static IEnumerable<TestCaseData> Processes() =>
        Packages().SelectMany(p => p.Package.Processes.Keys.Select(file => new TestCaseData(p.Folder, file)));

    private static (double X, double Y, double Width, double Height) BoxOf(JsonElement activity)
    {
        var designer = activity.GetProperty("metadata").GetProperty("designer");
        var (position, size) = (designer.GetProperty("position"), designer.GetProperty("size"));
        return (position.GetProperty("x").GetDouble(), position.GetProperty("y").GetDouble(), size.GetProperty("width").GetDouble(), size.GetProperty("height").GetDouble());
    }

    private static bool Touch((double X, double Y, double Width, double Height) a, (double X, double Y, double Width, double Height) b) =>
        a.X < b.X + b.Width && b.X < a.X + a.Width && a.Y < b.Y + b.Height && b.Y < a.Y + a.Height;
}
