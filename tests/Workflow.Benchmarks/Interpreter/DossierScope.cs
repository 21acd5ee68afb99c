using Workflow.Runtime.Expressions;

namespace Workflow.Benchmarks.Interpreter;

/// <summary>What a condition sees of a dossier, held in memory, so that only the evaluation is measured.</summary>
internal sealed class DossierScope : ScriptScope
{
    private readonly Dictionary<string, JsValue> variables = new()
    {
        ["caseNumber"] = JsValue.Of("U-17"),
        ["Applicant"] = JsValue.FromJson("""{"name":"Trần Thị Mai","priority":2}"""),
        ["Area"] = JsValue.Of(120),
        ["Urban"] = JsValue.False,
        ["Paid"] = JsValue.False,
        ["Fees"] = JsValue.FromJson("[30,10,20]"),
    };

    private readonly Dictionary<string, JsValue> inputs = new() { ["Area"] = JsValue.Of(120) };
    private readonly Dictionary<(string Activity, string? Output), JsValue> outputs = new() { [("Appraise", "Score")] = JsValue.Of(8) };

    public override DateTime Now { get; } = new(2026, 11, 24, 2, 0, 0, DateTimeKind.Utc);
    public override TimeZoneInfo Zone => TimeZoneInfo.Utc;
    public override JsValue LastResult { get; } = JsValue.Of("Agreed");
    public override string? CorrelationId => "000.00.19.H26-261124-0001";
    public override string InstanceId => "0197f3c2-5f0e-7c61-9d0a-3c1f5a2b7e44";
    public override string? InstanceName => CorrelationId;
    public override string DefinitionId => "P06";
    public override int DefinitionVersion => 3;

    public override bool TryGetVariable(string name, out JsValue value) => variables.TryGetValue(name, out value);
    public override bool TryGetInput(string name, out JsValue value) => inputs.TryGetValue(name, out value);
    public override bool TryGetOutput(string activity, string? output, out JsValue value) => outputs.TryGetValue((activity, output), out value);
    public override void SetVariable(string name, JsValue value) => variables[name] = value;
    public override void SetCorrelationId(string? value) => throw new NotSupportedException("A condition writes nothing.");
    public override Guid NextGuid() => Guid.Empty;
}
