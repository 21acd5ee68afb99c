using System.Globalization;
using Workflow.Core;
using Workflow.Core.Procedures;

namespace Workflow.Host.Desk.Forms;

/// <summary>Turns the fields of a form, what was typed and what was found wrong into what is drawn.</summary>
internal static class FormView
{
    /// <param name="root">Root of the input names, e.g. <c>form</c> or <c>record</c>.</param>
    /// <param name="typed">What was sent; empty when the form is shown for the first time.</param>
    /// <param name="problems">Problems whose paths begin at <c>$.root</c>.</param>
    /// <param name="widened">Name of the list that is to get one more row.</param>
    public static IReadOnlyList<FieldView> Of(
        IReadOnlyList<FormField> fields, string root, IFormCollection typed, IReadOnlyList<Problem> problems, string? widened = null) =>
        [.. fields.Select(field => Draw(field, $"{root}.{field.Name}", typed, problems, widened))];

    private static FieldView Draw(FormField field, string name, IFormCollection typed, IReadOnlyList<Problem> problems, string? widened)
    {
        var error = problems.FirstOrDefault(p => p.Path == "$." + name)?.Sentence.In(CultureInfo.CurrentUICulture);
        var label = field.Title.In(CultureInfo.CurrentUICulture);
        if (field.Type != FormFieldType.Rows) return new FieldView(field, name, label, typed[name].ToString(), error, []);

        // Rows left empty are not sent on, so what remains takes the places that the problems speak of.
        var filled = PostedForm.FilledRows(field, name, typed);
        var shown = Math.Max(filled.Count + (widened == name ? 1 : 0), Math.Max(field.MinLength, 1));
        var rows = Enumerable.Range(0, Math.Min(shown, field.MaxLength)).Select(place => Row(place)).ToList();
        return new FieldView(field, name, label, "", error, rows);

        IReadOnlyList<FieldView> Row(int place) =>
            [.. field.Columns.Select(column => Cell(column, $"{name}[{place}].{column.Name}", place < filled.Count ? $"{name}[{filled[place]}].{column.Name}" : null))];

        FieldView Cell(FormField column, string cell, string? source) =>
            Draw(column, cell, typed, problems, widened) with { Value = source is null ? "" : typed[source].ToString() };
    }
}
