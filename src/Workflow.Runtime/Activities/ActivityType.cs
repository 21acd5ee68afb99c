using Workflow.Core;
using Workflow.Runtime.Definitions;

namespace Workflow.Runtime.Activities;

/// <summary>
/// A type of activity: how it is named and described to the designer, and how one of a definition is read. To add a type,
/// derive from this class in a file of its own and add a line to <see cref="ActivityTable"/>.
/// <para><see cref="Bind"/> reads every input through the binder, which applies defaults, notes what is wrong with its
/// path, and records the inputs as part of the version's meaning; it never throws over what a definition says, and returns
/// a behaviour even where it noted problems. The behaviour is immutable and shared by all dossiers of the version.</para>
/// <para>A behaviour reads the world only through the <see cref="Run"/> given to it (variables, inputs, outputs, the instant of the
/// stimulus), so that the same stimulus always gives the same effects, and answers with one of <see cref="ActivityResult"/>.</para>
/// </summary>
public abstract class ActivityType
{
    /// <summary>Identity in definitions, e.g. <c>Elsa.FlowDecision</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Group in the designer's toolbox.</summary>
    public abstract string Category { get; }

    public abstract Phrase DisplayName { get; }

    public abstract Phrase Description { get; }

    public virtual IReadOnlyList<ActivityInput> Inputs => [];

    /// <summary>Names of what an activity of this type yields to later expressions.</summary>
    public virtual IReadOnlyList<string> Outputs => [];

    /// <summary>Outcomes of an activity fresh from the toolbox.</summary>
    public virtual IReadOnlyList<string> Outcomes => ActivityResult.Done.Outcomes;

    /// <summary>Whether completing ends the flowchart at once, with every wait in it.</summary>
    public virtual bool IsTerminal => false;

    /// <summary>Whether an activity of this type can wait for something from outside.</summary>
    public virtual bool CanWait => false;

    /// <summary>Whether it holds other activities and draws no box of its own.</summary>
    public virtual bool IsContainer => false;

    /// <summary>Members that hold one further activity each, such as <c>Body</c>; the designer draws them inside.</summary>
    public virtual IReadOnlyList<string> Ports => [];

    /// <summary>Whether a definition may declare variables that only what it holds can see.</summary>
    public virtual bool DeclaresVariables => false;

    /// <summary>Whether a process may begin with it when something happens outside.</summary>
    public virtual bool IsTrigger => false;

    /// <summary>Whether nothing can lead into it.</summary>
    public virtual bool IsStart => false;

    /// <summary>Whether the designer's toolbox offers it; one that holds a list of activities can only be filled as the root of a definition.</summary>
    public virtual bool IsInToolbox => true;

    /// <summary>Whether it holds a whole definition, which <c>Complete</c> inside ends.</summary>
    internal virtual bool IsComposite => false;

    /// <summary>Variables that what it holds can see without any declaration, such as the present value of a loop.</summary>
    internal virtual IReadOnlyList<DeclaredVariable> ScopeVariables => [];

    /// <summary>Reads one activity of a definition.</summary>
    public abstract ActivityBehaviour Bind(InputBinder inputs);
}
