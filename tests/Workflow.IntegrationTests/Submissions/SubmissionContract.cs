using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Host.Reminders;
using Workflow.IntegrationTests.Testing;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;
using static Workflow.IntegrationTests.Submissions.OnlineOffice;

namespace Workflow.IntegrationTests.Submissions;

/// <summary>Online submissions by the API, on every database; a subclass says which one.</summary>
public abstract partial class SubmissionContract
{
    private OnlineOffice office = null!;

    /// <summary>Settings of a database of its own that is still empty.</summary>
    protected abstract Task<IReadOnlyDictionary<string, string?>> NewDatabase();

    [SetUp]
    public async Task Open() => office = await OnlineOffice.Open(await NewDatabase());

    [TearDown]
    public virtual async Task Close() => await office.DisposeAsync();

    [Test]
    public async Task Submit_ByAPortal_HasEightWorkingHoursAndExplainsThem()
    {
        var submission = await office.Submit();
        var (status, explained) = await Get(office.Reception, $"/api/submissions/{submission.Text("id")}/acknowledgement");

        Assert.That((submission.Text("state"), submission.GetProperty("nationalStatus").GetInt32()), Is.EqualTo(("Submitted", 1)));
        Assert.That(submission.GetProperty("acknowledgeDueAt").GetDateTime(), Is.EqualTo(new DateTime(2026, 11, 23, 1, 0, 0, DateTimeKind.Utc)));
        Assert.That((status, explained.GetProperty("derivation").EnumerateArray().Sum(l => l.GetProperty("minutes").GetInt32())), Is.EqualTo((200, 480)));
        Assert.That(explained.Text("acknowledgeDueAt"), Is.EqualTo(submission.Text("acknowledgeDueAt")));
    }

    [Test]
    public async Task Submit_TheSameReferenceAgain_IsAConflictThatShowsTheFirst()
    {
        var first = await office.Submit();

        using var again = await Send(office.Portal, "/api/submissions", office.Application());

        var body = await again.ReadJson();
        Assert.That(((int)again.StatusCode, body.Text("code")), Is.EqualTo((409, "ReferenceKnown")), body.ToString());
        Assert.That(body.GetProperty("submission").Text("id"), Is.EqualTo(first.Text("id")));
    }

