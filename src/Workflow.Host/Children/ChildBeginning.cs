using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Host.Dossiers;
using Workflow.Host.Procedures;
using Workflow.Persistence.Commands;

namespace Workflow.Host.Children;

/// <summary>Begins the dossiers that processes ask for: of the same applicant, on the version that was pinned, with a code and a clock of their own.</summary>
internal sealed class ChildBeginning(PublishedProcesses processes, DossierProcess process)
{
    /// <summary>Begins the dossier of an errand; the reason where it cannot.</summary>
    public Rejection? Begin(Errand errand, Circumstances now, CommandSession session)
    {
        if (session.Dossier(errand.ParentId) is not { } parent) return ServiceSentences.Refuse(RejectionKind.NotFound, "DossierNotFound");
        // Nobody wants it any longer: it never begins.
        if (session.Find<Errand>(errand.ChildId, ErrandKind.End) is not null) return null;
        if (parent.Generation == Dossier.MostGenerations) return ServiceSentences.Refuse(RejectionKind.Unprocessable, "TooManyGenerations", Dossier.MostGenerations);
        var version = processes.Of(errand.VersionId!.Value, session);
        if (version.Rejection is { } unreadable) return unreadable;
        if (version.Value.Spec.Cases.FirstOrDefault(c => c.Process == errand.Process) is not { } own)
            return ServiceSentences.Refuse(RejectionKind.Unprocessable, "ProcessWithoutCase", errand.Process);

        var begun = Dossier.BeginFor(parent, errand, ChildReception.Of(parent, errand, version.Value.Spec, own), now, session.Changes);
        if (begun.Rejection is { } rejection) return rejection;
        begun.Value.RecordReception(now, session.Changes);
        return process.Advance(begun.Value, ChildReception.Start(parent, errand, own), at: 0, null, now, session);
    }
}
