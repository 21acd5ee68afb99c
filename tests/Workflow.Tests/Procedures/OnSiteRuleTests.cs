using Workflow.Core.Deadlines;
using Workflow.Core.Offices;
using Workflow.Core.Procedures;
using Workflow.Core.Tasks;

namespace Workflow.Tests.Procedures;

public sealed class OnSiteRuleTests
{
    [TestCase(StepKind.Appraise, Role.Appraiser, UnitSelector.Receiving, true)]
    [TestCase(StepKind.Approve, Role.Approver, UnitSelector.Competent, true)]
    [TestCase(StepKind.AssignNumber, Role.RecordsClerk, UnitSelector.Competent, true)]
    [TestCase(StepKind.RequestSupplement, Role.ReceptionOfficer, UnitSelector.Receiving, true)]
    [TestCase(StepKind.VerifyOnSite, Role.Appraiser, UnitSelector.Competent, false)]
    [TestCase(StepKind.Consult, Role.ConsultedOfficer, UnitSelector.Competent, false)]
    [TestCase(StepKind.Step, Role.ExternalAgency, UnitSelector.Competent, false)]
    [TestCase(StepKind.Step, Role.CouncilSecretary, UnitSelector.Competent, false)]
    [TestCase(StepKind.Review, Role.DivisionHead, UnitSelector.Named, false)]
    public void Allows_OneStepBesideTheUsualOnes_IsDecidedByIt(StepKind kind, Role role, UnitSelector selector, bool expected) =>
        Assert.That(OnSiteRule.Allows([Step(StepKind.Receive, Role.ReceptionOfficer, UnitSelector.Receiving), Step(kind, role, selector)]), Is.EqualTo(expected));

    private static StepSettings Step(StepKind kind, Role role, UnitSelector selector) =>
        new() { Kind = kind, StepKey = $"{kind}", Title = $"{kind}", Role = role, UnitSelector = selector, Limit = default(TimeLimit), Outcomes = ["Done"] };
}
