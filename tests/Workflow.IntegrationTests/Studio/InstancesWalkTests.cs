using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core.Procedures;
using Workflow.Host.Procedures;
using Workflow.IntegrationTests.Children;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using Workflow.Interpretation;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;

namespace Workflow.IntegrationTests.Studio;

/// <summary>What is read out of the histories of processes that fork, wait, fail, repeat and start others.</summary>
public sealed class InstancesWalkTests
{
    private const string Parallel = "s:Start r:Receive f:Fork(a,b) k:Step w:Step j:Join(WaitAll) t:ReturnResult e:End | s>r r.Forwarded>f f.a>k>j f.b>w>j j>t t.Returned>e";
    private const string Race = "s:Start r:Receive f:Fork(a,b) k:Step g:Event(giay-to-den) j:Join t:ReturnResult e:End | s>r r.Forwarded>f f.a>k>j f.b>g>j j>t t.Returned>e";
    private const string Decided = "s:Start r:Receive c:If(false) k:Step t:ReturnResult e:End | s>r r.Forwarded>c c.True>k>t c.False>t t.Returned>e";

    /// <summary>Fails until <c>x</c> has a value above zero; the value is a person's.</summary>
    private const string Faulty = "x:Var(Int32) s:Start r:Receive v:Set(x=getX()>0?getX():null.length) t:ReturnResult e:End | s>r r.Forwarded>v v>t t.Returned>e";
    private const string Unconvertible = "x:Var(Int32) s:Start r:Receive v:Set(x='Vũ Thị Thu') t:ReturnResult e:End | s>r r.Forwarded>v v>t t.Returned>e";

    [Test]
    public async Task Branches_InParallel_StandAtSeveralActivitiesAndTheJoinFollowsTheLast()
    {
        await using var office = await CommuneOffice.Open(Parallel);
        var forwarded = await office.ReceiveAndForward();
        var studio = await Designer(office.Host);
        var both = await studio.Drawing(forwarded, "f", "k", "w", "j");
        var bookmarks = (await studio.Read(forwarded)).GetProperty("workflowState").GetProperty("bookmarks");
        var tasks = forwarded.GetProperty("openTasks").EnumerateArray().OrderBy(t => t.Text("stepKey")).ToList();
        var one = await office.Complete(tasks[0], new { outcome = "Done" });
        var waiting = await studio.Drawing(forwarded, "k", "w", "j", "t");
        await office.Complete(OpenTask(one), new { outcome = "Done" });

        Assert.That(both, Is.EqualTo("f 1/1/0 k 1/0/1* w 1/0/1* j 0/0/0"));
        Assert.That(bookmarks.EnumerateArray().Select(b => b.Text("activityNodeId")), Is.EquivalentTo((string[])["Workflow1:flow:k", "Workflow1:flow:w"]));
        Assert.That(waiting, Is.EqualTo("k 1/1/0 w 1/0/1* j 0/0/0 t 0/0/0"));
        Assert.That(await studio.Drawing(forwarded, "k", "w", "j", "t"), Is.EqualTo("k 1/1/0 w 1/1/0 j 1/1/0 t 1/0/1*"));
        Assert.That(await CallStack(studio, forwarded, "t"), Is.EqualTo("flow s r f w j t"));
    }

    [Test]
    public async Task Wait_ThatAJoinNoLongerWants_IsCanceledWhenTheOtherBranchCame()
    {
        await using var office = await CommuneOffice.Open(Race);
        var forwarded = await office.ReceiveAndForward();
        var studio = await Designer(office.Host);
        var waiting = await studio.Drawing(forwarded, "k", "g");
        office.Host.Time.Advance(TimeSpan.FromHours(2));
        await office.Complete(OpenTask(forwarded), new { outcome = "Done" });

        var wait = (await studio.Records(forwarded, "Workflow1:flow:g")).Single();
        Assert.That(waiting, Is.EqualTo("k 1/0/1* g 1/0/1*"));
        Assert.That((wait.Text("status"), wait.GetProperty("completedAt").GetDateTimeOffset()), Is.EqualTo(("Canceled", HostFixture.Friday.AddHours(2))));
        Assert.That(await studio.Drawing(forwarded, "k", "g", "j", "t"), Is.EqualTo("k 1/1/0 g 1/0/0 j 1/1/0 t 1/0/1*"));
    }

