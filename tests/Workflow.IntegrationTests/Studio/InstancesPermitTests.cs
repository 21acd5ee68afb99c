using System.Net;
using System.Text.Json;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;

namespace Workflow.IntegrationTests.Studio;

/// <summary>A dossier on its drawing from reception to its end, for those who may read it and those who may only follow it.</summary>
public sealed class InstancesPermitTests
{
    private const string Appraise = "Workflow1:flow:appraise";

    private PermitOffice office = null!;
    private InstancesCaller designer = null!;
    private InstancesCaller appraiser = null!;
    private HttpClient reception = null!;

    [SetUp]
    public async Task Open()
    {
        office = await PermitOffice.Open();
        designer = await Studio("thietke");
        appraiser = await Studio("chuyenvien");
        reception = await office.Host.Machine("tiepnhan");
    }

    [TearDown]
    public ValueTask Close() => office.DisposeAsync();

    [Test]
    public async Task Position_AfterEachStep_StandsOnTheDrawing()
    {
        var received = await Receive(reception);
        var first = await designer.Drawing(received, "start", "receive", "appraise", "return");
        office.Host.Time.Advance(TimeSpan.FromMinutes(30));
        var forwarded = await Complete(reception, OpenTask(received), Forwarded);
        var second = await designer.Drawing(received, "start", "receive", "appraise", "return");
        office.Host.Time.Advance(TimeSpan.FromHours(1));
        await FinishFrom(forwarded);

        Assert.That(first, Is.EqualTo("start 1/1/0 receive 1/0/1* appraise 0/0/0 return 0/0/0"));
        Assert.That(second, Is.EqualTo("start 1/1/0 receive 1/1/0 appraise 1/0/1* return 0/0/0"));
        Assert.That(await designer.Drawing(received, "receive", "appraise", "supplement", "approve", "return", "end"),
            Is.EqualTo("receive 1/1/0 appraise 1/1/0 supplement 0/0/0 approve 1/1/0 return 1/1/0 end 1/1/0"));
        Assert.That(await designer.Journal(received), Does.StartWith(
            "start:Started start:Completed receive:Started receive:Suspended receive:Resumed receive:Completed appraise:Started appraise:Suspended"));
    }

    [Test]
    public async Task Record_OfACompletedStep_HasItsTimesAndOutcome()
    {
        var received = await Receive(reception);
        office.Host.Time.Advance(TimeSpan.FromMinutes(30));
        var forwarded = await Complete(reception, OpenTask(received), Forwarded);
        office.Host.Time.Advance(TimeSpan.FromHours(1));
        await Complete(await office.Host.Machine("chuyenvien"), OpenTask(forwarded), Eligible);

        var record = (await appraiser.Records(received, Appraise)).Single();
        var again = await appraiser.Get($"activity-executions/by-id?id={record.Text("id")}");
        var summaries = await appraiser.Get($"activity-execution-summaries/list?WorkflowInstanceId={InstancesCaller.IdOf(received)}&ActivityNodeId={Appraise}");
        Assert.That((record.GetProperty("startedAt").GetDateTimeOffset(), record.GetProperty("completedAt").GetDateTimeOffset()),
            Is.EqualTo((HostFixture.Friday.AddMinutes(30), HostFixture.Friday.AddMinutes(90))));
        Assert.That((record.Text("status"), record.GetProperty("payload").GetProperty("Outcomes").ToString()), Is.EqualTo(("Completed", """["Eligible"]""")));
        Assert.That((record.Text("activityType"), record.Text("activityNodeId"), record.GetProperty("hasBookmarks").GetBoolean()), Is.EqualTo(("OneStop.Appraise", Appraise, false)));
        Assert.That(again.GetRawText(), Is.EqualTo(record.GetRawText()));
        Assert.That(summaries.GetProperty("items").EnumerateArray().Single().Text("id"), Is.EqualTo(record.Text("id")));
    }

