using Workflow.Core;
using Workflow.Core.Dossiers;
using static Workflow.Tests.Dossiers.DossierDesk;

namespace Workflow.Tests.Dossiers;

/// <summary>The financial axis: paid in parts or at once, waived, paid back; the process goes on as it is.</summary>
public sealed class DossierPaymentTests
{
    private const long Fee = 75_000;

    private DossierDesk desk = null!;

    [SetUp]
    public void SetUp() => desk = new DossierDesk(fee: Fee);

    [Test]
    public void Receive_WithAndWithoutFee_IsDueOrNothing() =>
        Assert.That((desk.Dossier.Payment, new DossierDesk().Dossier.Payment), Is.EqualTo((PaymentState.Due, PaymentState.None)));

    [Test]
    public void RecordPayment_InTwoParts_IsPaidWithTheSecond()
    {
        var (first, second) = (Pay(70_000), desk.Dossier.Payment);
        var rest = Pay(5_000);

        Assert.That((first.Rejection, second, rest.Rejection), Is.EqualTo(((Rejection?)null, PaymentState.Due, (Rejection?)null)));
        Assert.That((desk.Dossier.Payment, desk.Dossier.FeePaid), Is.EqualTo((PaymentState.Paid, Fee)));
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(75_001)]
    [TestCase(long.MinValue)]
    public void RecordPayment_OfAnotherAmount_IsRefused(long amount) =>
        Assert.That((Pay(amount).Rejection?.Code, desk.Dossier.FeePaid), Is.EqualTo(("FeeAmount", 0L)));

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("0001\n")]
    public void RecordPayment_WithoutAReceipt_IsRefused(string receipt) => Assert.That(Pay(Fee, receipt).Rejection?.Code, Is.EqualTo("ReceiptMissing"));

    [Test]
    public void RecordPayment_Again_IsRefused()
    {
        Pay(Fee);

        Assert.That(Pay(1).Rejection?.Code, Is.EqualTo("NoFeeDue"));
    }

    [Test]
    public void RecordPayment_ByWhoTakesNoMoney_IsRefused() =>
        Assert.That(desk.Dossier.RecordPayment(Fee, PaymentMeans.Counter, "1", desk.By(Appraiser), new ChangeSet()).Rejection?.Code, Is.EqualTo("MayNotTakeFees"));

    [Test]
    public void ExemptFee_BeforeAndAfterAPart_IsOnlyAllowedBefore()
    {
        var exempt = desk.Dossier.ExemptFee("Người có công", desk.By(Receptionist), new ChangeSet());
        var other = new DossierDesk(fee: Fee);
        other.Dossier.RecordPayment(1_000, PaymentMeans.Online, "1", other.By(Receptionist), new ChangeSet());
        var late = other.Dossier.ExemptFee("Người có công", other.By(Receptionist), new ChangeSet());

        Assert.That((exempt.Value.Payment, late.Rejection?.Code), Is.EqualTo((PaymentState.Exempt, "NoFeeToWaive")));
    }

    [Test]
    public void RefundFee_OfWhatWasPaid_GivesAllOfItBackAndSaysSo()
    {
        Pay(Fee);
        var changes = new ChangeSet();

        var refund = desk.Dossier.RefundFee("PC-7", "Rút hồ sơ trước khi thẩm định", desk.By(Receptionist), changes);

        Assert.That((refund.Value.Payment, refund.Value.FeePaid), Is.EqualTo((PaymentState.Refunded, 0L)));
        var entry = changes.Inserts.OfType<HistoryEntry>().Single();
        Assert.That((entry.Verb, entry.Outcome, entry.Details), Is.EqualTo((HistoryVerb.PaymentRefunded, "PC-7", """{"amount":75000}""")));
    }

    [Test]
    public void RefundFee_OfNothing_IsRefused() =>
        Assert.That(desk.Dossier.RefundFee("1", "Nhầm", desk.By(Receptionist), new ChangeSet()).Rejection?.Code, Is.EqualTo("NothingPaid"));

    private Result<Dossier> Pay(long amount, string receipt = "0000123") =>
        desk.Dossier.RecordPayment(amount, PaymentMeans.Counter, receipt, desk.By(Receptionist), new ChangeSet());
}
