using Workflow.Core;
using Workflow.Core.Procedures;

namespace Workflow.Host.Procedures.Differences;

/// <summary>Compares what two packages say of the law: the contents of <c>procedure.json</c>.</summary>
internal static class SpecComparison
{
    /// <summary>Every difference of two texts; of one that cannot be read only that it differs.</summary>
    public static IReadOnlyList<Change> Of(string before, string after)
    {
        var changes = new ChangeList();
        if (before == after) return [];
        var (former, latter) = (ProcedureSpec.Read(before), ProcedureSpec.Read(after));
        if (former.IsRejected || latter.IsRejected)
        {
            changes.Add(new(ChangeKind.Changed, DifferenceSentences.Of("NounFile"), new("procedure.json", "procedure.json"), DifferenceSentences.Of("AspectUnreadable")));
            return changes.All;
        }
        Compare(former.Value, latter.Value, changes);
        return changes.All;
    }

    private static void Compare(ProcedureSpec before, ProcedureSpec after, ChangeList changes)
    {
        var (noun, subject) = (DifferenceSentences.Of("NounProcedure"), new Phrase(after.Code, after.Code));
        void Text(string aspect, Func<ProcedureSpec, string?> value) => changes.Compare(noun, subject, aspect, ChangeList.Text(value(before)), ChangeList.Text(value(after)));
        void Word(string aspect, Func<ProcedureSpec, Phrase> value) => changes.Compare(noun, subject, aspect, value(before), value(after));

        Text("AspectCode", s => s.Code);
        Word("AspectName", s => s.Name);
        Text("AspectField", s => s.Field);
        Text("AspectAgency", s => s.Agency);
        Text("AspectCompetentUnit", s => s.CompetentUnit);
        Word("AspectLevel", s => DifferenceSentences.Of($"Level{s.Level}"));
        Word("AspectOnSite", s => ChangeList.YesOrNo(s.OnSite));
        Word("AspectOrigin", s => DifferenceSentences.Of($"Origin{s.Origin}"));
        Text("AspectSource", s => s.Source);
        Text("AspectResultType", s => s.ResultType);
        CompareTexts(before.LegalBasis, after.LegalBasis, "NounLegalBasis", changes);
        changes.CompareLists(
            before.Documents, after.Documents, d => d.Key,
            (kind, d) => changes.AddWhole(kind, DifferenceSentences.Of("NounDocument"), ChangeList.Named(d.Name, d.Key), DifferenceSentences.Of($"Document{d.Kind}")),
            (former, latter) => Compare(former, latter, changes));
        changes.CompareLists(
            before.Cases, after.Cases, c => c.Key,
            (kind, c) => changes.AddWhole(kind, DifferenceSentences.Of("NounCase"), ChangeList.Named(c.Name, c.Key), c.Limit.Describe()),
            (former, latter) => new CaseComparison(before, former, after, latter, changes).Run());
    }

    private static void Compare(RequiredDocument before, RequiredDocument after, ChangeList changes)
    {
        var (noun, subject) = (DifferenceSentences.Of("NounDocument"), ChangeList.Named(after.Name, after.Key));
        void Text(string aspect, Func<RequiredDocument, string> value) => changes.Compare(noun, subject, aspect, ChangeList.Text(value(before)), ChangeList.Text(value(after)));
        void Word(string aspect, Func<RequiredDocument, Phrase> value) => changes.Compare(noun, subject, aspect, value(before), value(after));

        Word("AspectName", d => d.Name);
        Text("AspectShortName", d => d.ShortName);
        Text("AspectOrder", d => $"{d.Order}");
        Text("AspectNote", d => d.Note);
        Word("AspectDigitise", d => ChangeList.YesOrNo(d.Digitise));
        Word("AspectDocumentKind", d => DifferenceSentences.Of($"Document{d.Kind}"));
        Word("AspectRequired", d => ChangeList.YesOrNo(d.Required));
    }

    internal static void CompareTexts(IReadOnlyList<string> before, IReadOnlyList<string> after, string noun, ChangeList changes) =>
        changes.CompareLists(before, after, t => t, (kind, text) => changes.AddWhole(kind, DifferenceSentences.Of(noun), DifferenceSentences.Of("Quoted", text)), (_, _) => { });
}
