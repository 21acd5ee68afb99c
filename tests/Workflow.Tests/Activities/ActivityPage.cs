using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Workflow.Runtime.Activities;

namespace Workflow.Activities;

/// <summary>Writes the page for designers from the table of activity types.</summary>
internal static class ActivityPage
{
    private static readonly JsonSerializerOptions plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(ActivityTable table)
    {
        var page = new StringBuilder();
        page.Append("""
            # Activities

            What a process may be drawn from, by the groups of the designer's toolbox. This page is written from the same table that the designer and the
            reader of definitions use; the test `Page_OfTheTable_IsThisPage` keeps it equal and leaves the new text beside it when the table changes.

            Under *Expressions*, “yes” means that any of `Literal`, `Variable`, `Input`, `Object` and `JavaScript` may stand there; “no” takes a literal only.
            Each example is one activity as it stands in a definition.

            """.ReplaceLineEndings("\n"));
        foreach (var group in table.Types.GroupBy(type => type.Category))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {group.Key}\n");
            foreach (var type in group) Write(page, type);
        }
        return page.ToString();
    }

    private static void Write(StringBuilder page, ActivityType type)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n### {type.DisplayName.En} · {type.DisplayName.Vi}\n\n`{type.Name}` — {type.Description.En}\n\n");
        page.Append("| | |\n| --- | --- |\n");
        page.Append(CultureInfo.InvariantCulture, $"| Kind | {Kind(type)} |\n");
        page.Append(CultureInfo.InvariantCulture, $"| Outcomes | {(type.IsTerminal ? "none: nothing follows" : Names(type.Outcomes))} |\n");
        if (type.Outputs.Count > 0) page.Append(CultureInfo.InvariantCulture, $"| Outputs | {Names(type.Outputs)} |\n");
        if (type.Ports.Count > 0) page.Append(CultureInfo.InvariantCulture, $"| Holds, one each | {Names(type.Ports)} |\n");
        if (type.DeclaresVariables) page.Append("| Variables | may declare its own |\n");
        if (type.Inputs.Count > 0)
        {
            page.Append("\n| Input | Type | Editor | Expressions | Default | Choices |\n| --- | --- | --- | --- | --- | --- |\n");
            foreach (var input in type.Inputs)
                page.Append(CultureInfo.InvariantCulture, $"| `{input.Member}` {input.DisplayName.En} | {input.TypeName} | {input.UiHint} | {(input.TakesExpressions ? "yes" : "no")} | {Text(input.Default)} | {Choices(input)} |\n");
        }
        page.Append(CultureInfo.InvariantCulture, $"\n```json\n{Example(type)}\n```\n");
    }

    /// <summary>One line for each member.</summary>
    private static string Example(ActivityType type) =>
        $"{{\n{string.Join(",\n", ActivityExamples.Of(type).Select(member => $"  \"{member.Key}\": {member.Value?.ToJsonString(plain) ?? "null"}"))}\n}}";

    private static string Kind(ActivityType type)
    {
        List<string> kinds = [type.IsTrigger ? "trigger: a process may begin with it" : "action"];
        if (type.IsContainer) kinds.Add("container");
        if (type.CanWait) kinds.Add("waits");
        if (type.IsStart) kinds.Add("start: nothing leads into it");
        if (type.IsTerminal) kinds.Add("terminal");
        return string.Join(", ", kinds);
    }

    private static string Choices(ActivityInput input) => input.ChoicesFrom switch
    {
        ChoiceSource.Units => "the units of the office",
        ChoiceSource.Forms => "the forms of the procedure",
        _ => string.Join(", ", input.Choices.Select(c => $"`{c.Value}` {c.Text.En}")),
    };

    private static string Names(IReadOnlyList<string> names) => string.Join(", ", names.Select(name => $"`{name}`"));

    private static string Text(string? value) => string.IsNullOrEmpty(value) ? "" : $"`{value.Replace("|", "\\|", StringComparison.Ordinal)}`";
}