    [Test]
    public async Task Loop_ThatBringsAStepBack_IsSeveralStaysAtOneNode()
    {
        var received = await Receive(reception);
        var forwarded = await Complete(reception, OpenTask(received), Forwarded);
        var expert = await office.Host.Machine("chuyenvien");
        var toApprove = await Complete(expert, OpenTask(forwarded), Eligible);
        var back = await Complete(await office.Host.Machine("giamdoc"), OpenTask(toApprove), new { outcome = "Clarify", note = "Nêu rõ chiều cao tầng", record = new { capacity = "KT. Giám đốc" } });

        Assert.That(await designer.Stays(received, Appraise), Is.EqualTo("Completed Eligible | Running"));
        Assert.That(await designer.Drawing(received, "appraise", "approve"), Is.EqualTo("appraise 2/1/1* approve 1/1/0"));

        var stack = await CallStack((await designer.Records(received, Appraise))[^1]);
        Assert.That(stack, Is.EqualTo("flow start receive appraise approve appraise"), back.ToString());
    }

    [Test]
    public async Task Finished_Dossier_IsFinishedWithNothingOpen()
    {
        var received = await Receive(reception);
        await FinishFrom(await Complete(reception, OpenTask(received), Forwarded));

        var view = await designer.Read(received);
        var state = view.GetProperty("workflowState");
        Assert.That((view.Text("status"), view.Text("subStatus"), view.TryGetProperty("finishedAt", out _)), Is.EqualTo(("Finished", "Finished", true)));
        Assert.That((state.GetProperty("bookmarks").GetArrayLength(), state.GetProperty("activityExecutionContexts").GetArrayLength()), Is.EqualTo((0, 0)));
        Assert.That(await designer.Stays(received, "Workflow1:flow"), Is.EqualTo("Completed Done"));
    }

    [Test]
    public async Task Withdrawn_Dossier_IsCancelledWhereItStood()
    {
        var received = await Receive(reception);
        using var withdrawn = await Send(reception, $"/api/dossiers/{received.Text("id")}/withdraw", new { reason = "Đổi phương án thiết kế" });

        Assert.That((int)withdrawn.StatusCode, Is.EqualTo(200));
        Assert.That((await designer.Read(received)).Text("subStatus"), Is.EqualTo("Cancelled"));
        Assert.That(await designer.Stays(received, "Workflow1:flow:receive"), Is.EqualTo("Canceled"));
        Assert.That(await designer.Stays(received, "Workflow1:flow"), Is.EqualTo("Canceled"));
    }

    [Test]
    public async Task UpdatedAt_GrowsWithEachActAlsoWithinAMillisecond()
    {
        var received = await Receive(reception);
        var before = await UpdatedAt(received);
        var unchanged = await UpdatedAt(received);
        await Complete(reception, OpenTask(received), Forwarded);

        Assert.That(unchanged, Is.EqualTo(before));
        Assert.That(await UpdatedAt(received), Is.GreaterThan(before));
        Assert.That((await designer.State(received)).Text("workflowSubStatus"), Is.EqualTo("Suspended"));
    }

    [Test]
    public async Task Designer_ReadingADossier_IsToldNoValueAndNoName()
    {
        var received = await Receive(reception);
        await FinishFrom(await Complete(reception, OpenTask(received), Forwarded));
        var id = InstancesCaller.IdOf(received);

        using var file = await designer.Ask($"workflow-instances/{id}/export");
        var hidden = await file.Content.ReadAsStringAsync();
        using var open = await appraiser.Ask($"workflow-instances/{id}/export");
        var shown = await open.Content.ReadAsStringAsync();

        string[] personal = ["Nguyễn Thị Hạnh", "027085001234", "0912345678", "Thôn Đông", "Đủ điều kiện cấp phép", "120.5", "Ký nhận tại quầy 3", "chuyenvien"];
        Assert.That(personal.Where(p => hidden.Contains(p, StringComparison.Ordinal)), Is.Empty);
        Assert.That(hidden, Does.Contain("•••").And.Contain(received.Text("code")).And.Contain("Phê duyệt giấy phép"));
        Assert.That(shown, Does.Contain("Đủ điều kiện cấp phép").And.Contain("120.5").And.Contain("chuyenvien").And.Not.Contain("•••").And.Not.Contain("027085001234"));
        Assert.That(file.Content.Headers.ContentDisposition?.FileNameStar ?? file.Content.Headers.ContentDisposition?.FileName, Is.EqualTo($"{received.Text("code")}.json"));
    }

