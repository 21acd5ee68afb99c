namespace Workflow.Runtime.Expressions;

/// <summary>What a value of a script is; arrays and dates are told apart from plain objects.</summary>
public enum JsKind : byte { Undefined, Null, Boolean, Number, String, Array, Object, Date, Function }
