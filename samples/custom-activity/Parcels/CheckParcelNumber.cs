using System.Globalization;
using System.Text.RegularExpressions;
using Workflow.Core;
using Workflow.Runtime;
using Workflow.Runtime.Activities;
using Workflow.Runtime.Expressions;

namespace Parcels;

/// <summary>
/// Checks that a land parcel is named as the cadastral map names it, sheet and parcel: <c>23-145</c>, <c>23/145</c> or “tờ bản đồ 23, thửa 145”. Yields both
/// numbers for later expressions.
/// </summary>
public sealed partial class CheckParcelNumber : ActivityType
{
    private const string WellFormed = "WellFormed";
    private const string Malformed = "Malformed";

    public override string Name => "Parcels.CheckParcelNumber";
    public override string Category => "Land";
    public override Phrase DisplayName { get; } = new("Kiểm tra số thửa đất", "Check parcel number");
    public override Phrase Description { get; } = new(
        "Kiểm tra số tờ bản đồ và số thửa đất đã ghi đúng dạng hay chưa.", "Checks whether map sheet and parcel number are written as they must be.");

    public override IReadOnlyList<ActivityInput> Inputs { get; } =
        [new("Parcel", "String", new Phrase("Thửa đất", "Parcel"), "singleline") { TakesExpressions = true }];

    public override IReadOnlyList<string> Outputs { get; } = ["MapSheet", "Parcel"];

    public override IReadOnlyList<string> Outcomes { get; } = [WellFormed, Malformed];

    public override ActivityBehaviour Bind(InputBinder inputs) => new Behaviour(inputs.Value("Parcel"));

    [GeneratedRegex(@"^\s*(?:tờ bản đồ(?: số)?\s+)?(?<sheet>[1-9]\d{0,3})\s*(?:-|/|,?\s*thửa(?: đất)?(?: số)?)\s*(?<parcel>[1-9]\d{0,4})\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    private sealed class Behaviour(Expression? parcel) : ActivityBehaviour
    {
        private static readonly ActivityResult.Completed wellFormed = new([WellFormed]);
        private static readonly ActivityResult.Completed malformed = new([Malformed]);

        public override IReadOnlyList<string> Outcomes { get; } = [WellFormed, Malformed];

        public override ActivityResult Execute(Run run)
        {
            var text = run.Evaluate(parcel, InputType.Text, "parcel", out var failure);
            if (failure is not null) return failure;
            var form = text.IsNullish ? Match.Empty : Form().Match(text.AsText());
            if (!form.Success) return malformed;
            return run.SetOutput("MapSheet", Number(form, "sheet")) ?? run.SetOutput("Parcel", Number(form, "parcel")) ?? (ActivityResult)wellFormed;
        }

        private static JsValue Number(Match form, string part) => JsValue.Of(int.Parse(form.Groups[part].ValueSpan, CultureInfo.InvariantCulture));
    }
}
