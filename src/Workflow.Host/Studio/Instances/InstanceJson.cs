using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Workflow.Host.Studio.Instances;

/// <summary>Generated readers and writers of what Studio sends and is told about dossiers. Members that nobody knows are passed over: Studio's next release has more.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(InstanceListRequest))]
[JsonSerializable(typeof(JournalRequest))]
[JsonSerializable(typeof(ReportRequest))]
[JsonSerializable(typeof(BulkExportRequest))]
[JsonSerializable(typeof(RetryRequest))]
[JsonSerializable(typeof(StudioPage<InstanceSummary>))]
[JsonSerializable(typeof(InstanceView))]
[JsonSerializable(typeof(ExecutionStateView))]
[JsonSerializable(typeof(StudioList<VariableView>))]
[JsonSerializable(typeof(StudioPage<JournalRecord>))]
[JsonSerializable(typeof(ActivityReport))]
[JsonSerializable(typeof(StudioList<ExecutionSummary>))]
[JsonSerializable(typeof(StudioList<ExecutionRecord>))]
[JsonSerializable(typeof(ExecutionRecord))]
[JsonSerializable(typeof(CallStackView))]
[JsonSerializable(typeof(InstanceExport))]
[JsonSerializable(typeof(RetriedInstance))]
[JsonSerializable(typeof(StudioErrors))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class InstanceJson : JsonSerializerContext
{
    /// <summary>Vietnamese letters stay readable; what could open a tag is escaped.</summary>
    public static InstanceJson Studio => Readable.Context;

    /// <summary>Made when it is first asked for, after the generated options that it builds on.</summary>
    private static class Readable
    {
        private const int MaxDepth = 32;

        public static readonly InstanceJson Context = new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), MaxDepth = MaxDepth });
    }
}