    [Test]
    public async Task Submit_TheSameReferenceManyTimesAtOnce_IsTakenInOnce()
    {
        var application = office.Application();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Send(office.Portal, "/api/submissions", application)));

        await using var db = await office.Database();
        Assert.That(answers.Select(a => (int)a.StatusCode).Order(), Is.EqualTo(Enumerable.Repeat(409, 7).Prepend(201)));
        Assert.That((await db.Submissions.CountAsync(), await db.SubmissionHistory.CountAsync()), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Accept_ByTwoOfficersManyTimesAtOnce_MakesOneDossier()
    {
        var submission = await office.Submit();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Answer(i % 2 == 0 ? office.Reception : office.Colleague, submission, "accept")));

        var refused = await Task.WhenAll(answers.Where(a => (int)a.StatusCode == 409).Select(a => a.ReadJson()));
        await using var db = await office.Database();
        var dossier = await db.Dossiers.SingleAsync();
        Assert.That(answers.Count(a => a.IsSuccessStatusCode), Is.EqualTo(1));
        Assert.That(refused.Select(r => r.GetProperty("submission").Text("state")), Is.EqualTo(Enumerable.Repeat("Accepted", 9)));
        Assert.That((await db.Submissions.SingleAsync()).DossierId, Is.EqualTo(dossier.Id));
        Assert.That((dossier.Channel, dossier.ApplicantName, dossier.Limit), Is.EqualTo((SubmissionChannel.Online, "Nguyễn Thị Hạnh", "10wd")));
        Assert.That(await db.Tasks.CountAsync(t => t.DossierId == dossier.Id), Is.EqualTo(1));
    }

    [Test]
    public async Task Accept_ClickedTwiceOverARestart_IsAnsweredLikeTheFirstTime()
    {
        var submission = await office.Submit();

        var first = await Done(Answer(office.Reception, submission, "accept", key: "twice"));
        await office.Restart();
        var second = await Done(Answer(office.Reception, submission, "accept", key: "twice"));

        await using var db = await office.Database();
        Assert.That((second.Text("code"), second.Text("secret")), Is.EqualTo((first.Text("code"), first.Text("secret"))));
        Assert.That((await db.Dossiers.CountAsync(), await db.SubmissionHistory.CountAsync()), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task Accept_WhatWasSuppliedMeanwhile_IsAConflict()
    {
        var submission = await office.Submit();
        await Done(Answer(office.Colleague, submission, "ask", Slip));
        await Done(Send(office.Portal, $"/api/submissions/{submission.Text("id")}/supplement", new { declaration = new { site = "Thửa 13" } }));

        using var answer = await Answer(office.Reception, submission, "accept");

        await using var db = await office.Database();
        Assert.That(((int)answer.StatusCode, await db.Dossiers.CountAsync()), Is.EqualTo((409, 0)));
    }

    [Test]
    public async Task Ask_ThenSupply_StartsANewClockAndShowsTheSlip()
    {
        var submission = await office.Submit();
        office.After(2);
        var asked = await Done(Answer(office.Reception, submission, "ask", Slip));
        office.After(24 * 5);
        // A token lasts a day.
        var portal = await office.Host.Machine("cong");
        var supplied = await Done(Send(portal, $"/api/submissions/{submission.Text("id")}/supplement", new { attachments = (object[])[new { name = "Mong.pdf", reference = "tep-2" }] }));

        var (_, view) = await Get(portal, $"/api/submissions/{submission.Text("id")}");
        var acts = view.GetProperty("history").EnumerateArray().ToList();
        Assert.That((asked.Text("state"), asked.GetProperty("nationalStatus").GetInt32(), supplied.Text("state")), Is.EqualTo(("AwaitingSupplement", 5, "Submitted")));
        Assert.That(supplied.GetProperty("acknowledgeDueAt").GetDateTime(), Is.EqualTo(new DateTime(2026, 11, 26, 3, 0, 0, DateTimeKind.Utc)));
        Assert.That(acts.Select(a => a.Text("verb")), Is.EqualTo((string[])["Submitted", "SupplementAsked", "Supplied"]));
        Assert.That(acts[1].GetProperty("slip").GetProperty("items")[0].Text("item"), Is.EqualTo("Bản vẽ móng"));
        Assert.That(view.GetProperty("attachments")[0].Text("reference"), Is.EqualTo("tep-2"));
    }

    [Test]
    public async Task Refuse_WithReasonAndBasis_EndsIt()
    {
        var submission = await office.Submit();

        using var bare = await Answer(office.Reception, submission, "refuse", new { reason = "", legalBasis = "" });
        var refused = await Done(Answer(office.Reception, submission, "refuse", new { reason = "Không thuộc thẩm quyền", legalBasis = "Điều 103 Luật Xây dựng" }));
        using var late = await Answer(office.Colleague, refused, "accept");

        var problems = (await bare.ReadJson()).GetProperty("problems").EnumerateArray().Select(p => p.Text("path"));
        Assert.That(((int)bare.StatusCode, (int)late.StatusCode), Is.EqualTo((422, 409)));
        Assert.That(problems, Is.EqualTo((string[])["$.reason", "$.legalBasis"]));
        Assert.That((await late.ReadJson()).GetProperty("submission").Text("state"), Is.EqualTo("NotAccepted"));
    }

    [Test]
    public async Task Withdraw_ByItsPortal_EndsItAndAgainIsAConflict()
    {
        var submission = await office.Submit();
        var path = $"/api/submissions/{submission.Text("id")}/withdraw";

        var withdrawn = await Done(Send(office.Portal, path, new { reason = "Người nộp đổi ý" }));
        using var again = await Send(office.Portal, path, new { reason = "Người nộp đổi ý" });

        Assert.That((withdrawn.Text("state"), withdrawn.GetProperty("nationalStatus").GetInt32(), (int)again.StatusCode), Is.EqualTo(("Withdrawn", 7, 409)));
    }

    [Test]
    public async Task Breach_OfEachUnit_IsCountedAlsoWhenItIsSettled()
    {
        var late = await office.Submit("late");
        await office.Submit("waiting");
        await office.Submit("commune", SampleOffice.Commune);
        office.After(24 * 4);
        var reception = await office.Host.Machine("tiepnhan");
        await Done(Answer(reception, late, "accept"));
        using var fresh = await Send(await office.Host.Machine("cong"), "/api/submissions", office.Application("fresh"));

        var (_, counts) = await Get(reception, "/api/submissions/breaches");
        var (_, listed) = await Get(reception, "/api/submissions?box=Breached");
        var (_, supervised) = await Get(await office.Host.Machine("giamsat"), "/api/submissions/breaches?from=2026-11-20T00:00:00Z&to=2026-11-21T00:00:00Z");

        Assert.That(Counted(counts), Is.EqualTo((string[])["H05.01 3 2"]));
        Assert.That(Counted(supervised), Is.EqualTo((string[])["H05.01 2 2", "H05.77 1 1"]));
        Assert.That(listed.GetProperty("items").EnumerateArray().Select(i => i.Text("reference")).Order(), Is.EqualTo((string[])["late", "waiting"]));
    }

    [Test]
    public async Task Sweep_OfWhatWaits_RemindsReceptionAtFourHoursAndTheSupervisorAtEight()
    {
        var submission = await office.Submit();
        var answered = await office.Submit("answered");
        await Done(Answer(office.Reception, answered, "refuse", new { reason = "Trùng", legalBasis = "Điều 17" }));
        var sent = new List<int>();

        // From Friday 08:00: four hours remain at 13:30, none on Monday at 08:00.
        foreach (var hours in (double[])[5.4, 0.1, 0, 66.4, 0.1, 24])
        {
            office.After(hours);
            sent.Add(await office.Host.Services.GetRequiredService<ReminderSweep>().Run());
        }

        await using var db = await office.Database();
        var reminders = await db.Reminders.OrderBy(r => r.SentAt).ThenBy(r => r.RecipientId).ToListAsync();
        Assert.That(sent, Is.EqualTo((int[])[0, 2, 0, 0, 3, 0]));
        Assert.That(reminders.Select(r => $"{r.Threshold} {r.RecipientId}"), Is.EqualTo((string[])
            ["Near tiepnhan", "Near tiepnhan2", "Overdue giamsat", "Overdue tiepnhan", "Overdue tiepnhan2"]));
        Assert.That(
            reminders.Select(r => (r.Subject, r.SubjectId, r.DossierId)).Distinct(),
            Is.EqualTo(new[] { (ReminderSubject.Submission, Guid.Parse(submission.Text("id")), (Guid?)null) }));
        Assert.That((await db.Submissions.SingleAsync(s => s.Reference == "DVC-0001")).Revision, Is.EqualTo(1), "Who has it open must not be overtaken by a reminder.");
    }

    [Test]
    public async Task List_OfWhatWaits_ShowsWhatRunsOutNextFirstPageByPage()
    {
        foreach (var (reference, name) in ((string, string)[])[("a", "Đặng Thị Ước"), ("b", "Lê Văn Sơn"), ("c", "Trần Thị Ươm")])
        {
            await office.Submit(reference, name: name);
            office.After(0.5);
        }

        var (_, first) = await Get(office.Reception, "/api/submissions?box=Waiting&size=2");
        var (_, second) = await Get(office.Reception, $"/api/submissions?box=Waiting&size=2&after={first.Text("next")}");
        var (_, latest) = await Get(office.Reception, "/api/submissions?size=2");
        var (_, found) = await Get(office.Reception, $"/api/submissions?search={Uri.EscapeDataString("dang uoc")}");
        var (_, accented) = await Get(office.Reception, $"/api/submissions?search={Uri.EscapeDataString("Ươm")}");

        Assert.That((References(first), References(second), References(latest)), Is.EqualTo(("a b", "c", "c b")));
        Assert.That((References(found), References(accented)), Is.EqualTo(("a", "c")));
    }

    private static IEnumerable<string> Counted(JsonElement counts) =>
        counts.EnumerateArray().Select(c => $"{c.Text("unit")} {c.GetProperty("submissions").GetInt32()} {c.GetProperty("breached").GetInt32()}");

    private static string References(JsonElement page) => string.Join(' ', page.GetProperty("items").EnumerateArray().Select(i => i.Text("reference")));
}
