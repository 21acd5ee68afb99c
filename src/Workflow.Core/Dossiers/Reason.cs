namespace Workflow.Core.Dossiers;

/// <summary>What an officer writes to justify an act: needed where the law asks for it, never longer than the history keeps.</summary>
internal static class Reason
{
    /// <summary>Most characters of a reason or note.</summary>
    public const int Longest = 2000;

    /// <summary>Refuses an empty or overlong reason.</summary>
    public static Rejection? Check(string? reason) => string.IsNullOrWhiteSpace(reason)
        ? DossierSentences.Refuse(RejectionKind.Unprocessable, "ReasonMissing")
        : CheckLength(reason);

    /// <summary>Refuses an empty or overlong legal basis.</summary>
    public static Rejection? CheckBasis(string? legalBasis) => string.IsNullOrWhiteSpace(legalBasis)
        ? DossierSentences.Refuse(RejectionKind.Unprocessable, "LegalBasisMissing")
        : CheckLength(legalBasis);

    /// <summary>Refuses an empty or overlong number of a document.</summary>
    public static Rejection? CheckDocument(string? document) => string.IsNullOrWhiteSpace(document)
        ? DossierSentences.Refuse(RejectionKind.Unprocessable, "DocumentMissing")
        : CheckLength(document);

    /// <summary>Refuses an overlong note; an absent one is well.</summary>
    public static Rejection? CheckLength(string? note) => note?.Length > Longest
        ? DossierSentences.Refuse(RejectionKind.Unprocessable, "ReasonTooLong", Longest)
        : null;
}
