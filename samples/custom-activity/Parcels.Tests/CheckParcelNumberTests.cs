using System.Text.Json;
using Workflow.Host.Hosting;
using Workflow.Runtime.Activities;
using Workflow.Runtime.Definitions;
using Workflow.Runtime.Tracing;

namespace Parcels.Tests;

/// <summary>The activity in a definition: read with the table that has it, run, and refused where nobody registered it.</summary>
public sealed class CheckParcelNumberTests
{
    private static readonly ActivityTable table = ActivityTable.Standard.With(new CheckParcelNumber());
    private static readonly string definition = Path.Combine(TestContext.CurrentContext.TestDirectory, "parcel.process.json");
    private static readonly string script = Path.Combine(TestContext.CurrentContext.TestDirectory, "parcel.script.json");

    [TestCase("23-145", "Tờ bản đồ 23, thửa 145")]
    [TestCase(" 7 / 12 ", "Tờ bản đồ 7, thửa 12")]
    [TestCase("tờ bản đồ số 23, thửa đất số 145", "Tờ bản đồ 23, thửa 145")]
    [TestCase("Tờ bản đồ 3 thửa 9", "Tờ bản đồ 3, thửa 9")]
    [TestCase("145", "Đề nghị ghi lại số tờ bản đồ và số thửa đất")]
    [TestCase("0-145", "Đề nghị ghi lại số tờ bản đồ và số thửa đất")]
    [TestCase("23-145678", "Đề nghị ghi lại số tờ bản đồ và số thửa đất")]
    [TestCase("", "Đề nghị ghi lại số tờ bản đồ và số thửa đất")]
    public void Trace_ParcelAsWritten_TakesTheOutcome(string parcel, string line) => Assert.That(Lines(Given(parcel)), Is.EqualTo(new[] { line }));

    [Test]
    public void Trace_NoParcel_IsMalformed() => Assert.That(Lines("""{ "steps": [] }"""), Is.EqualTo(new[] { "Đề nghị ghi lại số tờ bản đồ và số thửa đất" }));

    [Test]
    public void Check_Definition_IsPublishable() =>
        Assert.That(PublishChecks.Run(DefinitionReader.Read(File.ReadAllBytes(definition), table).Graph!).Problems, Is.Empty);

    [Test]
    public void Read_WithoutRegistration_RefusesTheType()
    {
        var read = DefinitionReader.Read(File.ReadAllBytes(definition));

        Assert.That(read.Problems.Select(p => p.Code), Is.EqualTo(new[] { "ActivityTypeUnknown" }));
    }

    [Test]
    public async Task Run_HostWithTheActivity_TracesTheDefinition()
    {
        var (standard, output) = (Console.Out, new StringWriter());
        Console.SetOut(output);
        try
        {
            var code = await WorkflowService.Run(["trace", definition, "--script", script, "--json"], new CheckParcelNumber());

            Assert.That(code, Is.Zero, output.ToString());
            Assert.That(JsonDocument.Parse(output.ToString()).RootElement.GetProperty("lines")[0].GetString(), Is.EqualTo("Tờ bản đồ 23, thửa 145"));
        }
        finally
        {
            Console.SetOut(standard);
        }
    }

    private static string Given(string parcel) => JsonSerializer.Serialize(new { input = new { parcel }, steps = Array.Empty<object>() });

    private static IReadOnlyList<string> Lines(string steps)
    {
        var graph = DefinitionReader.Read(File.ReadAllBytes(definition), table).Graph!;
        return Tracer.Trace(graph, TraceScript.Read(steps).Value, new DateTime(2026, 11, 23, 1, 0, 0, DateTimeKind.Utc)).Lines;
    }
}
