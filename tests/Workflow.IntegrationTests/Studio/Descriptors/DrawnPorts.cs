using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Host.Studio.Descriptors;

namespace Workflow.IntegrationTests.Studio.Descriptors;

/// <summary>The ways out that Elsa Studio 3.8 draws for an activity: a few types by rules of their own, lists of outcomes, else what the descriptor says.</summary>
internal static class DrawnPorts
{
    private static readonly (string Member, string Outcome)[] endpointFailures =
    [
        ("exposeFileTooLargeOutcome", "File too large"), ("exposeRequestTooLargeOutcome", "Request too large"),
        ("exposeInvalidFileExtensionOutcome", "Invalid file extension"), ("exposeInvalidFileMimeTypeOutcome", "Invalid file MIME type"),
    ];

    public static IReadOnlyList<string> Of(ActivityDescriptor descriptor, JsonObject activity)
    {
        var ports = FlowsOf(descriptor, activity).ToList();
        return ports.Count > 0 || descriptor.IsTerminal ? ports : ["Done"];
    }

    private static IEnumerable<string> FlowsOf(ActivityDescriptor descriptor, JsonObject activity) => descriptor.TypeName switch
    {
        "Elsa.FlowSwitch" => [.. LabelsOf(activity), .. LabelsOf(activity).Contains("Default") ? [] : new[] { "Default" }],
        "Elsa.HttpEndpoint" => [.. endpointFailures.Where(f => (bool?)activity[f.Member] == true).Select(f => f.Outcome), "Done"],
        "Elsa.FlowSendHttpRequest" => [.. ListOf(activity, "expectedStatusCodes") ?? ["200"], "Unmatched status code", "Failed to connect", "Timeout", "Done"],
        _ when descriptor.Inputs.FirstOrDefault(i => i.UiHint == "dynamic-outcomes") is { } input => ListOf(activity, char.ToLowerInvariant(input.Name[0]) + input.Name[1..]) ?? [],
        _ => descriptor.Ports.Where(p => p.Type == "Flow").Select(p => p.Name),
    };

    private static List<string> LabelsOf(JsonObject activity) => [.. activity["cases"]?.AsArray().Select(c => (string)c!["label"]!) ?? []];

    private static string[]? ListOf(JsonObject activity, string member) =>
        activity[member] is { } wrapped ? [.. JsonSerializer.Deserialize<JsonArray>((string)wrapped["expression"]!["value"]!)!.Select(i => i!.ToString())] : null;
}
