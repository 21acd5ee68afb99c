namespace Workflow.Core.Dossiers;

/// <summary>Where a dossier stands, as the one-stop forms and the national statuses tell it apart; within processing, ordered from the least to the most advanced.</summary>
public enum DossierState
{
    Received,
    InProcess,
    InProcessAssigned,
    InProcessAppraising,
    InProcessFieldVerification,
    InProcessConsulting,
    InProcessPendingApproval,
    InProcessSigned,
    InProcessNumbered,
    AwaitingSupplement,
    AwaitingFinancialObligation,
    Suspended,
    ResultReady,
    Returned,
    Withdrawn,
    Stopped,
}

/// <summary>Financial axis; moved by its own verbs, never by the process.</summary>
public enum PaymentState { None, Due, Paid, Exempt, Refunded }

/// <summary>Delivery axis.</summary>
public enum DeliveryState { None, Ready, Sent, HandedOver }

/// <summary>Synchronisation axis.</summary>
public enum SyncState { NotRequired, Pending, Synced, Failed }

/// <summary>What the dossier came to on its merits.</summary>
public enum DossierOutcome { None, Granted, Refused }

/// <summary>How a dossier was submitted (channels 1, 2 and 3 of the national indicators).</summary>
public enum SubmissionChannel { Counter = 1, Online = 2, Post = 3 }
