namespace Workflow.Core.Audit;

/// <summary>What is kept of people's acts that are not acts on a dossier.</summary>
public enum AuditVerb
{
    /// <summary>An identity or phone number was shown in full.</summary>
    PersonalDataShown,
    /// <summary>An applicant was looked up by identity number.</summary>
    ApplicantLookedUp,
    /// <summary>A document of a dossier was opened or saved.</summary>
    DocumentOpened,
    /// <summary>A unit, officer, post, delegation or deputy was changed.</summary>
    OfficeChanged,
    /// <summary>The wording of a message was changed.</summary>
    TemplateChanged,
    /// <summary>Dossiers were taken out of the service as a file.</summary>
    Exported,
    /// <summary>Long work was started, cancelled or began again.</summary>
    JobOrdered,
    /// <summary>Somebody was urged to go on with a step.</summary>
    Urged,
}
