using Workflow.Core;
using Workflow.Core.Documents;
using Workflow.Core.Dossiers;
using static Workflow.Tests.Dossiers.DossierDesk;

namespace Workflow.Tests.Dossiers;

/// <summary>Files of a dossier: numbered as they come, replaced but never lost, refused once it has ended.</summary>
public sealed class DossierDocumentTests
{
    private static readonly StoredFile file = new(new string('a', 64), 1200, "application/pdf");

    private DossierDesk desk = null!;

    [SetUp]
    public void SetUp() => desk = new DossierDesk();

    [Test]
    public void AddDocument_OneAfterTheOther_IsNumberedAndWrittenDown()
    {
        var changes = new ChangeSet();
        Add("don.pdf", changes: changes);

        var second = Add("ban-ve.pdf", changes: changes).Value;

        Assert.That((second.Number, second.AddedBy, second.ReplacedBy, desk.Dossier.DocumentCount), Is.EqualTo((2, Receptionist.Id, (int?)null, 2)));
        var entry = changes.Inserts.OfType<HistoryEntry>().Last();
        Assert.That((entry.Verb, entry.Outcome), Is.EqualTo((HistoryVerb.DocumentAdded, "ban-ve.pdf")));
        Assert.That(entry.Details, Is.EqualTo($$"""{"document":2,"sha256":"{{file.Hash}}"}"""));
    }

    [Test]
    public void AddDocument_InThePlaceOfAnother_TakesItsKeyAndLeavesItNamed()
    {
        var former = Add("don.pdf", key: "application").Value;

        var next = Add("don-moi.pdf", former).Value;

        Assert.That((next.Key, former.ReplacedBy, former.Revision), Is.EqualTo(("application", (int?)2, 2)));
        Assert.That(Add("don-nua.pdf", former).Rejection?.Code, Is.EqualTo("DocumentReplacedAlready"));
    }

    [Test]
    public void AddDocument_ToADossierThatHasEnded_IsRefused()
    {
        desk.Dossier.Withdraw(null, "Người nộp đổi ý", desk.By(Receptionist), new ChangeSet());

        Assert.That((Add("muon.pdf").Rejection?.Code, desk.Dossier.DocumentCount), Is.EqualTo(("DossierClosed", 0)));
    }

    [Test]
    public void AddDocument_BeyondTheMost_IsRefused()
    {
        for (var i = 0; i < Dossier.MostDocuments; i++) Add("to.pdf");

        Assert.That((Add("thua.pdf").Rejection?.Code, desk.Dossier.DocumentCount), Is.EqualTo(("TooManyDocuments", Dossier.MostDocuments)));
    }

    private Result<DossierDocument> Add(string name, DossierDocument? former = null, string? key = null, ChangeSet? changes = null) =>
        desk.Dossier.AddDocument(new DocumentDraft(file, name, DocumentOrigin.Digitised, key), former, desk.By(Receptionist), changes ?? new ChangeSet());
}
