using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Core.Ratings;
using Workflow.Core.Reports;
using Workflow.Host.Procedures;
using Workflow.Host.Reports;
using Workflow.Host.Tracking;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using Workflow.Persistence;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;

namespace Workflow.IntegrationTests.Tracking;

/// <summary>How an applicant says whether the office did well, how nobody else does, and where officers read it, on every database; a subclass says which one.</summary>
public abstract class RatingContract
{
    private const string Thanks = "Cảm ơn Ông/Bà đã đánh giá.";
    private const string Question = "Ông/Bà có hài lòng với việc giải quyết hồ sơ này không?";

    private HostFixture host = null!;
    private HttpClient reception = null!;
    private JsonElement dossier;
    private HttpClient applicant = null!;

    /// <summary>Settings of a database of its own that is still empty.</summary>
    protected abstract Task<IReadOnlyDictionary<string, string?>> NewDatabase();

    [SetUp]
    public async Task Open()
    {
        host = await HostFixture.Start(new Dictionary<string, string?>(await NewDatabase()) { ["Tracking:PerAddress"] = "10000", ["Tracking:FailureMilliseconds"] = "0" });
        await host.Services.GetRequiredService<PublishVersion>().Publish(PermitProcedure.Package(), "kiemsoat", null, default);
        reception = await host.Machine("tiepnhan");
        dossier = await Receive(reception);
        applicant = await Follow(dossier);
    }

    [TearDown]
    public async Task Close()
    {
        if (host is not null) await host.DisposeAsync();
    }

    [Test]
    public async Task Rate_OnceResultIsHandedOver_IsThankedKeptAndReadByOfficers()
    {
        var before = await Page(applicant);
        await HandOver();
        var asked = await Page(applicant);

        using var answer = await Rate(applicant, "hai-long", "Cán bộ hướng dẫn rõ,\r\ntrả trước hẹn.");
        var after = await Page(applicant);
        var officers = await Page(await host.Officer("chuyenvien"), $"/ho-so/{Code}");

        Assert.That(before, Does.Not.Contain(Question));
        Assert.That(asked, Does.Contain(Question).And.Contain("type=\"radio\" name=\"muc\" value=\"khong-hai-long\"").And.Not.Contain(Thanks));
        Assert.That((answer.StatusCode, answer.Headers.Location?.ToString()), Is.EqualTo((HttpStatusCode.Redirect, "/tra-cuu#danh-gia")));
        Assert.That(after, Does.Contain(Thanks).And.Contain("Mức đã chọn: Hài lòng.").And.Contain("Có thể sửa đến").And.Contain("20/12/2026"));
        Assert.That(officers, Does.Contain("Người nộp đánh giá").And.Contain("Cán bộ hướng dẫn rõ,\ntrả trước hẹn.").And.Contain("Hài lòng"));
        var kept = await Kept();
        Assert.That((kept.Score, kept.Comment, kept.ReceivedBy, kept.ReceivingUnit, kept.ProcedureCode, kept.Ending), Is.EqualTo(
            (RatingScore.Satisfied, "Cán bộ hướng dẫn rõ,\ntrả trước hẹn.", "tiepnhan", SampleOffice.Center, PermitProcedure.Code, EndingKind.Early)));
    }

    [Test]
    public async Task Rate_InEnglish_SaysTheSame()
    {
        await HandOver();
        applicant.DefaultRequestHeaders.Add("Cookie", "one-stop-language=en");
        var asked = await Page(applicant);

        using var missing = await Rate(applicant, "", "x");
        using var answer = await Rate(applicant, "khong-hai-long", "");

        Assert.That(asked, Does.Contain("Are you satisfied with how this dossier was dealt with?"));
        Assert.That(await TextOf(missing), Does.Contain("Choose one: satisfied, neutral or dissatisfied."));
        Assert.That(await Page(applicant), Does.Contain("Thank you for your rating.").And.Contain("You chose: Dissatisfied."));
    }

    [Test]
    public async Task Rate_DossierThatGoesOn_IsRefused()
    {
        using var answer = await Rate(applicant, "hai-long");

        Assert.That((answer.StatusCode, await Count()), Is.EqualTo((HttpStatusCode.Conflict, 0)));
    }

