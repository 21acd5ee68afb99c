using Workflow.Core.Tasks;

namespace Workflow.Runtime.Definitions;

/// <summary>A way through part of a process, by the nominal minutes of the steps on it; joined without copying.</summary>
internal abstract record Way(long Minutes)
{
    public static readonly Way Empty = new Nothing();

    public Way Then(Way next) => ReferenceEquals(next, Empty) ? this : ReferenceEquals(this, Empty) ? next : new Joined(this, next);

    public Way Times(int rounds) => rounds == 1 || ReferenceEquals(this, Empty) ? this : new Repeated(this, rounds);

    /// <summary>A way of one activity, as far as it has a share in the limit.</summary>
    public static Way Of(ProcessActivity activity) => activity.Step is { CountsTowardLimit: true, Limit.Minutes: > 0 } step && !StepCatalogue.Of(step.Kind).PausesClock
        ? new OneStep(activity.Index, step.Title, step.Limit.Minutes)
        : Empty;

    /// <summary>The longer of two; null counts as no way at all.</summary>
    public static Way? Longer(Way? one, Way? other) => one is null || other?.Minutes > one.Minutes ? other : one;

    /// <summary>The steps in order, each with its whole share.</summary>
    public IReadOnlyList<LongestPath.Part> Parts()
    {
        var parts = new List<LongestPath.Part>();
        var stack = new Stack<(Way Way, int Rounds)>([(this, 1)]);
        while (stack.TryPop(out var next))
        {
            switch (next.Way)
            {
                case OneStep step:
                    parts.Add(new(step.Activity, step.Title, Clamp(step.Minutes * next.Rounds), next.Rounds));
                    break;
                case Repeated repeated:
                    stack.Push((repeated.Round, Clamp((long)next.Rounds * repeated.Rounds)));
                    break;
                case Joined joined:
                    stack.Push((joined.Second, next.Rounds));
                    stack.Push((joined.First, next.Rounds));
                    break;
            }
        }
        return parts;
    }

    /// <summary>Beyond what an office could ever wait for, one amount is as good as another.</summary>
    public static int Clamp(long amount) => (int)Math.Min(amount, int.MaxValue);

    private static long Bounded(decimal minutes) => (long)Math.Min(minutes, int.MaxValue);

    private sealed record Nothing() : Way(0);

    private sealed record OneStep(int Activity, string Title, long Minutes) : Way(Minutes);

    private sealed record Joined(Way First, Way Second) : Way(Bounded((decimal)First.Minutes + Second.Minutes));

    private sealed record Repeated(Way Round, int Rounds) : Way(Bounded((decimal)Round.Minutes * Rounds));
}
