using System.Data;
using System.Data.Common;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Persistence.Rows;
using Workflow.Persistence.Steps;

namespace Workflow.Persistence.Commands;

/// <summary>One transaction of a lane: the commands that waited at the same moment, one for each dossier, in the order of the dossiers.</summary>
internal sealed class Batch(DbConnection connection, StepWriter writer)
{
    private const string BeforeCommand = "before_command";
    private readonly List<ChangeSet> numbered = [];

    /// <summary>Runs and commits the commands. Afterwards each is settled or wants another try; an exception means that nothing was committed.</summary>
    public void Run(IReadOnlyList<QueuedCommand> commands)
    {
        using var transaction = connection.BeginTransaction(IsolationLevel.ReadCommitted);
        writer.Enlist(transaction);
        foreach (var command in commands.OrderBy(c => c.DossierId))
        {
            command.BeginTry();
            RunOne(command, transaction);
        }
        WriteNumbered();
        transaction.Commit();
    }

    private void RunOne(QueuedCommand command, DbTransaction transaction)
    {
        if (command.Idempotency is { } key && writer.Find<IdempotencyRecord>(key.Caller, key.Key) is { } record)
        {
            if (record.RequestHash == key.RequestHash) command.Repeat(record.Reference);
            else command.Reject(QueueSentences.Refuse(RejectionKind.Unprocessable, "IdempotencyKeyReused"));
            return;
        }

        var session = new LaneSession(writer);
        if (Decide(command, session) is not { } reference) return;

        transaction.Save(BeforeCommand);
        try
        {
            if (Write(session.Changes))
            {
                Remember(command, reference);
                transaction.Release(BeforeCommand);
                if (session.Changes.Numbers.Count > 0) numbered.Add(session.Changes);
                command.Accept(session.Changes);
                return;
            }
            // A lost race: the caller's picture is out of date, or the command is decided again from the present state.
            if (command.CarriesRevision) command.Reject(QueueSentences.Refuse(RejectionKind.Conflict, "MovedOn"));
        }
        catch (DbException)
        {
            // Not settled: it runs again alone.
        }
        catch (Exception exception)
        {
            command.Fail(exception);
        }
        transaction.Rollback(BeforeCommand);
    }

    private static string? Decide(QueuedCommand command, LaneSession session)
    {
        try
        {
            return command.Decide(session);
        }
        catch (Exception exception) when (exception is not DbException)
        {
            command.Fail(exception);
            return null;
        }
    }

    /// <summary>The dossier's row goes first: whoever holds it may write what belongs to it, so that two hosts cannot block each other.</summary>
    private bool Write(ChangeSet changes)
    {
        foreach (var row in changes.Updates)
            if (row is Dossier && !writer.Update(row)) return false;
        foreach (var row in changes.Deletes)
            if (!writer.Delete(row)) return false;
        foreach (var row in changes.Updates)
            if (row is not Dossier && !writer.Update(row)) return false;
        foreach (var look in changes.Looks)
        {
            if (!writer.MoveLook(look)) continue;
            changes.Confirm(look);
            Send(look.Drafts, changes);
        }
        Send(changes.Drafts, changes);
        if (changes.Numbers.Count == 0)
            foreach (var row in changes.Inserts) writer.Insert(row);
        return true;
    }

    private void Send(IReadOnlyList<ReminderDraft> drafts, ChangeSet changes)
    {
        foreach (var draft in drafts)
        {
            // The key decides, not who asks: what was sent once is not sent again, nor is what goes out with it.
            if (!writer.InsertNew(draft.Reminder)) continue;
            foreach (var message in draft.Messages) writer.InsertNew(message);
            changes.Confirm(draft);
        }
    }

    private void Remember(QueuedCommand command, string reference)
    {
        if (command.Idempotency is not { } key) return;
        writer.Insert(new IdempotencyRecord
        {
            Caller = key.Caller,
            Key = key.Key,
            RequestHash = key.RequestHash,
            Reference = reference,
            At = command.At,
        });
    }

    /// <summary>Counters are the rows everyone wants: they are held for the shortest time and always in the same order.</summary>
    private void WriteNumbered()
    {
        var counters = numbered.SelectMany(c => c.Numbers).GroupBy(n => n.Counter).OrderBy(c => c.Key, StringComparer.Ordinal);
        foreach (var counter in counters)
        {
            var requests = counter.ToList();
            var number = writer.Draw(counter.Key, requests.Count) - requests.Count;
            foreach (var request in requests) request.Assign(++number);
        }
        foreach (var changes in numbered)
            foreach (var row in changes.Inserts) writer.Insert(row);
    }
}
