using System.Net;
using Microsoft.EntityFrameworkCore;
using Workflow.Core.Audit;
using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Submissions;

/// <summary>Numbers of an applicant on the page of an online submission: masked until asked for, and asking is written down first.</summary>
public sealed class SubmissionMaskTests
{
    [Test]
    public async Task Page_ShowsNumbersOnlyWhenAskedFor()
    {
        await using var office = await OnlineOffice.Open(new Dictionary<string, string?>());
        var path = $"/truc-tuyen/{(await office.Submit()).Text("id")}";
        var officer = await office.Host.Officer("tiepnhan");

        var masked = WebUtility.HtmlDecode(await officer.GetStringAsync(new Uri(path, UriKind.Relative)));
        using var shown = await HostFixture.PostForm(officer, path, path + "?handler=Show", []);
        var page = WebUtility.HtmlDecode(await shown.Content.ReadAsStringAsync());

        Assert.That(masked, Does.Contain("0270•••••234").And.Not.Contain("027085001234").And.Not.Contain("0912345678"));
        Assert.That(page, Does.Contain("027085001234").And.Contain("0912345678"));
        await using var db = await office.Database();
        Assert.That(await db.Audit.CountAsync(a => a.Verb == AuditVerb.PersonalDataShown && a.ActorId == "tiepnhan" && a.Subject == "DVC-0001"), Is.EqualTo(1));
    }
}
