using Workflow.Runtime.Expressions;

namespace Workflow.Tests.Expressions;

/// <summary>A result as one line in which different values differ, -0 and undefined too; <c>reference.js</c> writes the same.</summary>
internal static class Description
{
    public static string Of(string source, ScriptScope scope)
    {
        var parsed = Script.Parse(source);
        if (parsed.Script is null) return "problem " + string.Join(", ", parsed.Problems.Select(problem => $"{problem.Line}:{problem.Column} {problem.Code}"));
        var result = parsed.Script.Evaluate(scope);
        return result.Fault is { } fault ? fault.Code : Of(result.Value);
    }

    public static string Of(JsValue value) => value.Kind switch
    {
        JsKind.Number => value.AsNumber() == 0 && double.IsNegative(value.AsNumber()) ? "-0" : value.ToString(),
        JsKind.Array => "[" + string.Join(",", value.AsArray().Select(Of)) + "]",
        JsKind.Object => "{" + string.Join(",", value.AsObject().Select(member => $"{JsValue.Of(member.Key).ToJson()}:{Of(member.Value)}")) + "}",
        JsKind.Date => "date " + value.ToJson().Trim('"'),
        _ => value.ToString(),
    };
}
