using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Host.Dossiers;

namespace Workflow.Host.Fees;

/// <summary>What may be done about the fees of a dossier.</summary>
internal enum FeeAct { Pay, Exempt, Refund }

/// <summary>One act on the fees of a dossier.</summary>
/// <param name="Amount">Whole đồng that were paid; all that is due where nothing is said.</param>
/// <param name="Receipt">Number of the receipt, for a payment and for a refund.</param>
/// <param name="Reason">Why the fee is waived or paid back.</param>
internal sealed record FeeActRequest(FeeAct Act, long? Amount = null, PaymentMeans Means = PaymentMeans.Counter, string? Receipt = null, string? Reason = null)
{
    /// <summary>Does the act on a dossier.</summary>
    public Result<Dossier> On(Dossier dossier, Circumstances now, ChangeSet changes) => Act switch
    {
        FeeAct.Pay => dossier.RecordPayment(Amount ?? dossier.FeeDue - dossier.FeePaid, Means, Receipt ?? "", now, changes),
        FeeAct.Exempt => dossier.ExemptFee(Reason ?? "", now, changes),
        FeeAct.Refund => dossier.RefundFee(Receipt ?? "", Reason ?? "", now, changes),
        _ => throw new ArgumentOutOfRangeException(nameof(changes), Act, "No such act."),
    };
}

/// <summary>How the fees of a dossier stand, in whole đồng.</summary>
internal sealed record FeeView(PaymentState State, long Due, long Paid, int Revision)
{
    public static FeeView Of(Dossier dossier) => new(dossier.Payment, dossier.FeeDue, dossier.FeePaid, dossier.Revision);
}

/// <summary>Records payments, exemptions and refunds; the process of the dossier goes on as it is.</summary>
internal sealed class FeeActs(DossierCommands commands, FeeQueries queries)
{
    public async Task<Result<FeeView>> Do(ChangeRequest request, Guid dossierId, FeeActRequest wish)
    {
        var committed = await commands.Run(request, dossierId, References.Of(References.Dossier, dossierId), turn =>
            wish.On(turn.Dossier, turn.Now, turn.Changes) is { Rejection: { } refused } ? refused : (Result<FeeView>)FeeView.Of(turn.Dossier));
        if (committed.Rejection is { } rejection) return rejection;
        return committed.Value.IsRepeated ? await queries.Of(request.Me, dossierId) : committed.Value.Value!;
    }
}
