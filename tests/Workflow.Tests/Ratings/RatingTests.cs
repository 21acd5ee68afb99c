using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Core.Ratings;
using Workflow.Core.Reports;
using Workflow.Tests.Dossiers;
using static Workflow.Tests.Dossiers.DossierDesk;

namespace Workflow.Tests.Ratings;

/// <summary>Who has handed a dossier in says once it has ended how it was dealt with, and may think again for thirty days.</summary>
public sealed class RatingTests
{
    private DossierDesk desk = null!;
    private DateTime now;

    [SetUp]
    public void SetUp()
    {
        desk = new DossierDesk();
        now = desk.By(Receptionist).Now;
    }

    [Test]
    public void Give_DossierThatGoesOn_IsRefused()
    {
        var changes = new ChangeSet();

        var refused = Give(null, RatingScore.Satisfied, changes: changes);

        Assert.That((refused.Rejection?.Code, refused.Rejection?.Kind, changes.IsEmpty), Is.EqualTo(("NotEnded", (RejectionKind?)RejectionKind.Conflict, true)));
    }

    [Test]
    public void Give_DossierThatGoesOnAgain_LeavesItsRatingAsItStands()
    {
        End();
        var rating = Give(null, RatingScore.Satisfied, "Nhanh.").Value;
        desk = new DossierDesk();

        var refused = Give(rating, RatingScore.Dissatisfied);

        Assert.That((refused.Rejection?.Code, rating.Score, rating.Comment), Is.EqualTo(("NotEnded", RatingScore.Satisfied, "Nhanh.")));
    }

    [Test]
    public void Give_DossierThatHasEnded_KeepsWhatReportsDivideItBy()
    {
        var (dossier, changes) = (End(), new ChangeSet());

        var rating = Give(null, RatingScore.Dissatisfied, " Chờ lâu. ", changes: changes).Value;

        Assert.That(changes.Inserts, Is.EqualTo(new[] { rating }));
        Assert.That((rating.DossierId, rating.Score, rating.Comment, rating.FirstAt, rating.LastAt), Is.EqualTo((dossier.Id, RatingScore.Dissatisfied, "Chờ lâu.", now, now)));
        Assert.That((rating.ReceivingUnit, rating.CompetentUnit, rating.ProcedureCode, rating.ReceivedBy), Is.EqualTo((dossier.ReceivingUnit, dossier.CompetentUnit, dossier.ProcedureCode, "tiepnhan")));
        Assert.That((rating.EndedAt, rating.Ending), Is.EqualTo((dossier.ProcessingEndedAt, EndingKind.Withdrawn)));
    }

    [Test]
    public void Give_Again_ChangesTheOneAndKeepsItsFirstDay()
    {
        End();
        var first = Give(null, RatingScore.Dissatisfied, "Chờ lâu.").Value;
        var changes = new ChangeSet();

        var second = Give(first, RatingScore.Satisfied, null, now.AddDays(29), changes).Value;

        Assert.That((changes.Inserts, changes.Updates), Is.EqualTo((Array.Empty<object>(), new[] { first })));
        Assert.That((second.Score, second.Comment, second.FirstAt, second.LastAt), Is.EqualTo((RatingScore.Satisfied, (string?)null, now, now.AddDays(29))));
    }

    [TestCase(30 * 24 * 60 - 1, null)]
    [TestCase(30 * 24 * 60, "Final")]
    [TestCase(300 * 24 * 60, "Final")]
    public void Give_Again_IsTakenForThirtyDaysFromTheFirst(int minutes, string? code)
    {
        End();
        var rating = Give(null, RatingScore.Neutral).Value;
        Give(rating, RatingScore.Satisfied, at: now.AddDays(20));

        var last = Give(rating, RatingScore.Dissatisfied, at: now.AddMinutes(minutes));

        Assert.That((last.Rejection?.Code, rating.Score), Is.EqualTo((code, code is null ? RatingScore.Dissatisfied : RatingScore.Satisfied)));
    }

    [TestCase(500, null)]
    [TestCase(501, "CommentTooLong")]
    public void Give_Comment_IsBoundedAsItIsKept(int length, string? code)
    {
        End();
        var typed = $"  {new string('đ', length - 2)}\r\n.\u0007  ";

        Assert.That(Give(null, RatingScore.Neutral, typed).Rejection?.Code, Is.EqualTo(code));
    }

    private Dossier End()
    {
        desk.Dossier.Withdraw(null, "Người nộp đổi ý", desk.By(Receptionist), new ChangeSet());
        return desk.Dossier;
    }

    private Result<Rating> Give(Rating? given, RatingScore score, string? comment = null, DateTime? at = null, ChangeSet? changes = null) =>
        Rating.Give(given, desk.Dossier, "tiepnhan", score, comment, at ?? now, changes ?? new ChangeSet());
}
