using System.Text.Json;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;

namespace Workflow.IntegrationTests.Procedures;

/// <summary>A definition that is malformed, oversized or hostile is answered with every problem of it and publishes nothing.</summary>
public sealed class HostileDefinitionTests
{
    private const string Sound = "s:Start r:Receive t:ReturnResult e:End | s>r r.Forwarded>t t.Returned>e";

    private HostFixture host = null!;
    private HttpClient controller = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        host = await HostFixture.Start();
        controller = await host.Machine("kiemsoat");
    }

    [OneTimeTearDown]
    public async Task Stop() => await host.DisposeAsync();

    [TestCase("s:Start r:Receive c t:ReturnResult e:End | s>r r.Forwarded>t t.Returned>e", "ActivityUnreachable")]
    [TestCase("s:Start r:Receive a b | s>r r.Forwarded>a>b>a", "CycleWithoutExit")]
    [TestCase("s:Start r:Receive a:Step(Yes,No) e:End | s>r r.Forwarded>a a.Yes>e", "OutcomeLeadsNowhere")]
    [TestCase("x:Var(Int32) s:Start r:Receive v:Set(x=1+) e:End | s>r r.Forwarded>v>e", "EndsTooEarly")]
    [TestCase("x:Var(System.IO.FileInfo) s:Start r:Receive e:End | s>r r.Forwarded>e", "VariableTypeUnknown")]
    public async Task Drawing_Unusable_IsListed(string drawing, string code) => await AssertRefused(Definition(drawing), code);

    [TestCase("\"OneStop.Receive\"", "\"System.Diagnostics.Process, System\"", "ActivityTypeUnknown")]
    [TestCase("\"target\":{\"activity\":\"t\"", "\"target\":{\"activity\":\"z\"", "ConnectionDangling")]
    [TestCase("\"value\":\"4\"", "\"value\":\"bốn\"", "InputNotNumber")]
    [TestCase("\"value\":\"4\"", "\"value\":\"1e999\"", "InputNotNumber")]
    [TestCase("\"value\":\"4\"", "\"value\":1e999", "NumberTooLarge")]
    [TestCase("\"limit\"", "\"noLimit\"", "LimitMissing")]
    [TestCase("\"limit\"", "\"role\":\"Emperor\",\"limit\"", "InputNotAChoice")]
    [TestCase("\"limit\"", "\"title\":1,\"limit\"", "MemberTwice")]
    [TestCase("\"limit\"", "\"$type\":\"System.IO.FileInfo\",\"limit\"", "TypeNameRefused")]
    [TestCase("\"limit\"", "\"x\":\"\\ud800\",\"limit\"", "TextBroken")]
    [TestCase("{\"definitionId\"", "[{\"definitionId\"", "DefinitionNotJson")]
    public async Task Definition_Tampered_IsListed(string part, string instead, string code) =>
        await AssertRefused(Definition(Sound).Replace(part, instead, StringComparison.Ordinal), code);

    [Test]
    public async Task Definition_NestedDeeply_IsListed() =>
        await AssertRefused(string.Concat(Enumerable.Repeat("{\"a\":", 5000)) + "1" + new string('}', 5000), "DefinitionNotJson");

    [TestCase("/api/procedures")]
    [TestCase("/api/procedures/problems")]
    public async Task Package_OfSeveralLargeProcesses_IsRead(string route)
    {
        using var answer = await HostFixture.Post(controller, route, new byte[3 << 20]);

        Assert.That((int)answer.StatusCode, Is.EqualTo(400));
    }

    [Test]
    public async Task Package_LargerThanAPackageMayBe_IsRefusedUnread()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/procedures", UriKind.Relative));
        request.Content = new ByteArrayContent(new byte[(8 << 20) + 1]);
        request.Content.Headers.ContentType = new("application/json");
        // The host answers before it reads; a client that sends all the same would only see the connection close.
        request.Headers.ExpectContinue = true;
        request.Headers.Add("Idempotency-Key", "too-large");
        using var answer = await controller.SendAsync(request);

        Assert.That(((int)answer.StatusCode, (await answer.ReadJson()).Text("code")), Is.EqualTo((413, "BodyTooLarge")));
    }

    [Test]
    public async Task Package_WrongInManyPlaces_ListsEachOfThem()
    {
        var definition = Definition(Sound).Replace("\"limit\"", "\"role\":\"Emperor\",\"noLimit\"", StringComparison.Ordinal)
            .Replace("\"OneStop.ReturnResult\"", "\"Elsa.PowerShell\"", StringComparison.Ordinal);

        await AssertRefused(definition, "InputNotAChoice", "LimitMissing", "ActivityTypeUnknown");
    }

    [Test]
    public async Task Body_BrokenUtf8InsideADefinition_IsRefused()
    {
        byte[] body = [.. """{"procedure":"{}","processes":{"a.process.json":"{"""u8, 0xC3, 0x28, .. "\"},\"forms\":{}}"u8];

        using var answer = await HostFixture.Post(controller, "/api/procedures", body);

        Assert.That(((int)answer.StatusCode, (await answer.ReadJson()).Text("code")), Is.EqualTo((400, "BodyNotUtf8")));
    }

    private static string Definition(string drawing) => DrawnProcedure.Package(drawing).Processes.Values.Single();

    /// <summary>Checking and publishing name the same problems, and nothing is published.</summary>
    private async Task AssertRefused(string definition, params string[] codes)
    {
        var package = DrawnProcedure.Package(Sound);
        var request = new { procedure = package.Procedure, processes = new Dictionary<string, string> { ["drawn.process.json"] = definition }, forms = package.Forms };

        using var answer = await Send(controller, "/api/procedures", request);
        using var check = await Send(controller, "/api/procedures/problems", request);
        using var versions = await controller.GetAsync(new Uri($"/api/procedures/{DrawnProcedure.Code}/versions", UriKind.Relative));
        var problem = await answer.ReadJson();

        Assert.That((int)answer.StatusCode, Is.EqualTo(422), problem.ToString());
        var named = Codes(problem.GetProperty("problems"));
        Assert.That(codes, Is.SubsetOf(named));
        Assert.That(Codes(await check.ReadJson()), Is.EqualTo(named));
        Assert.That((int)versions.StatusCode, Is.EqualTo(404));
    }

    private static List<string> Codes(JsonElement problems) => [.. problems.EnumerateArray().Select(p => p.Text("code"))];
}
