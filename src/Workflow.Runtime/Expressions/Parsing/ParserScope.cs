using Workflow.Runtime.Expressions.Tree;

namespace Workflow.Runtime.Expressions.Parsing;

/// <summary>The names of one block while it is being read.</summary>
internal sealed class ParserScope(ParserScope? outer, FrameLayout layout)
{
    private readonly Dictionary<string, Local> names = [];
    private readonly HashSet<string> takenFromOutside = [];

    public ParserScope? Outer => outer;

    public FrameLayout Layout => layout;

    /// <summary>Declares a name; null where the block has it, or has already used an outer one of that name.</summary>
    public Local? Declare(string name, bool isConstant)
    {
        if (takenFromOutside.Contains(name)) return null;
        var local = new Local(name, layout.NextSlot(), layout, isConstant);
        return names.TryAdd(name, local) ? local : null;
    }

    public Local? Find(string name)
    {
        if (FindLate(name) is not { } local) return null;
        for (var scope = this; !scope.names.ContainsKey(name); scope = scope.Outer!) scope.takenFromOutside.Add(name);
        return local;
    }

    /// <summary>Notes that a name means what the language or Elsa brings: no block around may declare it behind.</summary>
    public void TakeFromOutside(string name)
    {
        for (var scope = this; scope is not null; scope = scope.Outer) scope.takenFromOutside.Add(name);
    }

    /// <summary>As <see cref="Find"/>, after everything has been read.</summary>
    public Local? FindLate(string name)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
            if (scope.names.TryGetValue(name, out var local)) return local;
        return null;
    }
}
