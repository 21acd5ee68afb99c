using System.Text.Json.Nodes;
using Workflow.Core.Procedures;
using Workflow.Core.Submissions;
using Workflow.Host.Desk;
using Workflow.Host.Desk.Forms;

namespace Workflow.Host.Submissions;

/// <summary>The fields of form 02 and form 03 as an officer fills them, and what was filled.</summary>
internal sealed class AnswerFields(Words<SubmissionWords> words)
{
    public const string SlipRoot = "slip";
    public const string RefusalRoot = "refusal";
    private const int Line = 200;
    private const int LongestReason = 2000;

    /// <summary>Form 02.</summary>
    /// <param name="again">Whether a supplement has been asked for before: a second slip states its basis.</param>
    public IReadOnlyList<FormField> Slip(bool again)
    {
        var items = Field("items", FormFieldType.Rows) with
        {
            MaxLength = SupplementSlip.MostItems,
            Columns = [Text("item", Line), Text("reason", Line) with { Title = words.Both("Field.itemReason") }, Text("legalBasis", Line)],
        };
        return again ? [items, Text("secondRequestBasis", SupplementSlip.LongestText)] : [items];
    }

    /// <summary>Form 03.</summary>
    public IReadOnlyList<FormField> Refusal => [Text("reason", LongestReason), Text("legalBasis", Line)];

    public SupplementSlip ReadSlip(bool again, IFormCollection sent)
    {
        var slip = PostedForm.ReadObject(Slip(again), SlipRoot, sent);
        var items = slip["items"]?.AsArray().Select(row => new SupplementItem(TextOf(row!, "item"), TextOf(row!, "reason"), TextOf(row!, "legalBasis"))) ?? [];
        return new SupplementSlip([.. items], slip["secondRequestBasis"]?.GetValue<string>());
    }

    public RefuseSubmissionRequest ReadRefusal(IFormCollection sent)
    {
        var refusal = PostedForm.ReadObject(Refusal, RefusalRoot, sent);
        return new RefuseSubmissionRequest(TextOf(refusal, "reason"), TextOf(refusal, "legalBasis"));
    }

    private FormField Text(string name, int longest) => Field(name, FormFieldType.Text) with { MaxLength = longest };

    private FormField Field(string name, FormFieldType type) => new() { Name = name, Title = words.Both("Field." + name), Type = type, Required = true };

    private static string TextOf(JsonNode row, string name) => row[name]?.GetValue<string>() ?? "";
}
