using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core.Offices;
using Workflow.Core.Procedures;
using Workflow.Host.Procedures;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;

namespace Workflow.IntegrationTests.Reports;

/// <summary>The table of procedures settled wholly at the centre, and the division of others by level: a permit with a dossier, one on the list, and one of communes that asks another agency.</summary>
public sealed partial class OnSiteReportTests
{
    private const string Listed = "9.000001";
    private const string OfCommunes = "9.000002";

    private HostFixture host = null!;
    private HttpClient supervisor = null!;

    [SetUp]
    public async Task Open()
    {
        host = await HostFixture.Start(seed: db => db.Add(new Delegation
        {
            Id = Guid.CreateVersion7(), Criterion = DelegationCriterion.D2, FromAuthority = "Chủ tịch Ủy ban nhân dân tỉnh", ToOfficerId = "giamdoc", Procedures = Listed,
            Document = "12/QĐ-UBND", ValidFrom = new DateOnly(2026, 1, 5),
        }));
        var publish = host.Services.GetRequiredService<PublishVersion>();
        foreach (var package in new[] { PermitProcedure.Package(), Changed(Listed, OnTheList, AtTheCentre), Changed(OfCommunes, LeftToCommunes, ApprovedElsewhere) })
            Assert.That((await publish.Publish(package, "kiemsoat", null, default)).Rejection?.Problems.Select(p => $"{p.Path} {p.Code}"), Is.Null);
        await Receive(await host.Machine("tiepnhan"));
        supervisor = await host.Officer("giamsat");
    }

    [TearDown]
    public async Task Close() => await host.DisposeAsync();

    [Test]
    public async Task Table_OfTheProvince_CountsTheProceduresOfEachAgency() => Assert.That(await Lines("/bao-cao?bang=5-tai-cho"), Is.EqualTo((string[])
    [
        "Sở Xây dựng|Cấp tỉnh|2|1|2|1|0|0 %|30 %|50 %|100 %|1|100 %",
        "UBND cấp xã|Cấp xã|1|0|0|0|0|N/A|60 %|N/A|100 %|0|N/A",
        "Cộng|–|3|1|2|1|0|0 %|–|50 %|100 %|1|100 %",
    ]));

    [TestCase($"don-vi={SampleOffice.Construction}", "Sở Xây dựng|Cấp tỉnh|2|1|2|1|0|")]
    [TestCase($"don-vi={SampleOffice.Commune}", "UBND cấp xã|Cấp xã|1|0|0|0|0|")]
    [TestCase($"thu-tuc={Listed}", "Sở Xây dựng|Cấp tỉnh|1|0|1|1|0|")]
    public async Task Table_OfSome_HasTheirProceduresOnly(string narrowed, string expected)
    {
        var lines = await Lines($"/bao-cao?bang=5-tai-cho&{narrowed}");

        Assert.That(lines, Has.Count.EqualTo(2));
        Assert.That(lines[0], Does.StartWith(expected));
    }

    [Test]
    public async Task Table_OfAPeriodBeforeTheDelegation_CountsNone() =>
        Assert.That((await Lines("/bao-cao?bang=5-tai-cho&ky=2025"))[0], Is.EqualTo("Sở Xây dựng|Cấp tỉnh|2|0|2|1|0|N/A|30 %|50 %|100 %|0|0 %"));

    [Test]
    public async Task Table_OfUnitsWithoutAProcedure_SaysSo() =>
        Assert.That(await Page($"/bao-cao?bang=5-tai-cho&don-vi={SampleOffice.Justice}"), Does.Contain("Không có thủ tục nào của các đơn vị này"));

    [Test]
    public async Task Settlement_DividedByLevel_NamesTheLevel() =>
        Assert.That((await Lines("/bao-cao?theo=cap")).Select(l => l.Split('|')[..3]), Is.EqualTo((string[][])[["Cấp tỉnh", "1", "0"], ["Cộng", "1", "0"]]));

    private static ProcedurePackage Changed(string code, Action<JsonNode> procedure, Action<JsonNode> process)
    {
        var package = PermitProcedure.Package();
        var (law, flow) = (JsonNode.Parse(package.Procedure)!, JsonNode.Parse(package.Processes.Single().Value)!);
        (law["code"], flow["definitionId"], flow["id"]) = (code, $"permit-{code}", $"permit-{code}-v1");
        procedure(law);
        process(flow);
        return package with { Procedure = law.ToJsonString(), Processes = new Dictionary<string, string> { ["standard.process.json"] = flow.ToJsonString() } };
    }

    private static void OnTheList(JsonNode procedure) => procedure["onSite"] = true;

    private static void LeftToCommunes(JsonNode procedure)
    {
        procedure.AsObject().Remove("competentUnit");
        (procedure["level"], procedure["agency"]) = ("commune", "UBND cấp xã");
    }

    private static void AtTheCentre(JsonNode process)
    {
        foreach (var activity in process["root"]!["activities"]!.AsArray())
            if (activity!["unitSelector"] is not null) activity["unitSelector"]!["expression"]!["value"] = "Receiving";
    }

    private static void ApprovedElsewhere(JsonNode process)
    {
        var approve = process["root"]!["activities"]!.AsArray().Single(a => (string)a!["id"]! == "approve")!;
        approve["unitSelector"]!["expression"]!["value"] = "Named";
        approve["unit"] = approve["unitSelector"]!.DeepClone();
        approve["unit"]!["expression"]!["value"] = SampleOffice.Justice;
    }

    /// <summary>The lines of the table and its sum, a bar between cells.</summary>
    private async Task<List<string>> Lines(string path) =>
    [
        .. Line().Matches((await Page(path)).Split("<thead>")[1].Split("</table>")[0]).Skip(1)
            .Select(line => string.Join('|', Cell().Matches(line.Value).Select(cell => cell.Groups["text"].Value.Replace('\u00a0', ' ').Trim()))),
    ];

    private async Task<string> Page(string path) => WebUtility.HtmlDecode(await supervisor.GetStringAsync(new Uri(path, UriKind.Relative)));

    [GeneratedRegex("<tr>.*?</tr>", RegexOptions.Singleline)]
    private static partial Regex Line();

    [GeneratedRegex("<t[hd][^>]*>(?<text>[^<]*)</t[hd]>")]
    private static partial Regex Cell();
}
