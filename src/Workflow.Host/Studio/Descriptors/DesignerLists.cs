namespace Workflow.Host.Studio.Descriptors;

/// <summary>A kind of expression that may be picked for an input.</summary>
internal sealed record ExpressionDescriptor(string Type, string DisplayName, bool IsBrowsable, IReadOnlyDictionary<string, string> Properties, bool IsSerializable = true);

/// <summary>A type that a variable, an input or an output of a process may be declared with.</summary>
internal sealed record VariableTypeDescriptor(string TypeName, string DisplayName, string Category, string Description);

/// <summary>A place where values of variables are kept.</summary>
internal sealed record StorageDriverDescriptor(string TypeName, string DisplayName, int Priority = 0, bool Deprecated = false);

/// <summary>A way in which the service goes about something; there is one each.</summary>
internal sealed record StrategyDescriptor(string TypeName, string DisplayName, string Description);

/// <summary>A moment at which work is stored. None can be chosen: everything is stored with the step that caused it.</summary>
internal sealed record CommitStrategyDescriptor(string Name, string DisplayName, string Description);

/// <summary>A way to turn an output into a variable's type. None can be chosen: the runtime converts by itself.</summary>
internal sealed record OutputConverterDescriptor(string Name, string DisplayName);

/// <summary>Something that the designer shows only where the service has it. None is listed: the viewer asks for news, calls have no strategies of their own.</summary>
internal sealed record FeatureDescriptor(string Name, string Namespace, string FullName, string DisplayName, string Description);
