using Workflow.Core.Dossiers;
using Workflow.Core.Reports;

namespace Workflow.Core.Ratings;

/// <summary>
/// How the applicant of one dossier was served, in the applicant's own words: one for each dossier, once it is closed. What reports divide it by is
/// copied from the dossier, so that they read this table alone.
/// </summary>
public sealed class Rating : IRevised
{
    /// <summary>Days from the first rating on in which it may be changed; after them it stands.</summary>
    public const int ChangeableDays = 30;

    public required Guid DossierId { get; init; }
    public required RatingScore Score { get; set; }

    /// <summary>Plain text, cleaned by <see cref="RatingComment"/>; null where nothing was said. It may hold personal data: in no log.</summary>
    public string? Comment { get; set; }

    /// <summary>When it was given first, UTC: the instant by which reports count it.</summary>
    public required DateTime FirstAt { get; init; }

    /// <summary>When it was given as it stands, UTC.</summary>
    public required DateTime LastAt { get; set; }

    /// <summary>When processing of the dossier ended, UTC.</summary>
    public required DateTime EndedAt { get; set; }

    /// <summary>In which column of reports the dossier stands.</summary>
    public required EndingKind Ending { get; set; }
    public required string ReceivingUnit { get; init; }
    public required string CompetentUnit { get; init; }
    public required string ProcedureCode { get; init; }

    /// <summary>Id of the officer who received the dossier; that of the service where it began by itself.</summary>
    public required string ReceivedBy { get; init; }
    public int Revision { get; set; }

    /// <summary>Until when it may be changed, UTC, exclusive.</summary>
    public DateTime ChangeableUntil => FirstAt.AddDays(ChangeableDays);

    public bool IsChangeableAt(DateTime now) => now < ChangeableUntil;

    /// <summary>Rates a closed dossier, or changes the rating that it has. A dossier that is open, also one that was closed before, is not rated.</summary>
    /// <param name="given">The rating that the dossier has; null for none.</param>
    /// <param name="receivedBy">Id of the officer who received the dossier.</param>
    /// <param name="comment">As it was typed.</param>
    public static Result<Rating> Give(Rating? given, Dossier dossier, string receivedBy, RatingScore score, string? comment, DateTime now, ChangeSet changes)
    {
        if (dossier.ClosedAt is not { } closed) return RatingSentences.Refuse(RejectionKind.Conflict, "NotEnded");
        if (given is not null && !given.IsChangeableAt(now)) return RatingSentences.Refuse(RejectionKind.Conflict, "Final", ChangeableDays);
        var said = RatingComment.Clean(comment);
        if (said?.Length > RatingComment.Longest) return RatingSentences.Refuse(RejectionKind.Unprocessable, "CommentTooLong", RatingComment.Longest);

        var (ended, ending) = (dossier.ProcessingEndedAt ?? closed, DossierEnding.Of(dossier.State, dossier.Outcome, dossier.Delivery, dossier.Timeliness));
        if (given is not null)
        {
            (given.Score, given.Comment, given.LastAt, given.EndedAt, given.Ending) = (score, said, now, ended, ending);
            changes.Update(given);
            return given;
        }
        var rating = new Rating
        {
            DossierId = dossier.Id, Score = score, Comment = said, FirstAt = now, LastAt = now, EndedAt = ended, Ending = ending,
            ReceivingUnit = dossier.ReceivingUnit, CompetentUnit = dossier.CompetentUnit, ProcedureCode = dossier.ProcedureCode, ReceivedBy = receivedBy,
        };
        changes.Insert(rating);
        return rating;
    }
}
