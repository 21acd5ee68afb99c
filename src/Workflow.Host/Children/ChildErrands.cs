using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Host.Dossiers;
using Workflow.Host.Procedures;
using Workflow.Persistence.Commands;
using Workflow.Runtime;
using Workflow.Runtime.Activities;
using Workflow.Runtime.Definitions;

namespace Workflow.Host.Children;

/// <summary>Writes down, with the step of a dossier, what follows from it for those that it has started and for the one that started it.</summary>
internal static class ChildErrands
{
    /// <param name="cause">The stimulus that led to the step.</param>
    public static void Write(Dossier dossier, PublishedVersion version, Stimulus cause, IReadOnlyList<Effect> effects, Circumstances now, CommandSession session)
    {
        foreach (var effect in effects)
        {
            if (effect is Effect.ChildRequested requested) Begin(dossier, version, requested, now, session);
            else if (NoLongerWanted(effect, cause) is { } child) session.Changes.Insert(Errand.End(child, dossier.Id, now.Now));
        }
        if (cause is Stimulus.Ended) WriteEnd(dossier, now, session);
        else Report(dossier, cause, now, session);
    }

    /// <summary>The child whose wait an effect has ended; null where the child itself brought that about.</summary>
    public static Guid? NoLongerWanted(Effect effect, Stimulus cause) =>
        effect is Effect.WaitEnded { Kind: WaitKind.Child } ended && (cause as Stimulus.Resumed)?.Key != ended.Key && (cause as Stimulus.Failed)?.Key != ended.Key
            ? Guid.Parse(ended.Key)
            : null;

    /// <summary>What a dossier has to tell the one that started it after a step; null where that waits for nothing of it now.</summary>
    public static string? ReportAfter(Dossier dossier, Stimulus cause)
    {
        var isDue = dossier.Awaited == ChildWait.End ? dossier.IsClosed : dossier.Awaited == ChildWait.FirstRest && cause is Stimulus.Started;
        return isDue ? ReportOf(dossier, cause) : null;
    }

    /// <summary>Writes down what follows from the end of a dossier that was ended from outside.</summary>
    public static void WriteEnd(Dossier dossier, Circumstances now, CommandSession session)
    {
        EndAll(dossier, now, session);
        Report(dossier, new Stimulus.Ended(), now, session);
    }

    private static void EndAll(Dossier dossier, Circumstances now, CommandSession session)
    {
        var asked = session.Changes.Inserts.OfType<Errand>().Where(e => e.Kind == ErrandKind.End).Select(e => e.ChildId).ToHashSet();
        foreach (var child in session.OpenChildren(dossier.Id))
            if (!asked.Contains(child) && session.Find<Errand>(child, ErrandKind.End) is null) session.Changes.Insert(Errand.End(child, dossier.Id, now.Now));
    }

    /// <summary>Tells the parent of a dossier where it stands, where the parent waits for that.</summary>
    private static void Report(Dossier dossier, Stimulus cause, Circumstances now, CommandSession session)
    {
        if (dossier.Parentage is { } parent && ReportAfter(dossier, cause) is { } report) session.Changes.Insert(Errand.Report(dossier.Id, parent, report, now.Now));
    }

    private static void Begin(Dossier dossier, PublishedVersion version, Effect.ChildRequested requested, Circumstances now, CommandSession session)
    {
        var pinned = version.ReferenceTo(requested.DefinitionId);
        session.Changes.Insert(Errand.Begin(dossier, requested, pinned.PinnedVersionId, pinned.Process, now.Now));
    }

    private static string ReportOf(Dossier dossier, Stimulus cause)
    {
        var id = dossier.Id.ToString();
        var outputs = dossier.Variables.Where(v => v.Scope == RunContext.OutputScope).Select(v => KeyValuePair.Create(v.Name, v.Json));
        if (!dossier.IsClosed) return ChildReport.OfRunning(id, dossier.IsBlocked, outputs);
        return cause is Stimulus.Ended ? ChildReport.OfCancelled(id, outputs) : ChildReport.OfFinished(id, outputs);
    }
}
