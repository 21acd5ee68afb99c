namespace Workflow.Runtime.Expressions.Tree;

/// <summary>An arrow function as it is written; its body is set when the parser has read it.</summary>
internal sealed class ArrowNode(FrameLayout layout, string source) : Node
{
    public FrameLayout Layout => layout;

    public string Source => source;

    public Binding[] Parameters { get; set; } = [];

    public Binding? Rest { get; set; }

    /// <summary>Parameters before the first with a default.</summary>
    public int Length { get; set; }

    /// <summary>An expression, or null where <see cref="Statements"/> are the body.</summary>
    public Node? Expression { get; set; }

    public Statement[] Statements { get; set; } = [];

    /// <summary>Levels of the tree inside the body, which a call goes down by.</summary>
    public int Height { get; set; }

    /// <summary>The name of the declaration whose value this is, as <c>f.name</c> shows it.</summary>
    public string Name { get; set; } = "";

    public override JsValue Evaluate(Run run, Frame frame)
    {
        run.Step();
        return JsValue.Of(new JsClosure(this, frame));
    }
}

/// <summary>An arrow function with the variables around it.</summary>
internal sealed class JsClosure(ArrowNode arrow, Frame outer) : JsFunction(arrow.Name, arrow.Length)
{
    public override string Source => arrow.Source;

    public override JsValue Call(Run run, JsValue self, ReadOnlySpan<JsValue> arguments)
    {
        run.Step();
        run.Enter(arrow.Height);
        var frame = Frame.Open(arrow.Layout.Slots, outer);
        var parameters = arrow.Parameters;
        // Arguments beyond the parameters are kept only for a rest; a default may push on the stack behind the span, never into it.
        var rest = arrow.Rest is null ? null : new JsArray([.. arguments.Length > parameters.Length ? arguments[parameters.Length..] : []]);
        for (var i = 0; i < parameters.Length; i++)
            parameters[i].Bind(run, frame, i < arguments.Length ? arguments[i] : JsValue.Undefined);
        if (rest is not null) arrow.Rest!.Bind(run, frame, JsValue.Of(rest));
        var value = Body(run, frame);
        run.Leave(arrow.Height);
        return value;
    }

    private JsValue Body(Run run, Frame frame)
    {
        if (arrow.Expression is { } expression) return expression.Evaluate(run, frame);
        var value = JsValue.Undefined;
        return Statement.All(arrow.Statements, run, frame, ref value) == Ending.Returned ? value : JsValue.Undefined;
    }
}
