using System.Text.Json;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;

namespace Workflow.IntegrationTests.Tasks;

/// <summary>The inbox over the API, and what a burst leaves in it.</summary>
public sealed class TaskInboxTests
{
    private PermitOffice office = null!;
    private HttpClient reception = null!;

    [SetUp]
    public async Task Open()
    {
        office = await PermitOffice.Open();
        reception = await office.Host.Machine("tiepnhan");
    }

    [TearDown]
    public async Task Close() => await office.DisposeAsync();

    [Test]
    public async Task List_PageByPage_ShowsEachStepOnceInOrderOfItsDueInstant()
    {
        for (var i = 0; i < 7; i++)
        {
            await Receive(reception);
            office.Host.Time.Advance(TimeSpan.FromMinutes(i % 2 == 0 ? 20 : 0));
        }

        var seen = new List<JsonElement>();
        for (var next = ""; next is not null;)
        {
            var page = await Read($"/api/tasks?view=Mine&size=3&after={next}");
            seen.AddRange(page.GetProperty("items").EnumerateArray());
            next = page.TryGetProperty("next", out var cursor) ? cursor.GetString() : null;
            // What arrives between two pages neither repeats nor hides a step.
            if (seen.Count == 3) await Receive(reception);
        }

        Assert.That(seen.Select(t => t.Text("id")), Is.Unique);
        Assert.That(seen, Has.Count.EqualTo(8));
        Assert.That(seen.Select(t => t.GetProperty("dueAt").GetDateTime()), Is.Ordered);
    }

    [Test]
    public async Task List_PausedAndLate_AreTold()
    {
        var appraiser = await office.Host.Machine("chuyenvien");
        var paused = await Complete(appraiser, OpenTask(await Complete(reception, OpenTask(await Receive(reception)), Forwarded)), SupplementNeeded);
        await Complete(reception, OpenTask(await Receive(reception)), Forwarded);
        await Receive(reception);
        office.Host.Time.Advance(TimeSpan.FromHours(8));

        var late = await Read("/api/tasks?view=Mine&filter=Late");
        var candidates = await (await appraiser.GetAsync(new Uri("/api/tasks?view=Candidates", UriKind.Relative))).ReadJson();

        Assert.That(paused.Text("state"), Is.EqualTo("AwaitingSupplement"));
        Assert.That(late.GetProperty("items").EnumerateArray().Select(t => t.Text("kind")), Is.EqualTo((string[])["Receive"]));
        Assert.That(candidates.GetProperty("items").GetArrayLength(), Is.LessThanOrEqualTo(1));
    }

    [Test]
    public async Task Complete_BurstOfAThousand_EveryAcknowledgedStepHasMovedOn()
    {
        const int Burst = 1000;
        var tasks = new JsonElement[Burst];
        await Parallel.ForAsync(0, Burst, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (i, _) => tasks[i] = OpenTask(await Receive(reception)));

        var answers = new JsonElement[Burst];
        await Parallel.ForAsync(0, Burst, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (i, _) => answers[i] = await Complete(reception, tasks[i], Forwarded));

        Assert.That(answers.Select(a => a.Text("state")), Is.All.EqualTo("InProcessAppraising"));
        Assert.That(answers.Select(a => a.Text("dossierCode")), Is.Unique);
        var left = await Read("/api/tasks?view=Mine");
        Assert.That(left.GetProperty("items").GetArrayLength(), Is.Zero);
    }

    private async Task<JsonElement> Read(string path) => await (await reception.GetAsync(new Uri(path, UriKind.Relative))).ReadJson();
}
