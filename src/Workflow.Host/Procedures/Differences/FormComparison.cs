using Workflow.Core;
using Workflow.Core.Procedures;

namespace Workflow.Host.Procedures.Differences;

/// <summary>Compares the forms of two packages, field by field.</summary>
internal static class FormComparison
{
    public static IReadOnlyList<Change> Of(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after)
    {
        var changes = new ChangeList();
        changes.CompareLists(
            before.OrderBy(f => f.Key, StringComparer.Ordinal), after.OrderBy(f => f.Key, StringComparer.Ordinal), f => f.Key,
            (kind, form) => changes.AddWhole(kind, DifferenceSentences.Of("NounForm"), SubjectOf(form.Key, FormSchema.Read(form.Value))),
            (former, latter) => Compare(former.Key, former.Value, latter.Value, changes));
        return changes.All;
    }

    private static void Compare(string key, string before, string after, ChangeList changes)
    {
        if (before == after) return;
        var (former, latter) = (FormSchema.Read(before), FormSchema.Read(after));
        var subject = SubjectOf(key, latter);
        if (former.IsRejected || latter.IsRejected)
        {
            changes.Add(new(ChangeKind.Changed, DifferenceSentences.Of("NounForm"), subject, DifferenceSentences.Of("AspectUnreadable")));
            return;
        }
        changes.Compare(DifferenceSentences.Of("NounForm"), subject, "AspectTitle", former.Value.Title, latter.Value.Title);
        Compare(former.Value.Fields, latter.Value.Fields, DifferenceSentences.Of("NounFormField", subject), "", changes);
    }

    private static void Compare(IReadOnlyList<FormField> before, IReadOnlyList<FormField> after, Phrase noun, string prefix, ChangeList changes) =>
        changes.CompareLists(
            before, after, f => f.Name,
            (kind, field) => changes.AddWhole(kind, noun, ChangeList.Named(field.Title, prefix + field.Name), DifferenceSentences.Of($"Field{field.Type}")),
            (former, latter) => Compare(former, latter, noun, prefix, changes));

    private static void Compare(FormField before, FormField after, Phrase noun, string prefix, ChangeList changes)
    {
        var subject = ChangeList.Named(after.Title, prefix + after.Name);
        void Word(string aspect, Func<FormField, Phrase?> value) => changes.Compare(noun, subject, aspect, value(before), value(after));

        Word("AspectTitle", f => f.Title);
        Word("AspectFieldType", f => DifferenceSentences.Of($"Field{f.Type}"));
        Word("AspectRequired", f => ChangeList.YesOrNo(f.Required));
        Word("AspectLength", f => DifferenceSentences.Of("Length", f.MinLength, f.MaxLength));
        Word("AspectPattern", f => ChangeList.Text(f.Pattern?.ToString()));
        Word("AspectMinimum", f => f.Minimum is { } least ? DifferenceSentences.Of("Number", least) : null);
        Word("AspectMaximum", f => f.Maximum is { } most ? DifferenceSentences.Of("Number", most) : null);
        changes.CompareLists(
            before.Choices, after.Choices, c => c.Value,
            (kind, choice) => changes.AddWhole(kind, DifferenceSentences.Of("NounChoice", subject), ChangeList.Named(choice.Title, choice.Value)),
            (former, latter) => changes.Compare(DifferenceSentences.Of("NounChoice", subject), ChangeList.Named(latter.Title, latter.Value), "AspectTitle", former.Title, latter.Title));
        Compare(before.Columns, after.Columns, noun, $"{prefix}{after.Name}.", changes);
    }

    private static Phrase SubjectOf(string key, Result<FormSchema> form) => form.IsRejected ? new(key, key) : ChangeList.Named(form.Value.Title, key);
}
