using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Core.Ratings;
using Workflow.Host.Dossiers;
using Workflow.Persistence.Commands;

namespace Workflow.Host.Ratings;

/// <summary>Keeps how an applicant was served, for whoever has shown the dossier's factor. Two at once become one: the later counts.</summary>
internal sealed class RateDossier(CommitQueue queue, CommandCircumstances circumstances)
{
    /// <summary>The acceptance is the first act on a dossier.</summary>
    private const int FirstAct = 1;

    /// <param name="comment">As it was typed; null or blank for none.</param>
    public async Task<Rejection?> Rate(Guid dossierId, RatingScore score, string? comment)
    {
        var now = circumstances.Now;
        var committed = await queue.Submit(new DossierCommand<Rating>(dossierId, CarriesRevision: false, session =>
        {
            if (session.Dossier(dossierId) is not { } dossier) return ServiceSentences.Refuse(RejectionKind.NotFound, "DossierNotFound");
            var rated = Rating.Give(session.Find<Rating>(dossierId), dossier, ReceiverOf(session, dossierId), score, comment, now, session.Changes);
            return rated.Rejection is { } refused ? refused : new Decision<Rating>(rated.Value, References.Of(References.Dossier, dossierId));
        }));
        return committed.Rejection;
    }

    private static string ReceiverOf(CommandSession session, Guid dossierId) =>
        session.Find<HistoryEntry>(dossierId, FirstAct) is { Verb: HistoryVerb.Received } acceptance ? acceptance.ActorId : Core.Offices.Actor.System.Id;
}
