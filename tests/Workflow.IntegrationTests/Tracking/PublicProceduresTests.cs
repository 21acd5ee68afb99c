using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Host.Procedures;
using Workflow.Host.Tracking;
using Workflow.IntegrationTests.Testing;
using Workflow.Testing;

namespace Workflow.IntegrationTests.Tracking;

/// <summary>The list of procedures for everybody, over the shipped ones.</summary>
public sealed class PublicProceduresTests
{
    private HostFixture host = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        host = await HostFixture.Start();
        var publish = host.Services.GetRequiredService<PublishVersion>();
        foreach (var folder in ProcedureFolder.Find(Repository.Workflows).Value)
            await publish.Publish(ProcedureFolder.Read(folder).Value, "kiemsoat", "Theo quyết định công bố", default);
    }

    [OneTimeTearDown]
    public async Task Close() => await host.DisposeAsync();

    [TestCase("giay phep xay dung")]
    [TestCase("XÂY DỰNG phép")]
    [TestCase("1.009994")]
    public async Task Choose_ByWordsOrCode_FindsThemWhateverCaseAndAccents(string search)
    {
        var found = PublicProcedures.Choose(await All(), new(search)).Items;

        Assert.That(found.Select(p => p.Spec.Code), Is.EqualTo(new[] { "1.009994" }));
    }

    [Test]
    public async Task Choose_WhatNobodyOffers_FindsNothing() => Assert.That(PublicProcedures.Choose(await All(), new("hộ chiếu ngoại giao")).Items, Is.Empty);

    [Test]
    public async Task Choose_PageByPage_BringsEachOnceInItsField()
    {
        var shipped = await All();
        var all = Enumerable.Range(0, 45).Select(i => shipped[i % shipped.Count] with { Spec = shipped[i % shipped.Count].Spec with { Code = $"9.{i:000}" } }).ToList();
        var read = new List<string>();

        for (string? after = null; ;)
        {
            var page = PublicProcedures.Choose(all, new(After: after));
            read.AddRange(page.Items.Select(p => p.Spec.Code));
            if ((after = page.Next) is null) break;
        }

        Assert.That(read, Is.EqualTo(all.Select(p => p.Spec.Code)));
        var field = shipped[0].Spec.Field;
        Assert.That(PublicProcedures.Choose(all, new(Field: field)).Items.Select(p => p.Spec.Field), Has.All.EqualTo(field));
    }

    [Test]
    public async Task Page_OfAProcedure_SaysDocumentsFeesLimitsAndStepsOfEachCase()
    {
        var procedure = (await All()).First(p => p.Spec.Code == "1.009994");

        var page = await Read($"/thu-tuc/{procedure.Spec.Code}");

        foreach (var received in procedure.Spec.ReceivedCases)
        {
            Assert.That(page, Does.Contain(received.Name.Vi).And.Contain(received.Limit.Describe().Vi));
            foreach (var document in received.Documents) Assert.That(page, Does.Contain(procedure.Spec.FindDocument(document)!.Name.Vi));
        }
        Assert.That(page, Does.Contain("Các bước giải quyết"));
    }

    [Test]
    public async Task Page_HeldAlready_IsNotSentAgainUntilItsLanguageChanges([Values("/thu-tuc", "/thu-tuc/1.009994")] string path)
    {
        var reader = host.Anonymous();
        using var first = await Get(reader, path);
        using var again = await Get(reader, path, tag: first.Headers.ETag!.ToString());
        using var inEnglish = await Get(reader, path, tag: first.Headers.ETag!.ToString(), cookie: "one-stop-language=en");

        Assert.That((first.StatusCode, again.StatusCode, inEnglish.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.NotModified, HttpStatusCode.OK)));
        Assert.That(first.Headers.CacheControl?.Public, Is.True);
        Assert.That(first.Headers.TryGetValues("Set-Cookie", out _), Is.False, "a page for everybody gives nobody a cookie");
        Assert.That(await again.Content.ReadAsByteArrayAsync(), Is.Empty);
    }

    [Test]
    public async Task Page_OfAWithdrawnOrUnknownProcedure_IsNotFound()
    {
        using var missing = await Get(host.Anonymous(), "/thu-tuc/9.999999");

        Assert.That(missing.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private Task<IReadOnlyList<PublicProcedure>> All() => host.Services.GetRequiredService<PublicProcedures>().All(default);

    private async Task<string> Read(string path)
    {
        using var answer = await Get(host.Anonymous(), path);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private static async Task<HttpResponseMessage> Get(HttpClient reader, string path, string? tag = null, string? cookie = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/html");
        if (tag is not null) request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        if (cookie is not null) request.Headers.Add("Cookie", cookie);
        return await reader.SendAsync(request);
    }
}
