using Workflow.Core.Deadlines;
using Workflow.Core.Tasks;

namespace Workflow.Host.Dossiers.Slips;

/// <summary>The sheet that follows a dossier from hand to hand (form 05 of Circular 01/2018/TT-VPCP, 06 of Circular 03/2025/TT-VPCP).</summary>
internal sealed class ControlSheetPage(DossierFiles files) : DossierSheetPage(files)
{
    /// <summary>The steps in the order in which they were handed on.</summary>
    public IReadOnlyList<UserTask> HandOvers => [.. Filed.Tasks.OrderBy(t => t.OpenedAt).ThenBy(t => t.Activity)];

    /// <summary>Who handed a step on: whoever did what opened it.</summary>
    public string GiverOf(UserTask step) => Filed.History.LastOrDefault(act => act.At == step.OpenedAt) is { } act ? OfficerName(act.ActorId) : "";

    /// <summary>Who took it: whoever finished it, or holds it.</summary>
    public string TakerOf(UserTask step) => (step.CompletedBy ?? step.AssigneeId) is { } officer ? OfficerName(officer) : "";

    /// <summary>How it ended against its own time, in the words of the form; empty while it goes on.</summary>
    public static string ResultOf(UserTask step) => step.Timeliness switch
    {
        Timeliness.Early => "Trước hạn",
        Timeliness.OnTime => "Đúng hạn",
        Timeliness.Late => "Quá hạn",
        _ => "",
    };

    protected override bool Exists(DossierFile file) => true;
}