    [Test]
    public async Task Event_ThatCameLater_EndsAStayWithBothTimes()
    {
        await using var office = await CommuneOffice.Open(Race);
        var forwarded = await office.ReceiveAndForward();
        office.Host.Time.Advance(TimeSpan.FromHours(3));
        using var raised = await Send(office.Officer, $"/api/triggers/events", new { name = "giay-to-den", dossierId = forwarded.Text("dossierId") });
        Assert.That(raised.IsSuccessStatusCode, Is.True, await raised.Content.ReadAsStringAsync());

        var studio = await Designer(office.Host);
        var wait = (await studio.Records(forwarded, "Workflow1:flow:g")).Single();
        Assert.That((wait.GetProperty("startedAt").GetDateTimeOffset(), wait.GetProperty("completedAt").GetDateTimeOffset()), Is.EqualTo((HostFixture.Friday, HostFixture.Friday.AddHours(3))));
        Assert.That(await studio.Journal(forwarded), Does.Contain("g:Suspended").And.Contain("g:Resumed g:Completed").And.Contain("k:Canceled"));
        Assert.That(await studio.Stays(forwarded, "Workflow1:flow:k"), Is.EqualTo("Canceled"));
    }

    [Test]
    public async Task Path_ThatWasNotTaken_IsToldAsSkippedAndNoStay()
    {
        await using var office = await CommuneOffice.Open(Decided);
        var forwarded = await office.ReceiveAndForward();
        var studio = await Designer(office.Host);

        Assert.That(await studio.Drawing(forwarded, "c", "k", "t"), Is.EqualTo("c 1/1/0 k 0/0/0 t 1/0/1*"));
        Assert.That(await studio.Journal(forwarded), Does.Contain("c:Started c:Completed").And.Contain("k:Skipped"));
        Assert.That(await studio.Stays(forwarded, "Workflow1:flow:c"), Is.EqualTo("Completed False"));
    }

    [Test]
    public async Task Incident_IsSeenOnTheDrawingAndRetriedByWhoMay()
    {
        await using var office = await CommuneOffice.Open(Faulty);
        var blocked = await office.ReceiveAndForward();
        var (studio, officer) = (await Designer(office.Host), new InstancesCaller(await office.Host.Officer("xa")));
        var id = InstancesCaller.IdOf(blocked);
        var view = await studio.Read(blocked);
        var incident = view.GetProperty("workflowState").GetProperty("incidents")[0];

        using var byDesigner = await studio.Send($"one-stop/instances/{id}/retry", new { });
        var retried = await officer.Post($"one-stop/instances/{id}/retry", new { incidentId = incident.Text("id"), reason = "Thử lại" });
        using var stale = await officer.Send($"one-stop/instances/{id}/retry", new { incidentId = incident.Text("id") });
        var oldest = await officer.Post($"one-stop/instances/{id}/retry", new { });

        Assert.That((view.Text("status"), view.Text("subStatus"), view.GetProperty("incidentCount").GetInt32()), Is.EqualTo(("Running", "Faulted", 1)));
        Assert.That((incident.Text("activityNodeId"), incident.GetProperty("exception").Text("message")), Is.EqualTo(("Workflow1:flow:v", incident.Text("message"))));
        Assert.That(await studio.Drawing(blocked, "r", "v", "t"), Is.EqualTo("r 1/1/0 v 1/0/1! t 0/0/0"));
        Assert.That((byDesigner.StatusCode, stale.StatusCode), Is.EqualTo((HttpStatusCode.Forbidden, HttpStatusCode.BadRequest)));
        Assert.That((retried.GetProperty("openIncidents").GetInt32(), oldest.GetProperty("openIncidents").GetInt32()), Is.EqualTo((1, 1)));
        Assert.That(await studio.Journal(blocked), Does.EndWith("v:Started v:Faulted v:Faulted v:Faulted"));
        Assert.That((await stale.ReadJson()).GetProperty("errors").EnumerateObject().Single().Value[0].GetString(), Does.Contain("đã được xử lý"));
    }

