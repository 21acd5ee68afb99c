using System.Net;
using System.Text.Json;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;

namespace Workflow.IntegrationTests.Hosting;

/// <summary>The NUL character, which not every database can store, goes no further than the edge.</summary>
public sealed class StorableTextTests
{
    private PermitOffice office = null!;
    private HttpClient reception = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        office = await PermitOffice.Open();
        reception = await office.Host.Machine("tiepnhan");
    }

    [OneTimeTearDown]
    public async Task Close() => await office.DisposeAsync();

    [TestCase("""{"outcome":"Forwarded","note":"a\u0000b"}""")]
    [TestCase("""{"outcome":"Forwarded","record":{"documentsChecked":true,"digitised":["application"],"ghi\u0000chu":1}}""")]
    [TestCase("""{"outcome":"Forwarded","record":{"documentsChecked":true,"digitised":["application","\u0000"]}}""")]
    public async Task Body_WithTheCharacter_IsRefusedAndChangesNothing(string body)
    {
        var task = OpenTask(await Receive(reception));
        var path = $"/api/tasks/{task.Text("id")}";

        using var answer = await Send(reception, path + "/complete", JsonElement.Parse(body), task.GetProperty("revision").GetInt32());
        using var after = await reception.GetAsync(new Uri(path, UriKind.Relative));

        await AssertRefused(answer);
        Assert.That((await after.ReadJson()).GetProperty("task").Text("state"), Is.EqualTo("Open"));
    }

    [Test]
    public async Task Body_WithTheEscapeWrittenOut_IsTakenAsItIs()
    {
        var task = OpenTask(await Receive(reception));

        var progress = await Complete(
            reception, task, new { outcome = "Forwarded", note = @"C:\u0000", record = new { documentsChecked = true, digitised = (string[])["application"] } });

        Assert.That(progress.Text("state"), Is.EqualTo("InProcessAppraising"));
    }

    [TestCase("/api/dossiers?code=%00")]
    [TestCase("/api/tasks?unit=H05%00")]
    [TestCase("/api/procedures?search=a%00b")]
    public async Task Query_WithTheCharacter_IsRefused(string path)
    {
        using var answer = await reception.GetAsync(new Uri(path, UriKind.Relative));

        await AssertRefused(answer);
    }

    [Test]
    public async Task Form_WithTheCharacter_IsRefused()
    {
        var client = office.Host.Anonymous();
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await HostFixture.FormTokenOf(client, "/dang-nhap")), HostFixture.TokenField },
            { new StringContent("tiep\0nhan"), "Name" },
            { new StringContent(SampleOffice.Password), "Password" },
        };

        using var answer = await client.PostAsync(new Uri("/dang-nhap", UriKind.Relative), form);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Publish_ProcessWithTheCharacter_ListsItAndPublishesNothing()
    {
        var controller = await office.Host.Machine("kiemsoat");
        var package = PermitProcedure.Package(title: "Thẩm\0định");

        using var answer = await Send(controller, "/api/procedures", new { procedure = package.Procedure, processes = package.Processes, forms = package.Forms });
        using var versions = await controller.GetAsync(new Uri($"/api/procedures/{PermitProcedure.Code}/versions", UriKind.Relative));
        var problem = await answer.ReadJson();

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity), problem.ToString());
        Assert.That(problem.GetProperty("problems").EnumerateArray().Select(p => p.Text("code")), Does.Contain("TextBroken"));
        Assert.That((await versions.ReadJson()).GetArrayLength(), Is.EqualTo(1));
    }

    private static async Task AssertRefused(HttpResponseMessage answer)
    {
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), await answer.Content.ReadAsStringAsync());
        Assert.That((await answer.ReadJson()).Text("code"), Is.EqualTo("NulCharacter"));
    }
}
