using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Core.Offices;
using Workflow.Core.Procedures;

namespace Workflow.Core.Tasks;

/// <summary>What an officer says when a step is done.</summary>
/// <param name="Outcome">One of the step's outcomes.</param>
/// <param name="Form">The filled form, already checked against its schema; undefined when the step has none.</param>
/// <param name="Record">What the kind of step must leave behind (see <see cref="CompletionRecord"/>).</param>
/// <param name="NewCase">The case a <see cref="StepKind.ChangeCase"/> step moves to, with its limit and rule of resumption; null otherwise.</param>
public sealed record Completion(string Outcome, string? Note, JsonElement Form, JsonElement Record, (string Key, TimeLimit Limit, ResumePolicy Resume)? NewCase = null)
{
    /// <summary>Most characters of form and record together, as they are kept.</summary>
    public const int MostData = 64 * 1024;

    private static readonly JsonWriterOptions readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Keys of the case's documents that must be digitised before a <see cref="StepKind.Receive"/> step is done.</summary>
    public IReadOnlyList<string> ToDigitise { get; init; } = [];

    /// <summary>A text of the record; null when it is absent or no text.</summary>
    public string? RecordText(string name) =>
        Record.ValueKind == JsonValueKind.Object && Record.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The form alone, as the process reads it; null when the step has none.</summary>
    public string? FormJson() => Form.ValueKind == JsonValueKind.Object ? Form.GetRawText() : null;

    /// <summary>Form and record as compact JSON; null when there is neither.</summary>
    public string? ToJson()
    {
        var (form, record) = (Form.ValueKind == JsonValueKind.Object, Record.ValueKind == JsonValueKind.Object);
        if (!form && !record) return null;
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, readable))
        {
            writer.WriteStartObject();
            if (form) Write("form", Form, writer);
            if (record) Write("record", Record, writer);
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Why a step cannot be completed like this, with every problem; null when it can.</summary>
    internal Rejection? Refusal(StepSettings step, UserTask task, Circumstances now)
    {
        if (!step.Outcomes.Contains(Outcome, StringComparer.Ordinal))
            return DossierSentences.Refuse(RejectionKind.Unprocessable, "UnknownOutcome", Shown(Outcome), string.Join(", ", step.Outcomes));
        if (Reason.CheckLength(Note) is { } tooLong) return tooLong;
        if (!ClosedJson.HasReadableText(Record) || !ClosedJson.HasReadableText(Form) || ToJson()?.Length > MostData)
            return DossierSentences.Refuse(RejectionKind.Unprocessable, "RecordUnreadable", MostData);

        IReadOnlyList<Problem> problems = [.. CompletionRecord.Check(task.Kind, this), .. CheckAssignee(task, now)];
        return problems.Count == 0
            ? null
            : DossierSentences.Refuse(RejectionKind.Unprocessable, "RecordIncomplete", task.Title) with { Problems = problems };
    }

    private IEnumerable<Problem> CheckAssignee(UserTask task, Circumstances now)
    {
        if (task.Kind != StepKind.Assign || RecordText("assignee") is not { Length: > 0 } officer) yield break;
        if (now.FindOfficer(officer)?.Holds(Role.Appraiser, task.UnitCode, now.Units) == true) yield break;
        yield return new Problem(
            "AssigneeNotACandidate", "$.record.assignee", null, DossierSentences.Of("AssigneeNotACandidate", Shown(now.NameOf(officer))));
    }

    private static string Shown(string text) => text.Length <= 64 ? text : string.Concat(text.AsSpan(0, 64), "…");

    private static void Write(string name, JsonElement value, Utf8JsonWriter writer)
    {
        writer.WritePropertyName(name);
        value.WriteTo(writer);
    }
}
