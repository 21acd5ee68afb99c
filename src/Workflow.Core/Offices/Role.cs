namespace Workflow.Core.Offices;

/// <summary>What an officer may do in a unit: those of the one-stop mechanism (Decree 118/2025/NĐ-CP), and the last five, which are the service's own.</summary>
public enum Role
{
    ReceptionOfficer,
    Appraiser,
    DivisionHead,
    Approver,
    RecordsClerk,
    SealCustodian,
    ConsultedOfficer,
    ExternalAgency,
    CouncilSecretary,
    Cashier,
    ReturnOfficer,
    /// <summary>Sees all of the own unit and below, urges, decides nothing.</summary>
    CenterSupervisor,
    /// <summary>Publishes and withdraws procedures, keeps calendars.</summary>
    ProcedureController,
    /// <summary>Draws drafts of processes.</summary>
    ProcessDesigner,
    /// <summary>Accounts, units, options; sees no dossier.</summary>
    SystemAdministrator,
    /// <summary>Hands in what applicants submit online and sees nothing else: the account of a portal.</summary>
    Portal,
}
