using Workflow.Core;
using Workflow.Core.Procedures;

namespace Workflow.Host.Procedures.Differences;

/// <summary>Compares one case of a procedure in two versions.</summary>
internal sealed class CaseComparison(ProcedureSpec beforeSpec, ProcedureCase before, ProcedureSpec afterSpec, ProcedureCase after, ChangeList changes)
{
    private readonly Phrase noun = DifferenceSentences.Of("NounCase");
    private readonly Phrase subject = ChangeList.Named(after.Name, after.Key);

    public void Run()
    {
        Compare("AspectName", c => c.Name);
        Compare("AspectCaseLimit", c => c.Limit.Describe());
        Compare("AspectResume", c => DifferenceSentences.Of($"Resume{c.Resume}"));
        Compare("AspectLinked", c => ChangeList.YesOrNo(c.IsLinked));
        Compare("AspectProcess", c => ChangeList.Text(c.Process));
        Compare("AspectOverrun", c => c.AcceptedOverrun is { } o ? DifferenceSentences.Of("Overrun", o.Hours, o.Reason, o.Decision) : null);
        changes.CompareLists(
            before.Documents, after.Documents, d => d,
            (kind, key) => changes.AddWhole(kind, DifferenceSentences.Of("NounCaseDocument", subject), NameOf(key)),
            (_, _) => { });
        changes.CompareLists(
            before.Fees, after.Fees, f => f.Name,
            (kind, fee) => changes.AddWhole(kind, DifferenceSentences.Of("NounFee", subject), DifferenceSentences.Of("Quoted", fee.Name), AmountOf(fee)),
            (former, latter) => changes.Compare(DifferenceSentences.Of("NounFee", subject), DifferenceSentences.Of("Quoted", latter.Name), "AspectAmount", AmountOf(former), AmountOf(latter)));
    }

    private void Compare(string aspect, Func<ProcedureCase, Phrase?> value) => changes.Compare(noun, subject, aspect, value(before), value(after));

    private Phrase NameOf(string document) =>
        (afterSpec.FindDocument(document) ?? beforeSpec.FindDocument(document)) is { } known ? ChangeList.Named(known.Name, document) : new(document, document);

    private static Phrase AmountOf(Fee fee) => DifferenceSentences.Of("FeeAmount", fee.Amount, fee.Unit);
}
