using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Host.Hosting;
using Workflow.IntegrationTests.Testing;
using Workflow.Testing;

namespace Workflow.IntegrationTests.Hosting;

/// <summary>Holds every route of the real host to the table of policies.</summary>
public sealed class RouteTableTests
{
    private HostFixture host = null!;

    [OneTimeSetUp]
    public async Task Start() => host = await HostFixture.Start();

    [OneTimeTearDown]
    public async Task Stop() => await host.DisposeAsync();

    private IEnumerable<RouteEndpoint> Routes => host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    [Test]
    public void EveryRoute_HasExactlyOnePolicyOrAReasonToBePublic()
    {
        var wrong = Routes.Where(r => r.Metadata.OfType<RoutePolicy>().Count() + r.Metadata.OfType<PublicRoute>().Count() != 1).Select(Line);

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void EveryPolicy_OfARoute_StandsInTheTable()
    {
        Assert.That(Routes.SelectMany(r => r.Metadata.OfType<RoutePolicy>()).Distinct(), Is.SubsetOf(RoutePolicies.All));
    }

    [Test]
    public void Table_OfRoutesAndPolicies()
    {
        var routes = Routes.Where(r => r.Metadata.GetMetadata<StaticAssetDescriptor>() is null).Select(Line).Distinct().Order(StringComparer.Ordinal).ToLookup(Part);

        Assert.Multiple(() =>
        {
            foreach (var part in routes) Snapshot.Match(string.Join('\n', part), part.Key);
        });
    }

    [Test]
    public void Table_OfPoliciesAndRoles()
    {
        var policies = RoutePolicies.All.Select(p => $"{p.Name} ({p.Scope}): {(p.Roles.Count == 0 ? "everybody signed in" : string.Join(", ", p.Roles))}");

        Snapshot.Match(string.Join('\n', policies));
    }

    private static string Part(string line) => line switch
    {
        _ when line.Contains(" /elsa/", StringComparison.Ordinal) => "Studio",
        _ when line.StartsWith("PAGE  /quan-tri", StringComparison.Ordinal) => "Administration",
        _ when line.StartsWith("PAGE", StringComparison.Ordinal) => "Pages",
        _ when line.StartsWith('P') || line.StartsWith("DELETE", StringComparison.Ordinal) => "Changes",
        _ => "Reads",
    };

    private static string Line(RouteEndpoint route)
    {
        var methods = route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];
        var kind = route.Metadata.GetMetadata<PageActionDescriptor>() is null ? string.Join(',', methods) : "PAGE";
        var access = route.Metadata.GetMetadata<RoutePolicy>()?.Name ?? $"public: {route.Metadata.GetMetadata<PublicRoute>()?.Why}";
        return string.Create(CultureInfo.InvariantCulture, $"{(kind.Length == 0 ? "ANY" : kind),-5} /{route.RoutePattern.RawText?.TrimStart('/')}  {access}");
    }
}
