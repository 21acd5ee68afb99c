namespace Workflow.Host.Dossiers.Receiving;

/// <summary>Marks the words of reception: papers, files, the applicant who is found again, the slips of the counter.</summary>
internal sealed class ReceptionWords;
