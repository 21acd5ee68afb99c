using Workflow.Persistence;
using Workflow.Persistence.Databases;

namespace Workflow.Host.Hosting;

/// <summary>Gets the object mapper ready on another processor while the service is composed, once a process: it is a quarter of a start.</summary>
internal static class DatabaseWarmUp
{
    private static int begun;

    public static void Begin(DatabaseProvider provider)
    {
        // Nothing depends on it: whatever it cannot do, the first real query does, and says so.
        if (Interlocked.Exchange(ref begun, 1) == 0) _ = Task.Run(() => Database.Warm(provider));
    }
}