    [Test]
    public async Task Rate_WithdrawnDossier_IsTaken()
    {
        await Withdraw(dossier);

        using var answer = await Rate(applicant, "binh-thuong");

        Assert.That((answer.StatusCode, (await Kept()).Ending), Is.EqualTo((HttpStatusCode.Redirect, EndingKind.Withdrawn)));
    }

    [Test]
    public async Task Rate_WithoutThePass_AsksForTheFactorAndKeepsNothing()
    {
        await Withdraw(dossier);
        using var stranger = await Rate(host.Anonymous(), "khong-hai-long");

        Assert.That((stranger.StatusCode, await Count()), Is.EqualTo((HttpStatusCode.Forbidden, 0)));
        Assert.That(await TextOf(stranger), Does.Contain("phiên tra cứu hồ sơ này đã hết").And.Contain($"value=\"{Code}\"").And.Not.Contain(Question));
    }

    [Test]
    public async Task Rate_WithThePassOfAnotherDossier_RatesNeither()
    {
        await Withdraw(dossier);
        var other = await Receive(reception);
        await Withdraw(other);
        (await applicant.PostAsync(new Uri(TrackPage.Path, UriKind.Relative), new FormUrlEncodedContent([new("ma", other.Text("code")), new("bm", "5678")]))).Dispose();

        using var answer = await Rate(applicant, "khong-hai-long");

        Assert.That((answer.StatusCode, await Count()), Is.EqualTo((HttpStatusCode.Forbidden, 0)));
    }

    [TestCase("cross-site", null, false)]
    [TestCase("same-site", null, false)]
    [TestCase("none", null, false)]
    [TestCase(null, "https://evil.example", false)]
    [TestCase(null, "null", false)]
    [TestCase(null, null, false)]
    [TestCase("cross-site", "own", false)]
    [TestCase(null, "own", true)]
    [TestCase("same-origin", null, true)]
    public async Task Rate_WithThePass_MustComeFromTheSameOrigin(string? site, string? origin, bool isTaken)
    {
        await Withdraw(dossier);

        using var answer = await Send(applicant, [("ma", Code), ("muc", "khong-hai-long")], site, origin == "own" ? host.Address.GetLeftPart(UriPartial.Authority) : origin);

        Assert.That((answer.StatusCode, await Count()), Is.EqualTo(isTaken ? (HttpStatusCode.Redirect, 1) : (HttpStatusCode.Forbidden, 0)));
    }

