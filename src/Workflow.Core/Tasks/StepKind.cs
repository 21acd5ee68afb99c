namespace Workflow.Core.Tasks;

/// <summary>The kinds of human step a process can have; the definition's type is <c>OneStop.&lt;Kind&gt;</c>.</summary>
public enum StepKind
{
    Receive,
    Assign,
    Appraise,
    VerifyOnSite,
    Consult,
    Review,
    Approve,
    AssignNumber,
    Stamp,
    ReturnResult,
    Step,
    RequestSupplement,
    RequestPayment,
    ChangeCase,
}

/// <summary>Which unit a step belongs to: where the dossier was received, the competent one, or one that is named.</summary>
public enum UnitSelector { Receiving, Competent, Named }
