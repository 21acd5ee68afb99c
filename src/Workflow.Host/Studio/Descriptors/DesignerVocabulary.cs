using System.Globalization;
using Workflow.Runtime.Activities;
using Workflow.Runtime.Definitions;

namespace Workflow.Host.Studio.Descriptors;

/// <summary>
/// The closed lists that the designer asks for. Names of types are Elsa's, so that a definition means the same there; here they are only ever written
/// back as they came.
/// </summary>
internal static class DesignerVocabulary
{
    private const string Assembly = ", Elsa.Workflows.Core";

    private static readonly Dictionary<string, string> none = [];

    /// <summary>The kinds of expression that the runtime evaluates; the first and the one for JSON are the editors' own.</summary>
    public static ListOf<ExpressionDescriptor> Expressions(CultureInfo culture) => new([.. ExpressionKinds.Known.Select(kind => ExpressionOf(kind, culture))]);

    public static ListOf<VariableTypeDescriptor> VariableTypes(CultureInfo culture) =>
        new([.. ValueTypes.All.Select(name => new VariableTypeDescriptor(name, Say($"Type{name}", culture), Say(GroupOf(name), culture), name))]);

    /// <summary>Values are kept with the dossier, and nowhere else.</summary>
    public static ListOf<StorageDriverDescriptor> StorageDrivers(CultureInfo culture) =>
        new([new("Elsa.Workflows.WorkflowInstanceStorageDriver" + Assembly, Say("StorageDossier", culture))]);

    /// <summary>A dossier is always received; whether it may be is reception's rule.</summary>
    public static ListOf<StrategyDescriptor> Activation(CultureInfo culture) =>
        new([Strategy("Elsa.Workflows.ActivationValidators.AllowAlwaysStrategy", "ActivationAlways", culture)]);

    /// <summary>A failure blocks its branch and nothing else.</summary>
    public static ListOf<StrategyDescriptor> Incidents(CultureInfo culture) =>
        new([Strategy("Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy", "IncidentBlocksBranch", culture)]);

    /// <summary>History is kept whole.</summary>
    public static ListOf<StrategyDescriptor> LogPersistence(CultureInfo culture) =>
        new([Strategy("Elsa.Workflows.LogPersistence.Strategies.Include", "LogKeepsAll", culture)]);

    private static ExpressionDescriptor ExpressionOf(string kind, CultureInfo culture) => kind switch
    {
        "Variable" => new(kind, Say("ExpressionVariable", culture), true, new Dictionary<string, string> { ["UIHint"] = "variable-picker" }),
        "Input" => new(kind, Say("ExpressionInput", culture), true, new Dictionary<string, string> { ["UIHint"] = "input-picker" }),
        "JavaScript" => new(kind, kind, true, new Dictionary<string, string> { ["MonacoLanguage"] = "javascript" }),
        _ => new(kind, kind, false, none),
    };

    private static string GroupOf(string type) => type switch
    {
        "String" or "Guid" or "Uri" => "TypesOfText",
        "Boolean" or "Int16" or "Int32" or "Int64" or "UInt32" or "UInt64" or "Single" or "Double" or "Decimal" => "TypesOfNumbers",
        "DateTime" or "DateTimeOffset" or "DateOnly" or "TimeOnly" or "TimeSpan" => "TypesOfTime",
        _ => "TypesOfData",
    };

    private static StrategyDescriptor Strategy(string typeName, string key, CultureInfo culture) =>
        new(typeName + Assembly, Say(key, culture), Say($"{key}Description", culture));

    private static string Say(string key, CultureInfo culture) => DescriptorSentences.Of(key).In(culture);
}
