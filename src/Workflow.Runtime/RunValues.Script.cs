using System.Security.Cryptography;
using System.Text;
using Workflow.Runtime.Activities;
using Workflow.Runtime.Expressions;

namespace Workflow.Runtime;

/// <summary>What expressions and scripts see of the values: names looked up from the frame at work outward.</summary>
internal sealed partial class RunValues
{
    private int guids;

    /// <summary>A name that only the expression at work sees, before all variables; null for none.</summary>
    public (string Name, JsValue Value)? Argument { get; set; }

    public override DateTime Now => context.Now;
    public override TimeZoneInfo Zone => context.Zone;
    public override JsValue LastResult => Find(RunContext.RunScope, Last, out var value) ? value : JsValue.Undefined;
    public override string? CorrelationId => Find(RunContext.RunScope, Correlation, out var value) ? value.IsText ? value.AsText() : null : context.DossierCode;
    public override string InstanceId => context.DossierId;
    public override string? InstanceName => Find(RunContext.RunScope, Name, out var value) ? value.IsText ? value.AsText() : null : context.DossierCode;
    public override string DefinitionId => context.DefinitionId.Length > 0 ? context.DefinitionId : graph.DefinitionId;
    public override int DefinitionVersion => context.DefinitionVersion;

    public override bool TryGetVariable(string name, out JsValue value)
    {
        if (Argument is { } argument && argument.Name == name)
        {
            value = argument.Value;
            return true;
        }
        if (DeclaringFrame(name) is { } frame)
        {
            if (!FindIn(frame, name, out value)) value = frame.Activity.FindVariable(name)!.Default;
            return true;
        }
        return FindIn(Outermost, name, out value);
    }

    public override void SetVariable(string name, JsValue value) => (DeclaringFrame(name) ?? Outermost).Values[name] = new(value, IsWritten: true);

    /// <summary>An input of the nearest definition around that declares it and is used as an activity, else of the process.</summary>
    public override bool TryGetInput(string name, out JsValue value)
    {
        for (var frame = DefinitionAround(Frame); frame is not null; frame = DefinitionAround(frame.Parent))
        {
            if (!Declares(frame.Activity.Type.Inputs, name)) continue;
            if (!FindIn(frame, name, out value)) value = frame.Activity.FindVariable(name)!.Default;
            return true;
        }
        return Find(RunContext.InputScope, name, out value);
    }

    private static bool Declares(IReadOnlyList<ActivityInput> inputs, string name)
    {
        foreach (var input in inputs)
            if (input.Name == name) return true;
        return false;
    }

    /// <summary>The frame of the definition used as an activity that a frame belongs to; null for the main one.</summary>
    private static OpenFrame? DefinitionAround(OpenFrame? frame)
    {
        while (frame is not null && !frame.Activity.Type.IsComposite) frame = frame.Parent;
        return frame;
    }

    /// <summary>An output by its name; the members of a step's data count as outputs of their own.</summary>
    public override bool TryGetOutput(string activity, string? output, out JsValue value)
    {
        value = default;
        if (graph.FindByScriptName(activity, DefinitionAround(Frame)?.Activity.Index ?? -1) is not { } found) return false;
        var scope = RunContext.ResultScope(found.Key);
        if (Find(scope, output ?? Result, out value)) return true;
        if (output is null || !Find(scope, Result, out var data) || data.Kind != JsKind.Object) return false;
        foreach (var (name, member) in data.AsObject())
        {
            if (!name.Equals(output, StringComparison.Ordinal) && ScriptNames.Pascal(name) != output) continue;
            value = member;
            return true;
        }
        return false;
    }

    public override void SetCorrelationId(string? value) => Write(RunContext.RunScope, Correlation, JsValue.Of(value));

    public override string? FindVariable(string pascalName)
    {
        if (Argument is { } argument && ScriptNames.Pascal(argument.Name) == pascalName) return argument.Name;
        for (var frame = Frame; frame is not null; frame = frame.Parent)
            if (frame.Activity.FindVariableByPascalName(pascalName) is { } name) return name;
        return base.FindVariable(pascalName);
    }

    /// <summary>From the dossier, the position and the instant: another stimulus, another sequence; the same stimulus, the same one.</summary>
    public override Guid NextGuid()
    {
        var seed = Encoding.UTF8.GetBytes($"{context.DossierId}|{context.Now.Ticks}|{Convert.ToBase64String(begun.Encode())}|{guids++}");
        var bytes = SHA256.HashData(seed).AsSpan(0, 16);
        bytes[6] = (byte)(bytes[6] & 0x0F | 0x40);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
