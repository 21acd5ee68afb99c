using Workflow.Core.Offices;

namespace Workflow.Core.Dossiers;

public sealed partial class Dossier
{
    /// <summary>Most characters of the number of a receipt.</summary>
    public const int LongestReceipt = 60;

    /// <summary>Fees and charges of the dossier in whole đồng, as reception reckoned them; 0 where none are asked for.</summary>
    public long FeeDue { get; private set; }

    /// <summary>What was paid of them and not paid back, in whole đồng.</summary>
    public long FeePaid { get; private set; }

    /// <summary>Records that the applicant paid: wholly, or a part with the rest still due. The process goes on as it is.</summary>
    /// <param name="amount">Whole đồng, more than 0 and at most what is still due.</param>
    /// <param name="receipt">Number of the receipt (biên lai).</param>
    public Result<Dossier> RecordPayment(long amount, PaymentMeans means, string receipt, Circumstances now, ChangeSet changes)
    {
        if (MayNotTakeFees(now) is { } forbidden) return forbidden;
        if (Payment != PaymentState.Due) return DossierSentences.Refuse(RejectionKind.Conflict, "NoFeeDue", Code);
        if (amount <= 0 || amount > FeeDue - FeePaid) return DossierSentences.Refuse(RejectionKind.Unprocessable, "FeeAmount", FeeDue - FeePaid);
        if (CheckReceipt(receipt) is { } missing) return missing;

        FeePaid += amount;
        if (FeePaid == FeeDue) Payment = PaymentState.Paid;
        RecordHistory(HistoryVerb.PaymentRecorded, now, changes, outcome: receipt.Trim()).Details = HistoryDetails.OfAmount(amount, means);
        return this;
    }

    /// <summary>Waives the fees of an applicant whom the law exempts, before anything was paid.</summary>
    public Result<Dossier> ExemptFee(string reason, Circumstances now, ChangeSet changes)
    {
        if (MayNotTakeFees(now) is { } forbidden) return forbidden;
        if (Payment != PaymentState.Due || FeePaid > 0) return DossierSentences.Refuse(RejectionKind.Conflict, "NoFeeToWaive", Code);
        if (Reason.Check(reason) is { } missing) return missing;

        Payment = PaymentState.Exempt;
        RecordHistory(HistoryVerb.PaymentExempted, now, changes, reason: reason.Trim()).Details = HistoryDetails.OfAmount(FeeDue, null);
        return this;
    }

    /// <summary>Pays back what was paid; with the reason, also after the dossier has ended.</summary>
    /// <param name="receipt">Number of the document that the money was paid back under.</param>
    public Result<Dossier> RefundFee(string receipt, string reason, Circumstances now, ChangeSet changes)
    {
        if (MayNotTakeFees(now) is { } forbidden) return forbidden;
        if (FeePaid == 0) return DossierSentences.Refuse(RejectionKind.Conflict, "NothingPaid", Code);
        if (CheckReceipt(receipt) is { } unnumbered) return unnumbered;
        if (Reason.Check(reason) is { } missing) return missing;

        var amount = FeePaid;
        (Payment, FeePaid) = (PaymentState.Refunded, 0);
        RecordHistory(HistoryVerb.PaymentRefunded, now, changes, outcome: receipt.Trim(), reason: reason.Trim()).Details = HistoryDetails.OfAmount(amount, null);
        return this;
    }

    private Rejection? MayNotTakeFees(Circumstances now) =>
        now.Actor.Holds(Role.Cashier, ReceivingUnit, now.Units) || now.Actor.Holds(Role.ReceptionOfficer, ReceivingUnit, now.Units)
            || now.Actor.Holds(Role.ReturnOfficer, ReceivingUnit, now.Units)
            ? null
            : DossierSentences.Refuse(RejectionKind.Forbidden, "MayNotTakeFees", Code);

    private static Rejection? CheckReceipt(string receipt) =>
        string.IsNullOrWhiteSpace(receipt) || receipt.Length > LongestReceipt || receipt.Any(char.IsControl)
            ? DossierSentences.Refuse(RejectionKind.Unprocessable, "ReceiptMissing", LongestReceipt)
            : null;
}
