using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core.Dossiers;
using Workflow.Host.Procedures;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using Workflow.Persistence;

namespace Workflow.IntegrationTests.Documents;

/// <summary>What is handed over with an application over HTTP: papers that are counted, fees that are paid, waived, due and paid back.</summary>
public sealed class ReceivedFeeTests
{
    private PermitOffice office = null!;
    private HttpClient reception = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        office = await PermitOffice.Open();
        var package = PermitProcedure.Package();
        var priced = package with { Procedure = package.Procedure.Replace("\"fees\": []", """ "fees": [{ "name": "Lệ phí cấp phép", "amount": 75000, "unit": "hồ sơ" }, { "name": "Sao bản vẽ", "amount": 2000, "unit": "trang" }]""", StringComparison.Ordinal) };
        var published = await office.Host.Services.GetRequiredService<PublishVersion>().Publish(priced, "kiemsoat", null, default);
        Assert.That(published.Rejection?.Code, Is.Null);
        reception = await office.Host.Officer("tiepnhan");
    }

    [OneTimeTearDown]
    public async Task Close() => await office.DisposeAsync();

    [Test]
    public async Task Reception_WithQuantitiesAndReceipt_IsPaidAndSaysSoInItsHistory()
    {
        var received = await PermitOffice.Receive(reception, Application(new { quantities = new[] { 1, 6 }, act = new { act = "Pay", receipt = "0000417" } }));

        Assert.That(await Fee(received), Is.EqualTo(("Paid", 87_000L, 87_000L)));
        await using var db = await office.Host.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();
        var id = received.GetProperty("id").GetGuid();
        Assert.That(await db.History.Where(h => h.DossierId == id).OrderBy(h => h.Sequence).Select(h => h.Verb).Take(2).ToListAsync(), Is.EqualTo(new[] { HistoryVerb.Received, HistoryVerb.PaymentRecorded }));
        Assert.That(await db.ReceivedPapers.Where(p => p.DossierId == id).Select(p => p.Originals).SingleAsync(), Is.EqualTo(2));
    }

    [Test]
    public async Task Fee_OfAPlainReception_IsDueThenPaidThenPaidBack()
    {
        var received = await PermitOffice.Receive(reception, Application(null));
        var due = await Fee(received);
        var cashier = await office.Host.Officer("thungan");
        using var paid = await Act(cashier, received, new { act = "Pay", amount = 77_000, receipt = "BL-1" });
        using var again = await Act(cashier, received, new { act = "Exempt", reason = "Hộ nghèo" });
        using var back = await Act(cashier, received, new { act = "Refund", receipt = "PC-1", reason = "Người nộp rút hồ sơ" });

        Assert.That(due, Is.EqualTo(("Due", 77_000L, 0L)));
        Assert.That((paid.StatusCode, again.StatusCode, back.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.OK)));
        Assert.That(await Fee(received), Is.EqualTo(("Refunded", 77_000L, 0L)));
    }

    [Test]
    public async Task Fee_ByWhoServesNobody_IsForbidden()
    {
        var received = await PermitOffice.Receive(reception, Application(null));
        var appraiser = await office.Host.Officer("chuyenvien");

        using var answer = await Act(appraiser, received, new { act = "Pay", receipt = "1" });

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [TestCase("""{"quantities":[1]}""", "FeeQuantities")]
    [TestCase("""{"quantities":[1,-1]}""", "FeeQuantities")]
    [TestCase("""{"act":{"act":"Pay"}}""", "ReceiptMissing")]
    public async Task Reception_WithAFeeThatCannotBe_IsRefusedWhole(string fee, string code)
    {
        using var answer = await PermitOffice.Send(reception, "/api/dossiers", Application(JsonElement.Parse(fee)));
        var problem = await answer.ReadJson();

        Assert.That((answer.StatusCode, problem.ToString()), Is.EqualTo((HttpStatusCode.UnprocessableEntity, problem.ToString())));
        Assert.That(problem.ToString(), Does.Contain(code));
    }

    private static object Application(object? fee) => new
    {
        procedure = PermitProcedure.Code,
        channel = "Counter",
        applicant = new { name = "Ngô Thị Lụa", identityNumber = "027000000318", phone = "0912345678", address = "Phường Đông Khê" },
        declaration = new { site = "Thửa 12" },
        papers = new[] { new { key = "application", originals = 2 } },
        fee,
    };

    private static Task<HttpResponseMessage> Act(HttpClient officer, JsonElement dossier, object act) =>
        PermitOffice.Send(officer, $"/api/dossiers/{dossier.Text("id")}/fee", act);

    private async Task<(string State, long Due, long Paid)> Fee(JsonElement dossier)
    {
        using var answer = await reception.GetAsync(new Uri($"/api/dossiers/{dossier.Text("id")}/fee", UriKind.Relative));
        var fee = await answer.ReadJson();
        return (fee.Text("state"), fee.GetProperty("due").GetInt64(), fee.GetProperty("paid").GetInt64());
    }
}
