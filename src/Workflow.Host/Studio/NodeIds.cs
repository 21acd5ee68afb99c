using Workflow.Runtime.Definitions;

namespace Workflow.Host.Studio;

/// <summary>How Studio tells activities apart: by the ids along their chain of holders, the root first, behind a name for the whole process.</summary>
internal static class NodeIds
{
    /// <summary>What holds the root; the same in definitions, journals and executions of all versions.</summary>
    public const string Process = "Workflow1";

    /// <summary>The node id of an activity of a version.</summary>
    /// <param name="activity">Index in the version's list of activities; the root of a definition used as an activity has that activity as its holder.</param>
    public static string Of(ProcessGraph graph, int activity)
    {
        var self = graph.Activities[activity];
        return Under(self.Parent < 0 ? Process : Of(graph, self.Parent), self.Id);
    }

    /// <summary>The node id of what stands directly in something; <see cref="Process"/> holds the root.</summary>
    public static string Under(string holder, string id) => $"{holder}:{id}";
}
