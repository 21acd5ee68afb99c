namespace Workflow.IntegrationTests.Reminders;

public sealed class SqliteReminderTests : ReminderContract
{
    protected override Task<IReadOnlyDictionary<string, string?>> NewDatabase() =>
        Task.FromResult<IReadOnlyDictionary<string, string?>>(new Dictionary<string, string?>());
}
