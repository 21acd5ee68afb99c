namespace Workflow.Runtime.Expressions.Parsing;

/// <summary>Gathers what a script asks of its scope, and whether it may change what it has read.</summary>
internal sealed class ReadsRecord
{
    private static readonly HashSet<string> Changing = ["assign", "fill", "pop", "push", "reverse", "shift", "sort", "splice", "unshift"];

    private readonly HashSet<string> variables = [];
    private readonly HashSet<string> inputs = [];
    private readonly HashSet<string> written = [];
    private bool writesAny;
    private bool outputs;
    private bool lastResult;
    private bool dynamicVariables;
    private bool dynamicInputs;

    /// <summary>A member that changes its array, or one whose name is computed, is called.</summary>
    public bool Changes { get; set; }

    /// <summary>Several outcomes may be chosen at once.</summary>
    public bool ChoosesSeveral { get; private set; }

    public ScriptReads Reads =>
        new(variables, inputs, outputs, lastResult, dynamicVariables, dynamicInputs) { Written = written, WritesAny = writesAny };

    /// <param name="name">Null where it is computed.</param>
    public void Variable(string? name)
    {
        if (name is null) dynamicVariables = true;
        else variables.Add(name);
    }

    public void Member(string name) => Changes |= Changing.Contains(name);

    /// <summary>One of Elsa's functions is named.</summary>
    /// <param name="literal">Its first argument where that is a string literal.</param>
    public void Function(string function, string? literal)
    {
        switch (function)
        {
            case "getVariable": Variable(literal); break;
            case "setVariable" when literal is null: writesAny = true; break;
            case "setVariable": written.Add(literal); break;
            case "getInput" when literal is null: dynamicInputs = true; break;
            case "getInput": inputs.Add(literal); break;
            case "getOutputFrom": outputs = true; break;
            case "getLastResult": lastResult = true; break;
            case "setOutcomes": ChoosesSeveral = true; break;
        }
    }

    public void Getter(AccessorName name)
    {
        variables.UnionWith([name.Pascal, name.Camel]);
        inputs.UnionWith([name.Pascal, name.Camel]);
        outputs |= name.Outputs.Count > 0;
    }

    public void Setter(AccessorName name)
    {
        variables.UnionWith([name.Pascal, name.Camel]);
        written.UnionWith([name.Pascal, name.Camel]);
    }
}
