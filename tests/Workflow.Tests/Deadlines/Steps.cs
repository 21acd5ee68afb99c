using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Core.Offices;
using Workflow.Core.Tasks;

namespace Workflow.Tests.Deadlines;

/// <summary>Rows of steps as the tests of a step's time need them, and the dossier that they belong to.</summary>
internal static class Steps
{
    /// <summary>Four days from Thursday 19/11 10:00, over the holiday of 24/11: due Thursday 26/11 10:00.</summary>
    public static Facts Received => Facts.Started("19/11/2026 10:00", "4wd");

    public static UserTask Opened(string at, string limit, StepKind kind = StepKind.Appraise, bool counts = true, string calendar = "first") => new()
    {
        Id = Guid.NewGuid(), DossierId = Guid.Empty, DossierCode = "", ProcedureCode = "", ProcedureName = "", ApplicantName = "", Activity = 0, Frame = 0,
        Channel = SubmissionChannel.Counter, ReceivedAt = Offices.At(at), ReceivingUnit = "H05.01",
        HasOwnDeadline = kind != StepKind.ReturnResult && !TimeLimit.Parse(limit).Value.IsZero,
        StepKey = "step", Kind = kind, Title = "Thẩm định", Role = Role.Appraiser, UnitCode = "H05.14", OpenedAt = Offices.At(at),
        CalendarVersion = calendar, Limit = limit, StopsClock = kind is StepKind.RequestSupplement or StepKind.RequestPayment, IsUncounted = !counts,
    };
}
