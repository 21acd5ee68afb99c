using Workflow.Core;
using Workflow.Runtime;

namespace Workflow.Host.Dossiers;

/// <summary>Why an applicant withdraws.</summary>
internal sealed record WithdrawDossierRequest(string Reason);

/// <summary>Confirms that an applicant withdraws: the dossier is closed and nothing in it waits any longer.</summary>
internal sealed class WithdrawDossier(DossierCommands commands, DossierProcess process, DossierQueries queries)
{
    public async Task<Result<DossierProgress>> Withdraw(ChangeRequest request, Guid dossierId, WithdrawDossierRequest wish)
    {
        var committed = await commands.Run(request, dossierId, References.Of(References.Dossier, dossierId), turn => Decide(turn, request.Revision, wish));
        if (committed.Rejection is { } rejection) return rejection;
        return committed.Value.IsRepeated ? await queries.Progress(dossierId) : committed.Value.Value!;
    }

    private Result<DossierProgress> Decide(DossierTurn turn, int? revision, WithdrawDossierRequest wish)
    {
        var (session, dossier, now) = turn;
        if (dossier.Withdraw(revision, wish.Reason, now, turn.Changes).Rejection is { } refusal) return refusal;
        if (process.Advance(dossier, new Stimulus.Ended(), at: 0, null, now, session) is { } rejection) return rejection;
        return DossierProgress.Of(dossier);
    }
}
