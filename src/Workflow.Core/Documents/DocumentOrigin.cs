namespace Workflow.Core.Documents;

/// <summary>Where a document of a dossier came from.</summary>
public enum DocumentOrigin
{
    /// <summary>An electronic file that the applicant handed in.</summary>
    Applicant,
    /// <summary>Scanned at reception from paper (số hóa, Circular 01/2023/TT-VPCP).</summary>
    Digitised,
    /// <summary>Made by an officer while the dossier was worked on.</summary>
    Officer,
    /// <summary>The result, or a part of it.</summary>
    Result,
    /// <summary>Taken over from another dossier of the same applicant.</summary>
    Reused,
}