    [Test]
    public async Task ForeignUnit_AndUnknownId_AreNotFound()
    {
        var received = await Receive(reception);
        var id = InstancesCaller.IdOf(received);
        var execution = (await designer.Records(received, Appraise.Replace("appraise", "receive", StringComparison.Ordinal))).Single().Text("id");
        var stranger = await Studio("xa");
        string[] paths =
        [
            $"workflow-instances/{id}", $"workflow-instances/{id}/execution-state", $"workflow-instances/{id}/variables", $"workflow-instances/{id}/export",
            $"activity-executions/list?WorkflowInstanceId={id}", $"activity-execution-summaries/list?WorkflowInstanceId={id}",
            $"activity-executions/by-id?id={execution}", $"activity-executions/{execution}/call-stack",
        ];

        foreach (var path in paths)
        {
            using var foreign = await stranger.Ask(path);
            using var unknown = await designer.Ask(path.Replace(id.Replace("-", "", StringComparison.Ordinal), Guid.Empty.ToString("N"), StringComparison.Ordinal).Replace(id, Guid.Empty.ToString(), StringComparison.Ordinal));
            using var known = await designer.Ask(path);
            Assert.That((foreign.StatusCode, unknown.StatusCode, known.StatusCode), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.OK)), path);
            Assert.That((await foreign.ReadJson()).GetProperty("errors").EnumerateObject().Single().Value[0].GetString(), Is.Not.Empty);
        }
        Assert.That((await stranger.List(new { })).GetProperty("totalCount").GetInt32(), Is.Zero);
    }

    [TestCase("quantri", HttpStatusCode.Forbidden)]
    [TestCase("giamsat", HttpStatusCode.OK)]
    [TestCase("kiemsoat", HttpStatusCode.OK)]
    public async Task List_ByRole_IsForReadersOfDossiersAndDesigners(string officer, HttpStatusCode expected)
    {
        using var answer = await (await Studio(officer)).Send("workflow-instances", new { });

        Assert.That(answer.StatusCode, Is.EqualTo(expected));
    }

    [Test]
    public async Task CancelDeleteAndImport_AreRefusedWithASentence()
    {
        var received = await Receive(reception);
        var id = InstancesCaller.IdOf(received);
        var refused = new List<HttpResponseMessage>
        {
            await designer.Send($"cancel/workflow-instances/{id}", new { }),
            await designer.Send("bulk-actions/cancel/workflow-instances", new { ids = (string[])[id] }),
            await designer.Send("alterations/submit", new { }),
            await designer.Delete($"workflow-instances/{id}"),
            await designer.Send("bulk-actions/delete/workflow-instances/by-id", new { ids = (string[])[id] }),
            await designer.Send("bulk-actions/import/workflow-instances", new { }),
        };

        foreach (var answer in refused)
        {
            using (answer)
            {
                Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
                Assert.That((await answer.ReadJson()).GetProperty("errors").EnumerateObject().Single().Value[0].GetString(), Does.Contain("ồ sơ"));
            }
        }
        Assert.That((await designer.State(received)).Text("status"), Is.EqualTo("Running"));
    }

    private async Task<InstancesCaller> Studio(string officer) => new(await office.Host.Machine(officer));

    private async Task FinishFrom(JsonElement forwarded)
    {
        var approving = await Complete(await office.Host.Machine("chuyenvien"), OpenTask(forwarded), Eligible);
        var returning = await Complete(await office.Host.Machine("giamdoc"), OpenTask(approving), Approved);
        await Complete(reception, OpenTask(returning), Returned);
    }

    private async Task<DateTimeOffset> UpdatedAt(JsonElement dossier) => (await designer.State(dossier)).GetProperty("updatedAt").GetDateTimeOffset();

    private async Task<string> CallStack(JsonElement record)
    {
        var stack = await designer.Get($"activity-executions/{record.Text("id")}/call-stack?includeCrossWorkflowChain=True");
        return string.Join(' ', stack.GetProperty("items").EnumerateArray().Select(i => i.Text("activityId")));
    }
}