    [Test]
    public async Task Incident_Skipped_CompletesTheStayByItsOutcome()
    {
        await using var office = await CommuneOffice.Open(Faulty);
        var blocked = await office.ReceiveAndForward();
        var incident = (await office.Read(blocked)).GetProperty("incidents")[0].Text("id");
        office.Host.Time.Advance(TimeSpan.FromHours(1));
        using var skipped = await Send(office.Officer, $"/api/dossiers/{InstancesCaller.IdOf(blocked)}/incidents/{incident}/skip", new { reason = "Đã làm bằng tay" });

        var studio = await Designer(office.Host);
        Assert.That((int)skipped.StatusCode, Is.EqualTo(200));
        Assert.That(await studio.Stays(blocked, "Workflow1:flow:v"), Is.EqualTo("Completed Done"));
        Assert.That(await studio.Drawing(blocked, "v", "t"), Is.EqualTo("v 1/1/0 t 1/0/1*"));
    }

    [Test]
    public async Task Incident_ThatQuotesAValue_IsHiddenFromDesigners()
    {
        await using var office = await CommuneOffice.Open(Unconvertible);
        var blocked = await office.ReceiveAndForward();

        var hidden = (await (await Designer(office.Host)).Read(blocked)).GetRawText();
        var shown = (await new InstancesCaller(office.Officer).Read(blocked)).GetRawText();

        Assert.That(shown, Does.Contain("Vũ Thị Thu"));
        Assert.That(hidden, Does.Not.Contain("Vũ Thị Thu").And.Contain("InputNotConvertible"));
    }

    [Test]
    public async Task Variables_AreShownToReadersAndTypedForDesigners()
    {
        await using var office = await CommuneOffice.Open("x:Var(String) n:Var(Int32=3) s:Start r:Receive v:Set(x='Vũ Thị Thu') t:ReturnResult e:End | s>r r.Forwarded>v v>t t.Returned>e");
        var forwarded = await office.ReceiveAndForward();
        var path = $"workflow-instances/{InstancesCaller.IdOf(forwarded)}/variables";

        var (shown, hidden) = (await new InstancesCaller(office.Officer).Get(path), await (await Designer(office.Host)).Get(path));

        Assert.That(Text(shown), Is.EqualTo("x=Vũ Thị Thu n=3"));
        Assert.That(Text(hidden), Is.EqualTo("x=••• (String) n=••• (Int32)"));

        static string Text(JsonElement variables) => string.Join(' ', variables.GetProperty("items").EnumerateArray().Select(v => $"{v.Text("id")}={v.GetProperty("value")}"));
    }

    [Test]
    public async Task Definition_UsedAsAnActivityTwice_HasNodesOfItsOwnEachTime()
    {
        await using var office = await CommuneOffice.Open("s:Start r:Receive t:ReturnResult e:End | s>r r.Forwarded>t t.Returned>e");
        var package = DrawnProcedure.Package(Drawing.Json("s:Start r:Receive f:Fork(a,b) u:Use(XacMinh) w:Use(XacMinh) j:Join(WaitAll) t:ReturnResult e:End | s>r r.Forwarded>f f.a>u>j f.b>w>j j>t t.Returned>e"));
        await Publish(office, package with { Processes = new Dictionary<string, string>(package.Processes) { ["verify.process.json"] = Drawing.Json("a:Step").AsActivity("XacMinh").ToJsonString() } });
        var forwarded = await office.ReceiveAndForward();
        var second = forwarded.GetProperty("openTasks").EnumerateArray().Single(t => t.Text("stepKey") == "w/a");
        await office.Complete(second, new { outcome = "Done" });

        var studio = await Designer(office.Host);
        Assert.That(await studio.Stays(forwarded, "Workflow1:flow:u:flow:a"), Is.EqualTo("Running"));
        Assert.That(await studio.Stays(forwarded, "Workflow1:flow:w:flow:a"), Is.EqualTo("Completed Done"));
        Assert.That(await studio.Drawing(forwarded, "u", "w", "j"), Is.EqualTo("u 1/0/1* w 1/1/0 j 0/0/0"));
        Assert.That(await CallStack(studio, forwarded, "u:flow:a"), Is.EqualTo("flow s r f u flow a"));
    }

