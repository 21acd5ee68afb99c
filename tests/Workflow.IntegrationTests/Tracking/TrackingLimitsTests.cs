using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Workflow.Host.Procedures;
using Workflow.Host.Tracking;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Tracking;

public sealed class TrackingLimitsTests
{
    [Test]
    public void Refuse_OneAddress_HoldsForAllCodesAndNotForOtherAddresses()
    {
        using var limits = Limits(new TrackingOptions { PerAddress = 3, PerCode = 100, PerCodeAndDay = 100 });
        var here = IPAddress.Parse("203.0.113.7");

        var admitted = Enumerable.Range(0, 4).Select(i => limits.Refuse(new(here, $"C{i}")) is null).ToList();

        Assert.That(admitted, Is.EqualTo(new[] { true, true, true, false }));
        Assert.That(limits.Refuse(new(here, "C9")), Is.GreaterThan(TimeSpan.Zero).And.LessThanOrEqualTo(TimeSpan.FromMinutes(10)));
        Assert.That(limits.Refuse(new(IPAddress.Parse("203.0.113.8"), "C9")), Is.Null);
    }

    [Test]
    public void Refuse_OneCodeFromManyAddresses_IsBounded()
    {
        using var limits = Limits(new TrackingOptions { PerAddress = 100, PerCode = 2, PerCodeAndDay = 100 });

        var admitted = Enumerable.Range(1, 4).Select(i => limits.Refuse(new(IPAddress.Parse($"203.0.113.{i}"), "C")) is null).ToList();

        Assert.That(admitted, Is.EqualTo(new[] { true, true, false, false }));
        Assert.That(limits.Refuse(new(IPAddress.Parse("203.0.113.1"), "D")), Is.Null);
    }

    [Test]
    public void Refuse_AddressesOfOneNetwork_AreOne()
    {
        using var limits = Limits(new TrackingOptions { PerAddress = 1, PerCode = 100, PerCodeAndDay = 100 });

        Assert.That(limits.Refuse(new(IPAddress.Parse("2001:db8:1:2::1"), "A")), Is.Null);
        Assert.That(limits.Refuse(new(IPAddress.Parse("2001:db8:1:2:ffff::9"), "B")), Is.Not.Null);
        Assert.That(limits.Refuse(new(IPAddress.Parse("2001:db8:1:3::1"), "C")), Is.Null);
    }

    [Test]
    public async Task Post_TooOften_SaysHowLongToWaitAlikeForKnownAndUnknownCodes()
    {
        await using var host = await HostFixture.Start(new Dictionary<string, string?> { ["Tracking:PerCode"] = "2", ["Tracking:FailureMilliseconds"] = "0" });
        await host.Services.GetRequiredService<PublishVersion>().Publish(PermitProcedure.Package(), "kiemsoat", null, default);
        var code = (await PermitOffice.Receive(await host.Machine("tiepnhan"))).Text("code");
        var reader = host.Anonymous();

        foreach (var tried in (string[])[code, "000.00.01.H05-261120-9999"])
        {
            var answers = new List<(HttpStatusCode, bool, bool)>();
            for (var i = 0; i < 3; i++)
            {
                using var answer = await reader.PostAsync(new Uri(TrackPage.Path, UriKind.Relative), new FormUrlEncodedContent([new("ma", tried), new("bm", "0000")]));
                answers.Add((answer.StatusCode, answer.Headers.RetryAfter?.Delta > TimeSpan.Zero, (await answer.Content.ReadAsStringAsync()).Contains("quá nhiều lần", StringComparison.Ordinal)));
            }
            Assert.That(answers, Is.EqualTo(new[]
            {
                (HttpStatusCode.UnprocessableEntity, false, false), (HttpStatusCode.UnprocessableEntity, false, false), (HttpStatusCode.TooManyRequests, true, true),
            }), tried);
        }
    }

    private static TrackingLimits Limits(TrackingOptions options) => new(Options.Create(options));
}
