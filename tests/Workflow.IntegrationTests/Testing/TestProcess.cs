using Workflow.IntegrationTests.Persistence;

namespace Workflow.IntegrationTests.Testing;

/// <summary>Entry point of this assembly when a test starts it as a process of its own, to be killed.</summary>
internal static class TestProcess
{
    public static async Task<int> Main(string[] args)
    {
        if (args is not [nameof(AcknowledgingWriter), var provider, var connectionString]) return 2;
        await AcknowledgingWriter.Run(provider, connectionString);
        return 0;
    }
}