    [Test]
    public async Task Pass_IsSentByNoFormOfAnotherSite()
    {
        using var answer = await host.Anonymous().PostAsync(new Uri(TrackPage.Path, UriKind.Relative), new FormUrlEncodedContent([new("ma", Code), new("bm", "5678")]));

        Assert.That(answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith(TrackingPass.CookieName, StringComparison.Ordinal)), Does.Contain("samesite=lax").IgnoreCase.And.Contain("httponly").IgnoreCase);
    }

    [Test]
    public async Task Rate_Again_ChangesTheOneUntilThirtyDaysAreOver()
    {
        await Withdraw(dossier);
        (await Rate(applicant, "khong-hai-long", "Chờ lâu.")).Dispose();
        host.Time.Advance(TimeSpan.FromDays(29));
        (await Rate(applicant, "hai-long")).Dispose();
        var (changed, open) = (await Kept(), await Page(applicant));
        host.Time.Advance(TimeSpan.FromDays(1));

        using var late = await Rate(applicant, "khong-hai-long");
        var page = await Page(applicant);

        Assert.That((changed.Score, changed.Comment, changed.LastAt - changed.FirstAt), Is.EqualTo((RatingScore.Satisfied, (string?)null, TimeSpan.FromDays(29))));
        Assert.That(open, Does.Contain("Sửa đánh giá"));
        Assert.That((late.StatusCode, (await Kept()).Score), Is.EqualTo((HttpStatusCode.Conflict, RatingScore.Satisfied)));
        Assert.That(page, Does.Contain(Thanks).And.Contain("quá 30 ngày nên không sửa được nữa").And.Not.Contain(Question));
    }

    [Test]
    public async Task Rate_ManyAtOnce_AreOne()
    {
        await Withdraw(dossier);

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(i => Rate(applicant, i % 2 == 0 ? "hai-long" : "khong-hai-long", $"Lần {i.ToString(CultureInfo.InvariantCulture)}")));

        Assert.That(answers.Select(a => a.StatusCode), Is.All.EqualTo(HttpStatusCode.Redirect));
        Assert.That((await Count(), (await Kept()).Revision), Is.EqualTo((1, 5)));
        foreach (var answer in answers) answer.Dispose();
    }

    [Test]
    public async Task Rate_TooOften_SaysHowLongToWaitAndTakesNoAttemptToRead()
    {
        await Withdraw(dossier);
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 6; i++)
        {
            using var answer = await Rate(applicant, "hai-long");
            statuses.Add(answer.StatusCode);
            if (answer.StatusCode != HttpStatusCode.TooManyRequests) continue;
            Assert.That(answer.Headers.RetryAfter?.Delta, Is.GreaterThan(TimeSpan.Zero));
            Assert.That(await TextOf(answer), Does.Contain("Đã gửi quá nhiều lần"));
        }

        Assert.That(statuses, Is.EqualTo(Enumerable.Repeat(HttpStatusCode.Redirect, 5).Append(HttpStatusCode.TooManyRequests)));
        Assert.That(await Page(await Follow(dossier)), Does.Contain(Thanks), "the dossier can still be read anew");
    }

    [TestCase("", "Chọn một mức")]
    [TestCase("2", "Chọn một mức")]
    [TestCase("Satisfied", "Chọn một mức")]
    public async Task Rate_WithoutAScore_AsksForOneAndKeepsWhatWasTyped(string score, string sentence)
    {
        await Withdraw(dossier);

        using var answer = await Rate(applicant, score, "Chờ lâu.");

        Assert.That((answer.StatusCode, await Count()), Is.EqualTo((HttpStatusCode.UnprocessableEntity, 0)));
        Assert.That(await TextOf(answer), Does.Contain(sentence).And.Contain("Chờ lâu.</textarea>"));
    }

    [Test]
    public async Task Rate_CommentThatIsTooLong_IsRefusedAndKeptInTheForm()
    {
        await Withdraw(dossier);
        using var most = await Rate(applicant, "hai-long", new string('đ', 500));
        using var answer = await Rate(applicant, "khong-hai-long", new string('đ', 501));

        Assert.That((most.StatusCode, answer.StatusCode, (await Kept()).Comment?.Length), Is.EqualTo((HttpStatusCode.Redirect, HttpStatusCode.UnprocessableEntity, 500)));
        Assert.That(await TextOf(answer), Does.Contain("Ý kiến dài quá 500 ký tự.").And.Contain(new string('đ', 501) + "</textarea>").And.Match("value=\"khong-hai-long\" checked"));
    }

    [Test]
    public async Task Rate_CommentOfMarkupAndControlCharacters_IsPlainText()
    {
        await Withdraw(dossier);
        (await Rate(applicant, "khong-hai-long", "<script>alert(1)</script>\u001b[31m\u202E</textarea>\u0007")).Dispose();

        var raw = await (await host.Officer("tiepnhan")).GetStringAsync(new Uri($"/ho-so/{Code}", UriKind.Relative));
        var own = await applicant.GetStringAsync(new Uri(TrackPage.Path, UriKind.Relative));

        Assert.That((await Kept()).Comment, Is.EqualTo("<script>alert(1)</script>[31m</textarea>"));
        foreach (var page in (string[])[raw, own]) Assert.That(page, Does.Contain("&lt;script&gt;alert(1)&lt;/script&gt;").And.Not.Contain("<script>alert"));
    }

    [Test]
    public async Task Rating_OnTheDossiersPage_IsForWhoMaySeeTheDossier()
    {
        await Withdraw(dossier);
        (await Rate(applicant, "khong-hai-long", "Chờ lâu.")).Dispose();

        using var foreign = await (await host.Officer("xa")).GetAsync(new Uri($"/ho-so/{Code}", UriKind.Relative));

        Assert.That(foreign.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await TextOf(foreign), Does.Not.Contain("Chờ lâu."));
    }

    [Test]
    public async Task Report_OfSatisfaction_CountsByUnitAndByOfficerAndMakesTheIndicator()
    {
        await HandOver();
        (await Rate(applicant, "khong-hai-long", "Chờ lâu.")).Dispose();
        var other = await Receive(reception);
        await Withdraw(other);
        (await Rate(await Follow(other), "hai-long", code: other.Text("code"))).Dispose();
        var supervisor = await host.Officer("giamsat");

        var page = await Page(supervisor, "/bao-cao?bang=hai-long&ky=2026");
        var units = await Csv(supervisor, "bang=hai-long&ben=tiep-nhan");
        var officers = await Csv(supervisor, "bang=hai-long&theo=can-bo");
        var elsewhere = await Page(supervisor, "/bao-cao?theo=can-bo&ky=2026");
        var indicators = await Csv(supervisor, "bang=chi-so");

        Assert.That(page, Does.Contain("Tỷ lệ hài lòng").And.Contain("value=\"can-bo\"").And.Contain("Hài lòng trên lượt đánh giá"));
        Assert.That(units[^1], Is.EqualTo("Cộng;2;1;0;1;50;2;2;100"), string.Join('\n', units));
        Assert.That(officers[^2..], Is.EqualTo((string[])[$"{await NameOf("tiepnhan")};2;1;0;1;50", "Cộng;2;1;0;1;50"]), string.Join('\n', officers));
        Assert.That(elsewhere, Does.Not.Contain("value=\"can-bo\"").And.Contain("Tổng nhận"), "officers stand in this table only");
        Assert.That(indicators.Single(l => l.StartsWith("5.4", StringComparison.Ordinal)), Is.EqualTo("5.4 Mức độ hài lòng;0;1;0;90;0"));
    }

    [Test]
    public async Task Ratings_InTheList_SayWhatWasSaidOfWhichDossierAndWhoReceivedIt()
    {
        await HandOver();
        (await Rate(applicant, "khong-hai-long", "Chờ lâu.\n<b>Quá lâu</b>")).Dispose();
        var other = await Receive(reception);
        await Withdraw(other);
        (await Rate(await Follow(other), "hai-long", code: other.Text("code"))).Dispose();
        var supervisor = await host.Officer("giamsat");

        var all = await Page(supervisor, "/bao-cao/danh-gia?ky=2026");
        var satisfied = await Page(supervisor, "/bao-cao/danh-gia?ky=2026&muc=hai-long");
        var raw = await supervisor.GetStringAsync(new Uri("/bao-cao/danh-gia?ky=2026", UriKind.Relative));
        var foreign = await Page(await host.Officer("tuphap"), "/bao-cao/danh-gia?ky=2026");
        var report = await Page(supervisor, "/bao-cao?bang=hai-long&ky=2026");

        Assert.That(all, Does.Contain("Chờ lâu.").And.Contain(Code).And.Contain(other.Text("code")).And.Contain(await NameOf("tiepnhan")).And.Contain("Không ghi ý kiến").And.Contain("2 đánh giá trên trang này"));
        Assert.That(all.IndexOf(other.Text("code"), StringComparison.Ordinal), Is.LessThan(all.IndexOf(Code, StringComparison.Ordinal)), "the last first");
        Assert.That(satisfied, Does.Contain(other.Text("code")).And.Not.Contain(Code).And.Not.Contain("Chờ lâu."));
        Assert.That(raw, Does.Contain("&lt;b&gt;").And.Not.Contain("<b>Quá"));
        Assert.That(foreign, Does.Contain("Không có đánh giá nào trong kỳ").And.Not.Contain(Code));
        Assert.That(report, Does.Contain("/bao-cao/danh-gia?ky=2026"));
    }

    [Test]
    public async Task Ratings_OnPagesOfOne_StandOnceEach()
    {
        await Withdraw(dossier);
        (await Rate(applicant, "binh-thuong")).Dispose();
        for (var i = 0; i < 2; i++)
        {
            var other = await Receive(reception);
            await Withdraw(other);
            (await Rate(await Follow(other), "hai-long", code: other.Text("code"))).Dispose();
        }
        var (list, scope, seen) = (host.Services.GetRequiredService<RatingList>(), new FigureScope(UnitSide.Receiving, [(await Kept()).ReceivingUnit]), new List<string>());

        string? next = null;
        do
        {
            var page = (await list.Of(scope, ReportingPeriod.Parse("2026")!.Value, null, next, 1)).Value;
            seen.AddRange(page.Items.Select(r => r.Code));
            next = page.Next;
        } while (next is not null);

        Assert.That(seen, Is.Unique.And.Count.EqualTo(3));
        Assert.That(seen[^1], Is.EqualTo(Code));
        Assert.That(await list.Count(scope, ReportingPeriod.Parse("2026")!.Value, RatingScore.Satisfied, default), Is.EqualTo(2));
    }

    [Test]
    public async Task Ratings_AsAFile_HoldTheRowsOfTheScore([Values("csv", "xlsx")] string format)
    {
        await HandOver();
        (await Rate(applicant, "khong-hai-long", "=Chờ; lâu")).Dispose();
        var other = await Receive(reception);
        await Withdraw(other);
        (await Rate(await Follow(other), "hai-long", code: other.Text("code"))).Dispose();

        var file = await TakenFile.Of(await host.Officer("giamsat"), "/bao-cao/danh-gia?ky=2026&muc=khong-hai-long", format);

        Assert.That(file.Name, Is.EqualTo("danh-gia-khong-hai-long-2026." + format));
        if (format == "csv")
        {
            Assert.That(file.Lines(), Has.Length.EqualTo(4));
            Assert.That(file.Lines()[^1], Does.StartWith(Code).And.Contain("\"'=Chờ; lâu\"").And.Contain("Không hài lòng"), "no formula");
            return;
        }
        Assert.That(file.Rows()[^1][..1].Concat(file.Rows()[^1][5..8]), Is.EqualTo((string[])[Code, await NameOf("tiepnhan"), "Không hài lòng", "=Chờ; lâu"]));
        Assert.That(file.Sheet(), Does.StartWith("Danh sách đánh giá, Không hài"));
    }

    private string Code => dossier.Text("code");

    private async Task HandOver()
    {
        var at = await Complete(reception, OpenTask(dossier), Forwarded);
        at = await Complete(await host.Machine("chuyenvien"), OpenTask(at), Eligible);
        at = await Complete(await host.Machine("giamdoc"), OpenTask(at), Approved);
        await Complete(reception, OpenTask(at), Returned);
    }

    private async Task Withdraw(JsonElement received)
    {
        using var answer = await PermitOffice.Send(reception, $"/api/dossiers/{received.Text("id")}/withdraw", new { reason = "Gia đình đổi thiết kế" });
        Assert.That(answer.IsSuccessStatusCode, Is.True);
    }

    private async Task<HttpClient> Follow(JsonElement received)
    {
        var reader = host.Anonymous();
        using var answer = await reader.PostAsync(new Uri(TrackPage.Path, UriKind.Relative), new FormUrlEncodedContent([new("ma", received.Text("code")), new("bm", "5678")]));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        return reader;
    }

    private Task<HttpResponseMessage> Rate(HttpClient reader, string score, string comment = "", string? code = null) =>
        Send(reader, [("ma", code ?? Code), ("muc", score), ("y-kien", comment)], "same-origin", null);

    private static async Task<HttpResponseMessage> Send(HttpClient reader, (string Name, string Value)[] fields, string? site, string? origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{TrackPage.Path}?handler=Rate", UriKind.Relative))
        {
            Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))),
        };
        if (site is not null) request.Headers.Add("Sec-Fetch-Site", site);
        if (origin is not null) request.Headers.Add("Origin", origin);
        request.Headers.Accept.ParseAdd("text/html");
        return await reader.SendAsync(request);
    }

    private static async Task<string> Page(HttpClient reader, string path = TrackPage.Path) => WebUtility.HtmlDecode(await reader.GetStringAsync(new Uri(path, UriKind.Relative)));

    private static async Task<string> TextOf(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    private static async Task<string[]> Csv(HttpClient supervisor, string query) => (await TakenFile.Of(supervisor, "/bao-cao?ky=2026&" + query, "csv")).Lines();

    private async Task<WorkflowDbContext> Db() => await host.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();

    private async Task<Rating> Kept()
    {
        await using var db = await Db();
        var id = Guid.Parse(dossier.Text("id"));
        return await db.Ratings.SingleAsync(r => r.DossierId == id);
    }

    private async Task<int> Count()
    {
        await using var db = await Db();
        return await db.Ratings.CountAsync();
    }

    private async Task<string> NameOf(string officer)
    {
        await using var db = await Db();
        return await db.Officers.Where(o => o.Id == officer).Select(o => o.Name).SingleAsync();
    }
}
