using System.Text.Json;
using Workflow.Core.Dossiers;

namespace Workflow.Core.Tasks;

/// <summary>
/// What each kind of step must leave behind when it is completed (the <c>record</c> of a completion), beside the step's own form.
/// Receive: <c>documentsChecked</c> true and <c>digitised</c> [document keys]. Assign: <c>assignee</c>. Appraise: <c>appraisal</c>, and with SupplementNeeded
/// <c>slipItems</c> [{<c>item</c>, <c>reason</c>}]. VerifyOnSite: <c>minutes</c>. Consult: <c>opinion</c> unless Silent. Approve:
/// <c>capacity</c>. Stamp: <c>seal</c>. ReturnResult: <c>receiver</c> and <c>evidence</c>, and may say <c>way</c> (<see cref="DeliveryWay"/>). RequestPayment Paid: <c>receipt</c>. ChangeCase: <c>case</c> and <c>reason</c>.
/// </summary>
public static class CompletionRecord
{
    public static IReadOnlyList<Problem> Check(StepKind kind, Completion completion)
    {
        var problems = new List<Problem>();
        switch (kind)
        {
            case StepKind.Receive:
                if (Property(completion, "documentsChecked").ValueKind != JsonValueKind.True) Missing("documentsChecked", problems);
                CheckDigitised(completion, problems);
                break;
            case StepKind.Assign:
                RequireText(completion, "assignee", problems);
                break;
            case StepKind.Appraise:
                RequireText(completion, "appraisal", problems);
                break;
            case StepKind.VerifyOnSite:
                RequireText(completion, "minutes", problems);
                break;
            case StepKind.Consult when completion.Outcome != "Silent":
                RequireText(completion, "opinion", problems);
                break;
            case StepKind.Approve when completion.Outcome != "Clarify":
                RequireText(completion, "capacity", problems);
                break;
            case StepKind.Approve or StepKind.Review when completion.Outcome is "Clarify" or "Returned":
                if (string.IsNullOrWhiteSpace(completion.Note)) Missing("note", problems);
                break;
            case StepKind.Stamp:
                RequireText(completion, "seal", problems);
                break;
            case StepKind.ReturnResult:
                RequireText(completion, "receiver", problems);
                RequireText(completion, "evidence", problems);
                if (completion.RecordText(DeliveryWays.Field) is { Length: > 0 } way && !DeliveryWays.IsKnown(way)) Missing(DeliveryWays.Field, problems);
                break;
            case StepKind.RequestPayment when completion.Outcome == "Paid":
                RequireText(completion, "receipt", problems);
                break;
            case StepKind.ChangeCase:
                RequireText(completion, "reason", problems);
                if (completion.NewCase is null) Missing("case", problems);
                break;
            default:
                break;
        }
        return problems;
    }

    /// <summary>A supplement slip lists every missing item with its reason; a second slip needs its approval and basis (Decree 61/2018/NĐ-CP, article 17: once, by a slip).</summary>
    internal static IReadOnlyList<Problem> CheckSlip(Completion? cause, bool second)
    {
        var problems = new List<Problem>();
        var items = cause is null ? default : Property(cause, "slipItems");
        if (items.ValueKind != JsonValueKind.Array || items.GetArrayLength() == 0)
            Missing("slipItems", problems);
        else
            foreach (var (index, item) in items.EnumerateArray().Index())
                foreach (var name in (string[])["item", "reason"])
                    if (item.ValueKind != JsonValueKind.Object || !IsText(item, name)) Missing($"slipItems[{index}].{name}", problems);
        if (second && cause is not null) RequireText(cause, "secondRequestBasis", problems);
        return problems;
    }

    /// <summary>A financial obligation states its amount in đồng.</summary>
    internal static IReadOnlyList<Problem> CheckAmount(Completion? cause)
    {
        var problems = new List<Problem>();
        var amount = cause is null ? default : Property(cause, "amount");
        if (amount.ValueKind != JsonValueKind.Number || !amount.TryGetInt64(out var value) || value <= 0) Missing("amount", problems);
        return problems;
    }

    private static void CheckDigitised(Completion completion, List<Problem> problems)
    {
        if (completion.ToDigitise.Count == 0) return;
        var given = Property(completion, "digitised");
        var digitised = given.ValueKind == JsonValueKind.Array
            ? given.EnumerateArray().Where(k => k.ValueKind == JsonValueKind.String).Select(k => k.GetString()!).ToHashSet() : [];
        foreach (var key in completion.ToDigitise.Where(k => !digitised.Contains(k)))
            problems.Add(new Problem("NotDigitised", "$.record.digitised", key, DossierSentences.Of("NotDigitised", key)));
    }

    private static JsonElement Property(Completion completion, string name) =>
        completion.Record.ValueKind == JsonValueKind.Object && completion.Record.TryGetProperty(name, out var value) ? value : default;

    private static bool IsText(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString());

    private static void RequireText(Completion completion, string name, List<Problem> problems)
    {
        if (completion.Record.ValueKind != JsonValueKind.Object || !IsText(completion.Record, name)) Missing(name, problems);
    }

    private static void Missing(string name, List<Problem> problems) =>
        problems.Add(new Problem("RecordMissing", $"$.record.{name}", null, DossierSentences.Of("RecordMissing." + name.Split('[')[0])));
}
