using FsCheck.NUnit;
using Workflow.Core;
using Workflow.Core.Offices;
using Workflow.Core.Search;
using Workflow.Core.Tasks;
using static Workflow.Tests.Dossiers.DossierDesk;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Workflow.Tests.Dossiers;

/// <summary>What the rows of open steps carry of their dossier, against the dossier.</summary>
public sealed class DossierFactsTests
{
    /// <summary>After any verb, what is written of each open step is what the dossier says: nothing has to be read beside the row.</summary>
    [Property(MaxTest = 150)]
    public void StoredFacts_AfterAnyVerb_AreTheDossiers(byte[] acts)
    {
        var desk = new DossierDesk();
        var walk = new DeskWalk(desk);
        foreach (var act in acts.Take(30))
        {
            if (act % 7 == 6) BlockOrRetry(desk, act);
            else walk.Act(act);

            foreach (var step in desk.Dossier.OpenTasks) Assert.That(desk.StoredFacts[step.Id], Is.EqualTo(desk.Dossier.Facts), $"{step.Kind} after {act}");
        }
    }

    [Test]
    public void StoredFacts_AfterTheResultIsReady_SayThatProcessingEnded()
    {
        var desk = new DossierDesk();
        var late = desk.Open(StepKind.Appraise);

        desk.On("2026-11-17 10:00").Open(StepKind.ReturnResult, "4wh");

        Assert.That(desk.StoredFacts[late.Id].EndedAt, Is.EqualTo(desk.Now));
        Assert.That((late.HasOwnDeadline, desk.Dossier.OpenTasks[1].HasOwnDeadline), Is.EqualTo((true, false)));
    }

    [Test]
    public void StoredFacts_OfAStepThatIsOver_StayAsTheyWere()
    {
        var desk = new DossierDesk();
        var appraisal = desk.Open(StepKind.Appraise);
        desk.Complete(appraisal, Appraiser, "Eligible", new { appraisal = "Đủ" });
        var then = desk.StoredFacts[appraisal.Id];

        desk.Open(StepKind.RequestSupplement, "30cd", AsksForSupplement);

        Assert.That(desk.StoredFacts[appraisal.Id], Is.EqualTo(then).And.Not.EqualTo(desk.Dossier.Facts));
    }

    [Test]
    public void Open_AfterAReturn_NamesWhoSentItBackAndWhy()
    {
        var desk = new DossierDesk();
        var review = desk.Open(StepKind.Review);

        var refusal = desk.Dossier.ReturnFrom(review.Id, null, Step(StepKind.Appraise), "Thiếu căn cứ khoảng lùi", desk.By(Head), desk.Changes).Rejection;
        var again = desk.Open(StepKind.Appraise);
        var next = desk.Open(StepKind.Review);

        Assert.That(refusal?.Code, Is.Null);
        Assert.That((again.ReturnedBy, again.ReturnReason), Is.EqualTo((Head.Id, "Thiếu căn cứ khoảng lùi")));
        Assert.That(next.ReturnedBy, Is.Null, "Only what the return itself opened came back.");
    }

    [TestCase("Returned", true)]
    [TestCase("Agreed", false)]
    public void Open_AfterAReview_IsReturnedWhereTheReviewerDidNotAgree(string outcome, bool isReturned)
    {
        var desk = new DossierDesk();
        desk.Complete(desk.Open(StepKind.Review), Head, outcome, note: "Xem lại mục 3");

        var next = desk.Open(StepKind.Appraise);

        Assert.That((next.ReturnedBy, next.ReturnReason), Is.EqualTo(isReturned ? (Head.Id, "Xem lại mục 3") : ((string?)null, (string?)null)));
    }

    [Test]
    public void Receive_Written_HasTheTermsOfItsCodeNameAndPhone()
    {
        var desk = new DossierDesk();

        Assert.That(desk.Terms.Select(t => t.DossierId), Is.All.EqualTo(desk.Dossier.Id));
        Assert.That(desk.Terms.Select(t => t.Term), Is.EquivalentTo(SearchTerms.Of(desk.Dossier.Code, desk.Dossier.ApplicantName, desk.Dossier.ApplicantPhone)).And.Contains("hanh"));
    }

    private static void BlockOrRetry(DossierDesk desk, byte act)
    {
        if (desk.Dossier.IsBlocked && act % 2 == 0)
        {
            var incident = desk.Incidents.Last(i => i.ResolvedAt is null);
            Assert.That(desk.Dossier.Retry(incident.Id, null, [], desk.By(Head), desk.Changes).Rejection?.Code, Is.Null);
        }
        else
        {
            desk.Dossier.Block(1, 0, "call", new Rejection(RejectionKind.Busy, "CallFailed", new Phrase("Lỗi", "Failed")), desk.By(Actor.System), desk.Changes);
        }
        desk.Write();
    }
}
