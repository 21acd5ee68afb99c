using System.Net;
using System.Text;
using Workflow.IntegrationTests.Testing;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;

namespace Workflow.IntegrationTests.Dossiers;

/// <summary>What is malformed, hostile or not for the caller gets one clear refusal and changes nothing.</summary>
public sealed class HostileRequestTests
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

    [TestCase("{}", 400)]
    [TestCase("[]", 400)]
    [TestCase("""{"outcome":1}""", 400)]
    [TestCase("""{"outcome":"Forwarded","$type":"System.Diagnostics.Process"}""", 400)]
    [TestCase("""{"outcome":"Forwarded","outcome":"Forwarded"}""", 400)]
    [TestCase("""{"outcome":"\ud800"}""", 400)]
    [TestCase("""{"outcome":"Forwarded","record":{"documentsChecked":"true","digitised":["application"]}}""", 422)]
    [TestCase("""{"outcome":"Forwarded","record":{"documentsChecked":true,"digitised":[1,{}]}}""", 422)]
    [TestCase("""{"outcome":"Forwarded","record":{"documentsChecked":true,"digitised":["application"],"x":"\udfff"}}""", 422)]
    [TestCase("""{"outcome":"Approved"}""", 422)]
    [TestCase("""{"outcome":"Forwarded","form":{"x":1e999}}""", 422)]
    public async Task Complete_UnusableBody_IsRefusedAndChangesNothing(string body, int status)
    {
        var task = OpenTask(await Receive(reception));
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/tasks/{task.Text("id")}/complete", UriKind.Relative))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));

        using var answer = await reception.SendAsync(request);
        using var after = await reception.GetAsync(new Uri($"/api/tasks/{task.Text("id")}", UriKind.Relative));

        Assert.That((int)answer.StatusCode, Is.EqualTo(status), await answer.Content.ReadAsStringAsync());
        Assert.That((await after.ReadJson()).GetProperty("task").Text("state"), Is.EqualTo("Open"));
    }

    [Test]
    public async Task Complete_WithoutWhatWasRead_IsPreconditionRequired()
    {
        var task = OpenTask(await Receive(reception));

        using var answer = await Send(reception, $"/api/tasks/{task.Text("id")}/complete", Forwarded);

        Assert.That((int)answer.StatusCode, Is.EqualTo(428));
    }

    [Test]
    public async Task Complete_FormWithWrongFields_ListsEachOfThem()
    {
        var appraiser = await office.Host.Machine("chuyenvien");
        var task = OpenTask(await Complete(reception, OpenTask(await Receive(reception)), Forwarded));

        using var answer = await Send(
            appraiser, $"/api/tasks/{task.Text("id")}/complete",
            new { outcome = "Eligible", form = new { floorArea = -1, floors = 2.5, roof = "x" }, record = new { appraisal = "Đủ" } }, task.GetProperty("revision").GetInt32());
        var problem = await answer.ReadJson();

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity), problem.ToString());
        Assert.That(problem.GetProperty("errors").EnumerateObject().Select(e => e.Name), Is.EquivalentTo((string[])["$.form.floorArea", "$.form.floors", "$.form.roof"]));
    }

    [Test]
    public async Task Receive_WrongApplicant_ListsEveryField()
    {
        var application = new
        {
            procedure = PermitProcedure.Code, channel = "Online",
            applicant = new { name = " ", identityNumber = "12", phone = "abc", address = "", email = "x" }, declaration = Array.Empty<int>(),
        };

        using var answer = await Send(reception, "/api/dossiers", application);
        var problem = await answer.ReadJson();

        Assert.That((int)answer.StatusCode, Is.EqualTo(422), problem.ToString());
        Assert.That(problem.GetProperty("errors").EnumerateObject().Count(), Is.EqualTo(6));
    }

    [Test]
    public async Task Read_DossierOutOfReach_IsNotFound()
    {
        var received = await Receive(reception);
        var elsewhere = await office.Host.Machine("xa");

        using var read = await elsewhere.GetAsync(new Uri($"/api/dossiers/{received.Text("id")}", UriKind.Relative));
        using var claim = await Send(elsewhere, $"/api/tasks/{OpenTask(received).Text("id")}/claim", new { }, 1);

        Assert.That((read.StatusCode, claim.StatusCode), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.NotFound)));
    }

    [Test]
    public async Task Event_NobodyWaitsFor_IsAConflictWithTheCurrentState()
    {
        var received = await Receive(reception);
        var head = await office.Host.Machine("giamdoc");

        using var unseen = await Send(head, "/api/triggers/events", new { name = "TaxPaid", dossierCode = "000.00.01.H05-000000-0000" });
        var progress = await Complete(reception, OpenTask(received), Forwarded);
        using var unawaited = await Send(head, "/api/triggers/events", new { name = "TaxPaid", dossierCode = progress.Text("dossierCode") });
        var problem = await unawaited.ReadJson();

        Assert.That((unseen.StatusCode, unawaited.StatusCode), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.Conflict)), problem.ToString());
        Assert.That(problem.GetProperty("current").Text("state"), Is.EqualTo("InProcessAppraising"));
    }
}
