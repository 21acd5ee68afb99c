using Workflow.Core.Procedures;

namespace Workflow.Host.Desk.Forms;

/// <summary>One field as it is drawn: what it is, what was typed, what is wrong with it.</summary>
/// <param name="Name">Name of the input, which is the JSON path of the value without its root, e.g. <c>form.items[0].name</c>.</param>
/// <param name="Value">The text as it was typed, kept whether or not it can be read.</param>
/// <param name="Rows">The rows of a list, each with its own fields; empty for every other type.</param>
internal sealed record FieldView(FormField Field, string Name, string Label, string Value, string? Error, IReadOnlyList<IReadOnlyList<FieldView>> Rows)
{
    /// <summary>A text longer than a line is written in a box.</summary>
    private const int LongText = 200;

    public string Id => IdOf(Name);

    public string ErrorId => Id + "-e";

    public bool IsLongText => Field.Type == FormFieldType.Text && Field.MaxLength > LongText;

    public static string IdOf(string name) => name.Replace('.', '-').Replace('[', '-').Replace("]", "", StringComparison.Ordinal);
}
