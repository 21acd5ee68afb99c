using Microsoft.Extensions.Logging.Abstractions;
using Workflow.Core.Dossiers;
using Workflow.Persistence;
using Workflow.Persistence.Commands;
using Workflow.Persistence.Databases;

namespace Workflow.IntegrationTests.Persistence;

/// <summary>Sixteen clients that write without end; each prints what was acknowledged, after it was acknowledged.</summary>
internal static class AcknowledgingWriter
{
    public static async Task Run(string provider, string connectionString)
    {
        var options = new PersistenceOptions { Provider = Enum.Parse<DatabaseProvider>(provider), ConnectionString = connectionString };
        await using var queue = new CommitQueue(Database.For(options, NullLoggerFactory.Instance), options, TimeProvider.System, NullLogger<CommitQueue>.Instance);
        var output = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });

        var dossiers = (await Console.In.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse);
        await Task.WhenAll(dossiers.Select(id => Task.Run(async () =>
        {
            while (true)
            {
                var answer = await queue.Submit(Step(id));
                if (!answer.IsRejected) await output.WriteLineAsync($"{id} {answer.Value.Value}");
            }
        })));
    }

    /// <summary>Writes what a step writes: the dossier, an entry of its history, and a number.</summary>
    private static DossierCommand<int> Step(Guid id) => new(id, CarriesRevision: false, session =>
    {
        var dossier = session.Dossier(id)!;
        session.Changes.Update(dossier);
        session.Changes.Insert(new HistoryEntry
        {
            DossierId = id, Sequence = dossier.Revision, At = DateTime.UnixEpoch, Verb = HistoryVerb.StepCompleted, ActorId = "lan.ntt", UnitCode = "H05.14",
        });
        var issued = new IssuedNumber { UnitCode = "H05.14", Year = 2026, Symbol = "GPXD", Date = new DateOnly(2026, 11, 23), DossierId = id };
        session.Changes.Insert(issued);
        session.Changes.Draw(new NumberRequest("number:H05.14:2026", number => issued.Number = number));
        return new Decision<int>(dossier.Revision, $"history:{id}:{dossier.Revision}");
    });
}
