using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests;

/// <summary>Stops, after the last test, what fixtures have started for each other.</summary>
[SetUpFixture]
public sealed class SharedServers
{
    [OneTimeTearDown]
    public Task Stop() => SharedPostgres.Stop();
}
