using Workflow.Core;
using Workflow.Core.Jobs;

namespace Workflow.Tests.Jobs;

/// <summary>Who may work on a job, how far it counts, and how it ends.</summary>
public sealed class JobTests
{
    private static readonly DateTime now = new(2026, 11, 20, 1, 0, 0, DateTimeKind.Utc);
    private static readonly TimeSpan lease = TimeSpan.FromSeconds(30);
    private static readonly Guid one = Guid.CreateVersion7();
    private static readonly Guid other = Guid.CreateVersion7();

    [TestCase(30, false), TestCase(31, true)]
    public void Claim_WhileAnotherHostWorks_WaitsForTheEndOfItsLease(int seconds, bool expected)
    {
        var job = New();
        job.Claim(one, now, lease);

        Assert.That(job.Claim(other, now.AddSeconds(seconds), lease), Is.EqualTo(expected));
        Assert.That(job.Owner, Is.EqualTo(expected ? other : one));
    }

    [Test]
    public void PutDown_WhileItRuns_LeavesItToWhoeverIsFreeAtOnce()
    {
        var job = New();
        job.Claim(one, now, lease);
        job.Advance(new JobStep(200, 0, "200", IsLast: false));

        job.PutDown();

        Assert.That((job.State, job.Place, job.Owner), Is.EqualTo((JobState.Running, "200", (Guid?)null)));
        Assert.That((job.Claim(other, now, lease), job.Owner), Is.EqualTo((true, other)));
    }

    [Test]
    public void Advance_KeepsWhereTheNextBatchBegins()
    {
        var job = New();
        job.Claim(one, now, lease);

        job.Advance(new JobStep(200, 3, "200", IsLast: false, Total: 450));
        job.Advance(new JobStep(200, 1, "400", IsLast: false, HasPart: true, FileName: "nhat-ky.csv"));

        Assert.That((job.Looked, job.Refused, job.Place, job.Total, job.Parts, job.FileName), Is.EqualTo((400, 4, "400", (int?)450, 1, "nhat-ky.csv")));
    }

    [Test]
    public void Cancel_BeforeAHostHasTakenIt_EndsItAtOnce()
    {
        var job = New();

        Assert.That(job.Cancel(now), Is.True);
        Assert.That((job.State, job.EndedAt), Is.EqualTo((JobState.Cancelled, (DateTime?)now)));
        Assert.That((job.Cancel(now), job.Claim(one, now, lease)), Is.EqualTo((false, false)));
    }

    [Test]
    public void Cancel_WhileAHostWorks_AsksItToStop()
    {
        var job = New();
        job.Claim(one, now, lease);

        Assert.That(job.Cancel(now), Is.True);
        Assert.That((job.State, job.IsCancelAsked), Is.EqualTo((JobState.Running, true)));
    }

    [Test]
    public void Fail_KeepsTheReasonAndFreesTheJob()
    {
        var job = New();
        job.Claim(one, now, lease);

        job.Fail(new Phrase("Tệp hỏng", "Broken file"), now);

        Assert.That((job.State, job.FailureVi, job.FailureEn, job.LeaseUntil, job.Owner), Is.EqualTo((JobState.Failed, "Tệp hỏng", "Broken file", (DateTime?)null, (Guid?)null)));
    }

    private static Job New() => new() { Id = Guid.CreateVersion7(), Kind = JobKind.OfficeImport, Arguments = "{}", AskedBy = "quantri", AskedAt = now };
}
