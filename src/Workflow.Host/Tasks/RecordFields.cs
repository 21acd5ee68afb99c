using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Core.Procedures;
using Workflow.Core.Tasks;
using Workflow.Host.Desk;

namespace Workflow.Host.Tasks;

/// <summary>The fields through which an officer fills the record that a kind of step must leave behind (see <see cref="CompletionRecord"/>).</summary>
internal sealed class RecordFields(Words<TaskWords> words)
{
    private const int Line = 200;
    private const int Text = 4000;
    private const int MostItems = 20;

    private static readonly string[] capacities = ["TM.", "KT.", "TL.", "TUQ."];

    /// <summary>The fields of the kind itself.</summary>
    /// <param name="assignees">Who may be given the next step; asked for by Assign only.</param>
    /// <param name="cases">The other cases of the procedure; asked for by ChangeCase only.</param>
    public IReadOnlyList<FormField> Of(StepKind kind, IReadOnlyList<FormChoice> assignees, IReadOnlyList<FormChoice> cases) => kind switch
    {
        StepKind.Receive => [Field("documentsChecked", FormFieldType.Boolean, required: true)],
        StepKind.Assign => [Choice("assignee", assignees)],
        StepKind.Appraise => [Written("appraisal")],
        StepKind.VerifyOnSite => [Written("minutes")],
        StepKind.Consult => [Written("opinion", required: false)],
        StepKind.Approve => [Choice("capacity", Capacities())],
        StepKind.AssignNumber => [Short("symbol", required: false)],
        StepKind.Stamp => [Short("seal")],
        StepKind.ReturnResult => [Short("receiver"), Short("evidence"), Choice(DeliveryWays.Field, Ways()) with { Required = false }],
        StepKind.RequestPayment => [Short("receipt", required: false)],
        StepKind.ChangeCase => [Choice("case", cases), Written("reason")],
        StepKind.Review or StepKind.Step or StepKind.RequestSupplement => [],
        _ => throw new InvalidOperationException($"No rule for {kind}."),
    };

    /// <summary>What a completion must say so that a step of another kind can open behind it: the items of a slip, an amount to pay.</summary>
    /// <param name="again">Whether a supplement has been asked for before: a second slip states its basis.</param>
    public IReadOnlyList<FormField> Opening(StepKind next, bool again) => next switch
    {
        StepKind.RequestSupplement when again => [SlipItems(), Written("secondRequestBasis", required: false)],
        StepKind.RequestSupplement => [SlipItems()],
        StepKind.RequestPayment => [Field("amount", FormFieldType.WholeNumber) with { Minimum = 1 }],
        _ => [],
    };

    private FormField SlipItems() => Field("slipItems", FormFieldType.Rows) with
    {
        MaxLength = MostItems,
        Columns = [Short("item"), Short("reason") with { Title = words.Both("Field.itemReason") }],
    };

    private IReadOnlyList<FormChoice> Capacities() =>
        [new FormChoice(words.Both("Capacity.Own").Vi, words.Both("Capacity.Own")), .. capacities.Select(c => new FormChoice(c, new Phrase(c, c)))];

    private IReadOnlyList<FormChoice> Ways() => [.. Enum.GetNames<DeliveryWay>().Select(way => new FormChoice(way, words.Both($"Way.{way}")))];

    private FormField Choice(string name, IReadOnlyList<FormChoice> choices) => Field(name, FormFieldType.Choice, required: true) with { Choices = choices };

    private FormField Written(string name, bool required = true) => Field(name, FormFieldType.Text, required) with { MaxLength = Text };

    private FormField Short(string name, bool required = true) => Field(name, FormFieldType.Text, required) with { MaxLength = Line };

    private FormField Field(string name, FormFieldType type, bool required = false) =>
        new() { Name = name, Title = words.Both("Field." + name), Type = type, Required = required };
}
