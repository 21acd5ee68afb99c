using Workflow.Core.Tasks;
using Workflow.Runtime.Definitions;

namespace Workflow.Host.Tracking;

/// <summary>What the office does with a dossier, as an applicant understands it.</summary>
internal enum TrackedPhase { Reception, Check, Site, Opinions, Supplement, Payment, Decision, Issue, Return }

/// <summary>How far it has come with that.</summary>
internal enum TrackedProgress { Done, Live, Todo }

/// <summary>One stage of a dossier in plain words: no title of a step, and nobody's name.</summary>
/// <param name="At">When it ended, or began where it goes on, UTC; null for what lies ahead.</param>
internal sealed record TrackedStep(TrackedPhase Phase, TrackedProgress Progress, DateTime? At)
{
    /// <summary>What lies ahead of every dossier whose process has such a step; whether the others come up is not known before.</summary>
    private static readonly TrackedPhase[] certain = [TrackedPhase.Check, TrackedPhase.Decision, TrackedPhase.Issue, TrackedPhase.Return];

    /// <summary>The stages that a dossier has come to, in that order, and those that lie ahead.</summary>
    /// <param name="isOver">Whether nothing lies ahead any more.</param>
    public static IReadOnlyList<TrackedStep> Of(DateTime receivedAt, IReadOnlyList<UserTask> tasks, ProcessGraph? graph, bool isOver)
    {
        var reached = tasks.OrderBy(t => t.OpenedAt).GroupBy(t => PhaseOf(t.Kind)).Select(Stage).ToList();
        if (!reached.Exists(s => s.Phase == TrackedPhase.Reception)) reached.Insert(0, new(TrackedPhase.Reception, TrackedProgress.Done, receivedAt));
        if (isOver || graph is null) return reached;
        var drawn = graph.Activities.Where(a => a.Step is not null).Select(a => PhaseOf(a.Step!.Kind)).ToHashSet();
        return [.. reached, .. certain.Where(p => drawn.Contains(p) && !reached.Exists(s => s.Phase == p)).Select(p => new TrackedStep(p, TrackedProgress.Todo, null))];
    }

    private static TrackedStep Stage(IGrouping<TrackedPhase, UserTask> tasks) =>
        tasks.FirstOrDefault(t => t.State == TaskState.Open) is { } open
            ? new(tasks.Key, TrackedProgress.Live, open.OpenedAt)
            : new(tasks.Key, TrackedProgress.Done, tasks.Max(t => t.CompletedAt));

    private static TrackedPhase PhaseOf(StepKind kind) => kind switch
    {
        StepKind.Receive => TrackedPhase.Reception,
        StepKind.Assign or StepKind.Appraise or StepKind.Step or StepKind.ChangeCase => TrackedPhase.Check,
        StepKind.VerifyOnSite => TrackedPhase.Site,
        StepKind.Consult => TrackedPhase.Opinions,
        StepKind.RequestSupplement => TrackedPhase.Supplement,
        StepKind.RequestPayment => TrackedPhase.Payment,
        StepKind.Review or StepKind.Approve => TrackedPhase.Decision,
        StepKind.AssignNumber or StepKind.Stamp => TrackedPhase.Issue,
        StepKind.ReturnResult => TrackedPhase.Return,
        _ => throw new InvalidOperationException($"No stage for {kind}."),
    };
}
