using Workflow.Core.Procedures;
using Workflow.Host.Desk;

namespace Workflow.Host.Dossiers.Receiving;

/// <summary>The fields through which reception writes down whose dossier it is.</summary>
internal sealed class ApplicantFields(Words<DossierWords> words)
{
    public IReadOnlyList<FormField> All { get; } =
    [
        Field("identityNumber", "Identity", 13, words),
        Field("name", "Name", 200, words),
        Field("phone", "Phone", 20, words),
        Field("address", "Address", 200, words),
        Field("email", "Email", 200, words) with { Required = false },
    ];

    private static FormField Field(string name, string title, int length, Words<DossierWords> words) =>
        new() { Name = name, Title = words.Both(title), Type = FormFieldType.Text, Required = true, MaxLength = length };
}
