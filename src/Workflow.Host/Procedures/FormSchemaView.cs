using Workflow.Core.Procedures;

namespace Workflow.Host.Procedures;

/// <summary>A form as whoever fills it needs to know it.</summary>
internal sealed record FormSchemaView(string TitleVi, string TitleEn, IReadOnlyList<FormFieldView> Fields)
{
    public static FormSchemaView Of(FormSchema form) => new(form.Title.Vi, form.Title.En, [.. form.Fields.Select(FormFieldView.Of)]);
}

/// <summary>One field of a form.</summary>
internal sealed record FormFieldView(
    string Name, string TitleVi, string TitleEn, FormFieldType Type, bool Required, int MinLength, int MaxLength, string? Pattern,
    decimal? Minimum, decimal? Maximum, IReadOnlyList<FormFieldView.Choice> Choices, IReadOnlyList<FormFieldView> Columns)
{
    public static FormFieldView Of(FormField f) => new(
        f.Name, f.Title.Vi, f.Title.En, f.Type, f.Required, f.MinLength, f.MaxLength, f.Pattern?.ToString(), f.Minimum, f.Maximum,
        [.. f.Choices.Select(c => new Choice(c.Value, c.Title.Vi, c.Title.En))], [.. f.Columns.Select(Of)]);

    /// <summary>A value that a choice allows.</summary>
    internal sealed record Choice(string Value, string TitleVi, string TitleEn);
}
