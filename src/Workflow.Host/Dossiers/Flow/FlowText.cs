using System.Globalization;
using Workflow.Core.Deadlines;
using Workflow.Host.Desk;

namespace Workflow.Host.Dossiers.Flow;

/// <summary>Time of a step against its limit in words.</summary>
internal static class FlowText
{
    /// <summary>What the drawing says: <c>13 giờ 15 / 16 giờ</c>.</summary>
    public static string Short(FlowStep step, Words<FlowWords> words, DeskTime time) => Say("Time", step, words, time);

    /// <summary>What the list says: <c>13 giờ 15 trên 16 giờ</c>.</summary>
    public static string Long(FlowStep step, Words<FlowWords> words, DeskTime time) => Say("TimeInList", step, words, time);

    private static string Say(string key, FlowStep step, Words<FlowWords> words, DeskTime time)
    {
        if (step.Task is not { } task) return step.Activity.Step is { } ahead ? LimitOf(ahead.Limit, words, time) : "";
        var limit = LimitOf(TimeLimit.Parse(task.Limit).Value, words, time);
        return step.Minutes is { } minutes ? words[key, time.Hours(minutes), limit] : limit;
    }

    private static string LimitOf(TimeLimit limit, Words<FlowWords> words, DeskTime time) =>
        limit.IsZero ? words["NoOwnLimit"]
        : limit.Unit == LimitUnit.WorkingHours ? time.Hours(limit.Minutes)
        : limit.Describe().In(CultureInfo.CurrentUICulture);
}
