namespace Workflow.Core.Procedures;

/// <summary>The level of government at which a procedure is settled.</summary>
public enum ProcedureLevel { Province, Commune }

/// <summary>Whether the steps stand in a published decision or were reconstructed from the law.</summary>
public enum ProcedureOrigin { Published, Reconstructed }

/// <summary>What the law says of a procedure and of its cases: the content of <c>procedure.json</c>.</summary>
public sealed record ProcedureSpec
{
    /// <summary>National or local code, e.g. <c>1.009994</c>; opaque, never parsed.</summary>
    public required string Code { get; init; }
    public required Phrase Name { get; init; }

    /// <summary>Field of administration, e.g. <c>Hoạt động xây dựng</c>.</summary>
    public required string Field { get; init; }

    /// <summary>The agency with authority to decide, as the law names it.</summary>
    public required string Agency { get; init; }

    /// <summary>Code of the unit that decides; null where the receiving unit does.</summary>
    public string? CompetentUnit { get; init; }
    public required ProcedureLevel Level { get; init; }

    /// <summary>Settled wholly at the centre (<c>5 tại chỗ</c>): only numbering may leave it.</summary>
    public bool OnSite { get; init; }
    public required ProcedureOrigin Origin { get; init; }

    /// <summary>The decision or the reasoning that the steps were taken from.</summary>
    public required string Source { get; init; }

    /// <summary>What the applicant receives, e.g. <c>Giấy phép xây dựng</c>.</summary>
    public required string ResultType { get; init; }
    public required IReadOnlyList<string> LegalBasis { get; init; }

    /// <summary>Every document that some case asks for, in order.</summary>
    public required IReadOnlyList<RequiredDocument> Documents { get; init; }

    /// <summary>At least one; a dossier is received for one of them.</summary>
    public required IReadOnlyList<ProcedureCase> Cases { get; init; }

    /// <summary>The cases for which a dossier can be received.</summary>
    public IEnumerable<ProcedureCase> ReceivedCases => Cases.Where(c => !c.IsLinked);

    public ProcedureCase? FindCase(string key) => Cases.FirstOrDefault(c => c.Key == key);

    public RequiredDocument? FindDocument(string key) => Documents.FirstOrDefault(d => d.Key == key);

    /// <summary>Reads <c>procedure.json</c>; rejects with every problem and its JSON path.</summary>
    public static Result<ProcedureSpec> Read(string json) => ProcedureReader.Read(json);
}
