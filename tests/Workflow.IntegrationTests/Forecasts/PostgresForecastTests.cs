using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Forecasts;

public sealed class PostgresForecastTests : ForecastContract
{
    protected override Task<IReadOnlyDictionary<string, string?>> NewDatabase() => SharedPostgres.NewDatabase();
}
