using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text;
using System.Text.RegularExpressions;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Core.Offices;
using Workflow.Core.Tasks;
using Workflow.Testing;
using static Workflow.Tests.Dossiers.DossierDesk;

namespace Workflow.Tests.Dossiers;

/// <summary>What a dossier refuses, with its sentences.</summary>
public sealed class DossierRefusalsTests
{
    private static readonly ResourceManager book = new("Workflow.Core.Dossiers.DossierSentences", typeof(Dossier).Assembly);

    [Test]
    public void Verbs_Refused_SayWhyInBothLanguages()
    {
        var text = new StringBuilder();
        foreach (var (what, rejection) in Refusals())
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{what}: {rejection!.Kind} {rejection.Code}");
            text.AppendLine(CultureInfo.InvariantCulture, $"  {rejection.Sentence.Vi} | {rejection.Sentence.En}");
            foreach (var problem in rejection.Problems) text.AppendLine(CultureInfo.InvariantCulture, $"  {problem.Path}: {problem.Sentence.Vi}");
        }

        Snapshot.Match(text.ToString());
    }

    [Test]
    public void Refusal_OfAnyVerb_WritesNothing()
    {
        var desk = new DossierDesk();
        var task = desk.Open(StepKind.Appraise);

        desk.Complete(task, Approver, "Eligible");
        desk.Complete(task, Appraiser, "Eligible");

        Assert.That(desk.Changes.IsEmpty, Is.True);
        Assert.That(task.State, Is.EqualTo(TaskState.Open));
    }

    [Test]
    public void Sentences_BothLanguages_HaveTheSameKeysAndArguments()
    {
        var (vietnamese, english) = (Read(CultureInfo.InvariantCulture), Read(CultureInfo.GetCultureInfo("en")));

        Assert.That(english.Keys, Is.EquivalentTo(vietnamese.Keys));
        foreach (var (key, sentence) in vietnamese) Assert.That(Arguments(english[key]), Is.EqualTo(Arguments(sentence)), key);
    }

    private static IEnumerable<(string What, Rejection? Rejection)> Refusals()
    {
        var desk = new DossierDesk();
        var appraisal = desk.Open(StepKind.Appraise);
        yield return ("complete in another role", desk.Complete(appraisal, Clerk, "Eligible").Rejection);
        yield return ("complete after a change", desk.Complete(appraisal, Appraiser, "Eligible", revision: 7).Rejection);
        yield return ("complete with an unknown outcome", desk.Complete(appraisal, Appraiser, "Tạm được").Rejection);
        yield return ("complete without its record", desk.Complete(appraisal, Appraiser, "Eligible").Rejection);
        yield return ("complete with an endless note", desk.Complete(appraisal, Appraiser, "Eligible", new { appraisal = "x" }, new string('x', 2001)).Rejection);
        yield return ("release what nobody holds", desk.Dossier.Release(appraisal.Id, null, desk.By(Appraiser), desk.Changes).Rejection);
        desk.Dossier.Claim(appraisal.Id, null, desk.By(Appraiser), desk.Changes);
        yield return ("claim what another holds", desk.Dossier.Claim(appraisal.Id, null, desk.By(Colleague), desk.Changes).Rejection);
        yield return ("reassign without the right", desk.Dossier.Reassign(appraisal.Id, null, Colleague.Id, "Nghỉ phép", desk.By(Colleague), desk.Changes).Rejection);
        yield return ("reassign without a reason", desk.Dossier.Reassign(appraisal.Id, null, Colleague.Id, " ", desk.By(Head), desk.Changes).Rejection);
        yield return ("reassign to somebody else", desk.Dossier.Reassign(appraisal.Id, null, Clerk.Id, "Nghỉ phép", desk.By(Head), desk.Changes).Rejection);
        yield return ("supplement without items", desk.TryOpen(StepKind.RequestSupplement, "30cd", Says("SupplementNeeded")).Rejection);

        desk = new DossierDesk();
        yield return ("payment without an amount", desk.TryOpen(StepKind.RequestPayment, "30cd", Says("Done", new { amount = -1 })).Rejection);
        desk = new DossierDesk();
        var assign = desk.Open(StepKind.Assign);
        yield return ("assign to somebody else", desk.Complete(assign, Head, "Done", new { assignee = Clerk.Id }).Rejection);
        yield return ("withdraw without the right", desk.Dossier.Withdraw(null, "Đổi ý", desk.By(Head), desk.Changes).Rejection);
        yield return ("withdraw after a change", desk.Dossier.Withdraw(99, "Đổi ý", desk.By(Receptionist), desk.Changes).Rejection);
        yield return ("retry without an incident", desk.Dossier.Retry(Guid.NewGuid(), null, [], desk.By(Head), desk.Changes).Rejection);
        yield return ("retry without the right", desk.Dossier.Retry(Guid.NewGuid(), null, [], desk.By(Clerk), desk.Changes).Rejection);
        yield return ("event that nobody awaits", desk.Dossier.RecordEvent("TaxPaid", desk.By(Head), desk.Changes).Rejection);

        desk.Complete(desk.Open(StepKind.Appraise), Appraiser, "Eligible", new { appraisal = "Đủ" });
        var approval = desk.Open(StepKind.Approve);
        yield return ("approve one's own appraisal", desk.Complete(approval, Appraiser, "Approved", new { capacity = "KT." }).Rejection);
        desk.Complete(approval, Approver, "Approved", new { capacity = "Chính danh" });
        yield return ("complete twice", desk.Complete(approval, Approver, "Approved", new { capacity = "Chính danh" }).Rejection);
        yield return ("withdraw after signing", desk.Dossier.Withdraw(null, "Đổi ý", desk.By(Receptionist), desk.Changes).Rejection);
        var handOver = desk.Open(StepKind.ReturnResult);
        yield return ("go back from the result", desk.Dossier.ReturnFrom(handOver.Id, null, Step(StepKind.Appraise), "Sai tên", desk.By(Receptionist), desk.Changes).Rejection);
        desk.Apply([new Effect.Finished()]);
        yield return ("withdraw what is closed", desk.Dossier.Withdraw(null, "Đổi ý", desk.By(Receptionist), desk.Changes).Rejection);
    }

    private static string Arguments(string sentence) =>
        string.Concat(Regex.Matches(sentence, @"\{\d\}").Select(m => m.Value).Distinct().Order(StringComparer.Ordinal));

    private static Dictionary<string, string> Read(CultureInfo culture) =>
        book.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>()
            .ToDictionary(e => (string)e.Key, e => (string)e.Value!, StringComparer.Ordinal);
}
