using Workflow.Runtime.Expressions;

namespace Workflow.Tests.Expressions;

/// <summary>A scope in memory with the variables, inputs and outputs of one dossier.</summary>
internal sealed class TestScope : ScriptScope
{
    public static readonly TimeZoneInfo Hanoi = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    private int guids;

    public Dictionary<string, JsValue> Variables { get; init; } = [];
    public Dictionary<string, JsValue> Inputs { get; init; } = [];
    public Dictionary<(string Activity, string? Output), JsValue> Outputs { get; init; } = [];
    public string? Correlation { get; set; } = "HS-2026-000123";
    public JsValue Last { get; init; } = JsValue.Null;

    public override DateTime Now => new(2026, 11, 23, 3, 30, 0, 250, DateTimeKind.Utc);
    public override TimeZoneInfo Zone => Hanoi;
    public override JsValue LastResult => Last;
    public override string? CorrelationId => Correlation;
    public override string InstanceId => "7f9c";
    public override string? InstanceName => "Cấp giấy phép xây dựng";
    public override string DefinitionId => "P06";
    public override int DefinitionVersion => 3;

    public override bool TryGetVariable(string name, out JsValue value) => Variables.TryGetValue(name, out value);
    public override bool TryGetInput(string name, out JsValue value) => Inputs.TryGetValue(name, out value);
    public override bool TryGetOutput(string activity, string? output, out JsValue value) => Outputs.TryGetValue((activity, output), out value);
    public override void SetVariable(string name, JsValue value) => Variables[name] = value;
    public override void SetCorrelationId(string? value) => Correlation = value;
    public override Guid NextGuid() => new(++guids, 0, 0, new byte[8]);
}
