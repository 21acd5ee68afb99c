using Workflow.Core.Dossiers;
using Workflow.Core.Offices;
using Workflow.Core.Tasks;
using static Workflow.Tests.Dossiers.DossierDesk;

namespace Workflow.Tests.Dossiers;

/// <summary>A question beside the process, from the asking to the answer.</summary>
public sealed class ClarificationActsTests
{
    private DossierDesk desk = null!;
    private UserTask task = null!;

    [SetUp]
    public void SetUp()
    {
        desk = new DossierDesk();
        task = desk.Open(StepKind.Appraise);
    }

    [Test]
    public void Ask_LeavesStepDossierAndClockAsTheyAre()
    {
        var (due, revision, returns, state) = (task.DueAt, task.Revision, desk.Dossier.ClarifyCount, desk.Dossier.State);

        var asked = Ask(Clerk).Value;

        Assert.That((task.DueAt, task.Revision, desk.Dossier.ClarifyCount, desk.Dossier.State), Is.EqualTo((due, revision, returns, state)));
        Assert.That((asked.AskerId, asked.AskedId, asked.IsOpen), Is.EqualTo((Appraiser.Id, Clerk.Id, true)));
        var entry = desk.Changes.Inserts.OfType<HistoryEntry>().Single();
        Assert.That((entry.Verb, entry.Outcome, entry.Reason), Is.EqualTo((HistoryVerb.ClarificationAsked, Clerk.Id, "Thửa 12 đã đăng ký chưa?")));
    }

    [TestCase("", "QuestionMissing")]
    [TestCase("   ", "QuestionMissing")]
    public void Ask_Nothing_IsRefused(string question, string code) =>
        Assert.That(desk.Dossier.Ask(task.Id, null, Clerk.Id, question, desk.By(Appraiser), desk.Changes).Rejection?.Code, Is.EqualTo(code));

    [Test]
    public void Ask_OnAStaleRevision_IsAConflict() =>
        Assert.That(desk.Dossier.Ask(task.Id, task.Revision + 1, Clerk.Id, "Vì sao?", desk.By(Appraiser), desk.Changes).Rejection?.Code, Is.EqualTo("TaskMovedOn"));

    [Test]
    public void Ask_OneselfOrNobody_IsRefused()
    {
        Assert.That(Ask(Appraiser).Rejection?.Code, Is.EqualTo("AskedOneself"));
        Assert.That(desk.Dossier.Ask(task.Id, null, "ai-do", "Vì sao?", desk.By(Appraiser), desk.Changes).Rejection?.Code, Is.EqualTo("AskedUnknown"));
    }

    [Test]
    public void Ask_AtAStepThatAnotherHolds_IsRefused()
    {
        desk.Claim(task, Colleague);

        Assert.That(Ask(Clerk).Rejection?.Code, Is.EqualTo("TaskHeldByOther"));
    }

    [Test]
    public void Answer_ByTheAsked_ClosesTheQuestionOnce()
    {
        var question = Ask(Clerk).Value;
        desk.Write();

        var answered = desk.Dossier.Answer(question, " Đã đăng ký. ", desk.By(Clerk), desk.Changes);
        var again = desk.Dossier.Answer(question, "Chưa.", desk.By(Clerk), desk.Changes);

        Assert.That((answered.Value.Answer, answered.Value.AnsweredBy, again.Rejection?.Code), Is.EqualTo(("Đã đăng ký.", Clerk.Id, "AnsweredAlready")));
    }

    [Test]
    public void Answer_ByAnybodyElse_IsRefused()
    {
        var question = Ask(Clerk).Value;

        Assert.That(desk.Dossier.Answer(question, "Chưa.", desk.By(Colleague), desk.Changes).Rejection?.Code, Is.EqualTo("NotAsked"));
    }

    [Test]
    public void Answer_ByTheDeputyOfTheAsked_SaysForWhom()
    {
        var question = Ask(Colleague).Value;
        desk.Write();
        desk.ActingFor.Add(Deputy.Set(
            new DeputyRequest(Colleague, Appraiser, new DateOnly(2026, 11, 16), new DateOnly(2026, 11, 20), [], "Nghỉ phép"), Colleague, [], Units, new DateOnly(2026, 11, 16), desk.Now).Value);

        desk.Dossier.Answer(question, "Rồi.", desk.By(Appraiser), desk.Changes);

        var entry = desk.Changes.Inserts.OfType<HistoryEntry>().Single();
        Assert.That((entry.ActorId, entry.ActingForId, question.AnsweredBy), Is.EqualTo((Appraiser.Id, Colleague.Id, Appraiser.Id)));
    }

    private Core.Result<Clarification> Ask(Actor asked) => desk.Dossier.Ask(task.Id, null, asked.Id, "Thửa 12 đã đăng ký chưa?", desk.By(Appraiser), desk.Changes);
}
