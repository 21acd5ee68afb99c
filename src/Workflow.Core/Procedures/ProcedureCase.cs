using Workflow.Core.Deadlines;

namespace Workflow.Core.Procedures;

/// <summary>One case (trường hợp) of a procedure, with its own limit, documents, fees and process.</summary>
public sealed record ProcedureCase
{
    /// <summary>Stable kebab-case name within the procedure.</summary>
    public required string Key { get; init; }
    public required Phrase Name { get; init; }

    /// <summary>The statutory limit from valid reception to the result.</summary>
    public required TimeLimit Limit { get; init; }

    /// <summary>How the limit is counted after a supplement.</summary>
    public ResumePolicy Resume { get; init; }

    /// <summary>Keys of the procedure's documents that this case asks for.</summary>
    public required IReadOnlyList<string> Documents { get; init; }
    public required IReadOnlyList<Fee> Fees { get; init; }

    /// <summary>Begun by the process of another dossier only, with a code and a limit of its own; never received at the counter.</summary>
    public bool IsLinked { get; init; }

    /// <summary>File name of the process, e.g. <c>standard.process.json</c>.</summary>
    public required string Process { get; init; }

    /// <summary>Null where the steps fit the limit.</summary>
    public AcceptedOverrun? AcceptedOverrun { get; init; }
}

/// <summary>A fee or charge of a case.</summary>
/// <param name="Amount">Whole đồng per unit.</param>
/// <param name="Unit">What the amount is asked for, e.g. <c>hồ sơ</c> or <c>trang</c>.</param>
public sealed record Fee(string Name, long Amount, string Unit);

/// <summary>How far the published steps exceed the published limit, and who accepted it.</summary>
/// <param name="Hours">Working hours over the limit; a larger overrun is refused at publish.</param>
/// <param name="Decision">Number of the document that publishes the process as it is.</param>
public sealed record AcceptedOverrun(decimal Hours, string Reason, string Decision);
