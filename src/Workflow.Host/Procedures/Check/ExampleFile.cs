namespace Workflow.Host.Procedures.Check;

/// <summary>Content of <c>cases.yaml</c>: example dossiers of a procedure, and what its steps leave behind when they are completed.</summary>
internal sealed class ExampleFile
{
    /// <summary>What the applicants declare, held against the form <c>declaration</c> where there is one.</summary>
    public Dictionary<string, object?> Declaration { get; init; } = [];

    /// <summary>By step key: record and form of each completion, unless an action says more.</summary>
    public Dictionary<string, ExampleCompletion> Completions { get; init; } = [];
    public List<ExampleDossier> Dossiers { get; init; } = [];
}

/// <summary>Record and form of a completion as they would be sent.</summary>
internal sealed class ExampleCompletion
{
    public Dictionary<string, object?> Record { get; init; } = [];

    /// <summary>Null where the step has no form.</summary>
    public Dictionary<string, object?>? Form { get; init; }
}

/// <summary>One dossier from reception to its end. Times are office time, <c>yyyy-MM-dd HH:mm</c>.</summary>
internal sealed class ExampleDossier
{
    public string Name { get; init; } = "";
    public string Case { get; init; } = "";
    public string ReceivedAt { get; init; } = "";
    public string ReceivingUnit { get; init; } = "";
    public string Appointed { get; init; } = "";

    /// <summary>Activities that the start leads to.</summary>
    public List<string> LeadsTo { get; init; } = [];

    /// <summary>Every open step by key, of this dossier and of those that it started, with the instant it is due or how its clock stands.</summary>
    public Dictionary<string, string> Open { get; init; } = [];
    public List<ExampleAction> Actions { get; init; } = [];

    /// <summary>The state in which the dossier ends.</summary>
    public string Ends { get; init; } = "";

    /// <summary>What the dossier comes to on its merits.</summary>
    public string Outcome { get; init; } = "";
}

/// <summary>One officer completes one open step, and what is open then.</summary>
internal sealed class ExampleAction
{
    /// <summary>Key of the step, in whichever dossier it is open.</summary>
    public string Complete { get; init; } = "";

    /// <summary>The role in which the officer acts.</summary>
    public string By { get; init; } = "";
    public string At { get; init; } = "";
    public string Outcome { get; init; } = "";
    public string? Note { get; init; }

    /// <summary>Fields beside those that the step always leaves behind, or in their place.</summary>
    public Dictionary<string, object?> Record { get; init; } = [];
    public Dictionary<string, object?> Form { get; init; } = [];

    /// <summary>The appointed date from here on; absent where it stays.</summary>
    public string? Appointed { get; init; }

    /// <summary>The dossiers that processes started and that are open from here on, by the key of their case, with their appointed dates; absent where they stay.</summary>
    public Dictionary<string, string>? Children { get; init; }

    /// <summary>Activities that the outcome leads to along the drawings of all dossiers, whether or not a join still waits there.</summary>
    public List<string> LeadsTo { get; init; } = [];
    public Dictionary<string, string> Open { get; init; } = [];
}
