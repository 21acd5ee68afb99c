using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Workflow.Host.Studio.Descriptors;

/// <summary>Generated readers and writers of what the designer asks about what can be drawn.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(WrittenOutcomes))]
[JsonSerializable(typeof(ListOf<ActivityDescriptor>))]
[JsonSerializable(typeof(ListOf<ExpressionDescriptor>))]
[JsonSerializable(typeof(ListOf<VariableTypeDescriptor>))]
[JsonSerializable(typeof(ListOf<StorageDriverDescriptor>))]
[JsonSerializable(typeof(ListOf<StrategyDescriptor>))]
[JsonSerializable(typeof(ListOf<CommitStrategyDescriptor>))]
[JsonSerializable(typeof(ListOf<OutputConverterDescriptor>))]
[JsonSerializable(typeof(ListOf<FeatureDescriptor>))]
[JsonSerializable(typeof(OptionsRequest))]
[JsonSerializable(typeof(OptionsView))]
[JsonSerializable(typeof(RefusedTest))]
internal sealed partial class DescriptorJson : JsonSerializerContext
{
    /// <summary>Vietnamese letters stay as they are; what could open a tag is still escaped.</summary>
    public static readonly DescriptorJson Written = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });
}
