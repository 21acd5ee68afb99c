using System.Text;
using System.Text.Json;
using Workflow.Runtime.Activities;
using Workflow.Runtime.Expressions;

namespace Workflow.Host.Studio.Descriptors;

/// <summary>
/// Declares to the designer's editor, in TypeScript, what a script of a definition may name: Elsa's functions, its variables and inputs, and the outputs of its
/// activities. The editor adds each answer to the earlier ones, so nothing here forbids being declared again.
/// </summary>
internal static class ScriptDeclarations
{
    private const string Functions = """
        declare function getCorrelationId(): string | null;
        declare function setCorrelationId(value: string | null): void;
        declare function getInput(name: string): any;
        declare function getLastResult(): any;
        declare function getOutputFrom(activityIdOrName: string, outputName?: string): any;
        declare function getVariable(name: string): any;
        declare function setVariable(name: string, value: any): void;
        declare function getWorkflowDefinitionId(): string;
        declare function getWorkflowDefinitionVersion(): number;
        declare function getWorkflowInstanceId(): string;
        declare function getWorkflowInstanceName(): string | null;
        declare function isNullOrEmpty(value: string | null | undefined): boolean;
        declare function isNullOrWhiteSpace(value: string | null | undefined): boolean;
        declare function newGuidString(): string;
        declare function parseGuid(value: string): string;
        declare function toJson(value: any): string;
        declare function setOutcome(name: string): void;
        declare function setOutcomes(names: string[]): void;
        interface ProcessVariables { [name: string]: any }
        declare var variables: ProcessVariables;

        """;

    /// <param name="typeOf">The type of activity of a name, or null.</param>
    public static string Write(DrawnDefinition definition, Func<string, ActivityType?> typeOf)
    {
        // The nearest declaration of a name comes first, and the more special of two overloads must.
        var text = new StringBuilder();
        foreach (var variable in definition.Variables.DistinctBy(v => v.Name, StringComparer.Ordinal)) DeclareVariable(text, variable);
        foreach (var input in definition.Inputs.DistinctBy(v => v.Name, StringComparer.Ordinal)) DeclareInput(text, input);
        foreach (var activity in definition.Activities)
            foreach (var output in typeOf(activity.Type)?.Outputs ?? [])
                DeclareOutput(text, activity, output);
        return text.Append(Functions.ReplaceLineEndings("\n")).ToString();
    }

    private static void DeclareVariable(StringBuilder text, DrawnVariable variable)
    {
        var (name, type) = (Quoted(variable.Name), TypeOf(variable));
        Line(text, $"interface ProcessVariables {{ {name}: {type} }}");
        Line(text, $"declare function getVariable(name: {name}): {type};");
        Line(text, $"declare function setVariable(name: {name}, value: {type}): void;");
        var accessor = ScriptNames.Pascal(variable.Name);
        if (!IsIdentifier(accessor)) return;
        Line(text, $"declare function get{accessor}(): {type};");
        Line(text, $"declare function set{accessor}(value: {type}): void;");
    }

    private static void DeclareInput(StringBuilder text, DrawnVariable input)
    {
        var (type, accessor) = (TypeOf(input), ScriptNames.Pascal(input.Name));
        Line(text, $"declare function getInput(name: {Quoted(input.Name)}): {type};");
        if (IsIdentifier(accessor)) Line(text, $"declare function get{accessor}(): {type};");
    }

    private static void DeclareOutput(StringBuilder text, DrawnActivity activity, string output)
    {
        Line(text, $"declare function getOutputFrom(activityIdOrName: {Quoted(activity.Name)}, outputName: {Quoted(output)}): any;");
        var accessor = $"{ScriptNames.Pascal(output)}From{ScriptNames.Pascal(activity.Name)}";
        if (IsIdentifier(accessor)) Line(text, $"declare function get{accessor}(): any;");
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');

    private static string TypeOf(DrawnVariable variable)
    {
        var type = variable.TypeName.TrimEnd('[', ']') switch
        {
            "String" or "Guid" or "Uri" or "DateTime" or "DateTimeOffset" or "DateOnly" or "TimeOnly" or "TimeSpan" => "string",
            "Boolean" => "boolean",
            "Int16" or "Int32" or "Int64" or "UInt32" or "UInt64" or "Single" or "Double" or "Decimal" => "number",
            "Dictionary" or "JsonObject" => "{ [key: string]: any }",
            "Array" => "any[]",
            _ => "any",
        };
        return variable.IsArray || variable.TypeName.EndsWith("[]", StringComparison.Ordinal) ? $"({type})[]" : type;
    }

    private static bool IsIdentifier(string name) => name.Length > 0 && name.All(c => char.IsLetterOrDigit(c) || c is '_' or '$');

    private static string Quoted(string name) => JsonSerializer.Serialize(name, DescriptorJson.Written.String);
}
