using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Workflow.Core.Jobs;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;

namespace Workflow.IntegrationTests.Administration;

/// <summary>Many incidents tried again as one job, with a result for each.</summary>
public sealed class IncidentRetryTests
{
    [Test]
    public async Task Retry_OfSeveral_GivesEachItsOwnResult()
    {
        await using var office = await CommuneOffice.Open(
            """
            x:Var(Int32) s:Start r:Receive f:Fork(a,b) v:Set(x=null.length) k:Step w:Step j:Join(WaitAllActive) t:ReturnResult e:End
            | s>r r.Forwarded>f f.a>v>j f.b>k>w>j j>t t.Returned>e
            """.ReplaceLineEndings(" "));
        await office.ReceiveAndForward();
        await office.ReceiveAndForward();
        await using var db = await office.Database();
        var incidents = await db.Incidents.Select(i => i.Id).ToListAsync();
        var reception = new AdministrationCaller(office.Host, office.Officer);

        using var ordered = await reception.Post("/api/incidents/retry", new { incidents = incidents.Append(Guid.CreateVersion7()), reason = "Đã sửa lỗi" });
        var id = (await ordered.ReadJson()).Text("jobId");
        var job = await reception.Finished(Guid.Parse(id));
        using var answer = await office.Officer.GetAsync(new Uri($"/api/jobs/{id}/lines", UriKind.Relative));
        var lines = (await answer.ReadJson()).GetProperty("items").EnumerateArray().ToList();

        Assert.That(ordered.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
        Assert.That((job.State, job.Looked, job.Refused), Is.EqualTo((JobState.Done, 3, 1)), job.FailureVi);
        Assert.That(lines.Select(l => l.GetProperty("isRefused").GetBoolean()), Is.EqualTo(new[] { false, false, true }));
        // What fails again is a new incident: both dossiers stand at one that was not there before.
        Assert.That(await db.Incidents.CountAsync(i => i.ResolvedAt == null && !incidents.Contains(i.Id)), Is.EqualTo(2));
    }
}