    [Test]
    public async Task Loop_ThatGoesRound_IsOneStayAtTheLoopAndSeveralInside()
    {
        var loop = Nested.For("l", 1, 3, Nested.Seq("q", Nested.Print("p", "'lần ' + getVariable('CurrentValue')"), Nested.Step("k")));
        await using var office = await CommuneOffice.Open(Drawing.Flow("s>r r.Forwarded>l l>t t.Returned>e",
            Drawing.Of("s", "Start"), Step("r", "Receive"), loop, Step("t", "ReturnResult"), Drawing.Of("e", "End")));
        var progress = await office.ReceiveAndForward();
        progress = await office.Complete(OpenTask(progress), new { outcome = "Done" });
        progress = await office.Complete(OpenTask(progress), new { outcome = "Done" });
        var studio = await Designer(office.Host);

        Assert.That(await studio.Stays(progress, "Workflow1:flow:l"), Is.EqualTo("Running"));
        Assert.That(await studio.Stays(progress, "Workflow1:flow:l:q"), Is.EqualTo("Completed Done | Completed Done | Running"));
        Assert.That(await studio.Stays(progress, "Workflow1:flow:l:q:k"), Is.EqualTo("Completed Done | Completed Done | Running"));
        Assert.That(await studio.Drawing(progress, "l", "t"), Is.EqualTo("l 1/0/1* t 0/0/0"));
        await office.Complete(OpenTask(progress), new { outcome = "Done" });
        Assert.That(await studio.Drawing(progress, "l", "t"), Is.EqualTo("l 1/1/0 t 1/0/1*"));
    }

    [Test]
    public async Task Child_Dossier_IsNamedByTheActivityThatStartedItAndLeadsBackToIt()
    {
        await using var office = await LinkedOffice.Open(new Dictionary<string, string?>());
        await office.Publish(DrawnProcedure.Code, Drawing.Json("x:Execute(thuong-tru;waitForCompletion=true) b:Step | x>b"), Drawing.Json("a:Step").Called("thuong-tru"));
        var parent = await office.Receive();
        await office.Deliver();
        var child = (await office.ChildrenOf(Guid.Parse(parent.Text("id")))).Single();
        var (studio, below) = (await Designer(office.Host), await office.View(child.Id));

        var start = (await studio.Records(parent, "Workflow1:flow:x")).Single();
        var stack = await studio.Get($"activity-executions/{(await studio.Records(below.GetProperty("dossier"), "Workflow1:flow:a")).Single().Text("id")}/call-stack?includeCrossWorkflowChain=True");
        Assert.That((start.Text("status"), start.GetProperty("hasBookmarks").GetBoolean()), Is.EqualTo(("Running", true)));
        Assert.That(start.GetProperty("properties").GetProperty("StartedDossiers")[0].GetString(), Is.EqualTo(child.Code));
        Assert.That(start.GetProperty("metadata").GetProperty("StartedWorkflowInstanceIds")[0].GetString(), Is.EqualTo(child.Id.ToString("N")));
        Assert.That(stack.GetProperty("items").EnumerateArray().Select(i => $"{i.Text("workflowInstanceId") == child.Id.ToString("N")} {i.Text("activityId")}"),
            Is.EqualTo((string[])["False flow", "False x", "True flow", "True a"]));
        await office.Complete(child.Id);
        await office.Deliver();
        Assert.That(await studio.Drawing(parent, "x", "b"), Is.EqualTo("x 1/1/0 b 1/0/1*"));
    }

    private static System.Text.Json.Nodes.JsonObject Step(string id, string kind) =>
        (System.Text.Json.Nodes.JsonObject)Drawing.Json($"{id}:{kind}")["root"]!["activities"]![0]!.DeepClone();

    private static async Task Publish(CommuneOffice office, ProcedurePackage package)
    {
        var published = await office.Host.Services.GetRequiredService<PublishVersion>().Publish(package, "kiemsoat", null, default);
        Assert.That(published.Rejection?.Problems.Select(p => $"{p.Path}: {p.Sentence.En}"), Is.Null, published.Rejection?.Code);
    }

    private static async Task<InstancesCaller> Designer(HostFixture host) => new(await host.Machine("thietke"));

    private static async Task<string> CallStack(InstancesCaller studio, JsonElement dossier, string node)
    {
        var record = (await studio.Records(dossier, $"Workflow1:flow:{node}"))[^1];
        var stack = await studio.Get($"activity-executions/{record.Text("id")}/call-stack");
        return string.Join(' ', stack.GetProperty("items").EnumerateArray().Select(i => i.Text("activityId")));
    }
}
