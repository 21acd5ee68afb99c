using Workflow.Core;

namespace Workflow.Runtime.Definitions;

/// <summary>What the checks of one process have found, and how much work they did for it.</summary>
internal sealed class Findings(List<Problem> problems)
{
    /// <summary>More of either kind is not read by anybody. Counted apart, so that warnings never crowd out an error.</summary>
    private const int MostOfAKind = 500;

    private int errors;
    private int warnings;

    /// <summary>Elementary steps so far: a connection looked at, or up to 64 pairs compared at once.</summary>
    public long Steps { get; set; }

    public bool HasEnoughWarnings => warnings >= MostOfAKind;

    public void Error(string code, ProcessActivity activity, params ReadOnlySpan<object?> details) => Add(code, activity, Severity.Error, details);

    public void Warning(string code, ProcessActivity activity, params ReadOnlySpan<object?> details) => Add(code, activity, Severity.Warning, details);

    public void Add(string code, ProcessActivity activity, Severity severity, params ReadOnlySpan<object?> details) =>
        Add(code, activity.Path, activity, severity, details);

    public void Add(string code, string path, ProcessActivity activity, Severity severity, params ReadOnlySpan<object?> details)
    {
        ref var count = ref severity == Severity.Error ? ref errors : ref warnings;
        if (count++ < MostOfAKind) problems.Add(new(code, path, activity.Name, PublishSentences.Of(code, [activity.Name, .. details]), severity));
    }
}
