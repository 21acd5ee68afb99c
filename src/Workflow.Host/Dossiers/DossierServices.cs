using Workflow.Host.Audit;
using Workflow.Host.Dossiers.Clocks;
using Workflow.Host.Dossiers.Receiving;
using Workflow.Host.Drafts;
using Workflow.Host.Dossiers.Flow;
using Workflow.Host.Procedures;
using Workflow.Host.Procedures.Drawing;
using Workflow.Host.Tasks;
using Workflow.Host.Triggers;

namespace Workflow.Host.Dossiers;

/// <summary>The operations and queries of dossiers, steps and triggers; all of them hold no state of a request.</summary>
internal static class DossierServices
{
    public static void AddDossiers(this IServiceCollection services)
    {
        services.AddSingleton<CommandCircumstances>();
        services.AddSingleton<CurrentVersions>();
        services.AddSingleton<DossierProcess>();
        services.AddSingleton<DossierCommands>();
        services.AddSingleton<DossierQueries>();
        services.AddSingleton<DossierFiles>();
        services.AddSingleton<ProcessDiagrams>();
        services.AddScoped<DossierFlows>();
        services.AddSingleton<ExplainDeadline>();
        services.AddSingleton<DossierResponsibility>();
        services.AddSingleton<ReceiveDossier>();
        services.AddSingleton<ReceptionFiles>();
        services.AddSingleton<ReceptionApplicants>();
        services.AddSingleton<ReceptionProcedures>();
        services.AddSingleton<IssueCounterSlip>();
        services.AddSingleton<WithdrawDossier>();
        services.AddSingleton<TakeFromApplicant>();
        services.AddSingleton<RetryIncident>();
        services.AddSingleton<SkipIncident>();
        services.AddSingleton<ClockActs>();
        services.AddTriggers();

        services.AddSingleton<AuditLog>();
        services.AddSingleton<TaskOwners>();
        services.AddSingleton<TaskQueries>();
        services.AddSingleton<TaskInbox>();
        services.AddSingleton<DossierWatches>();
        services.AddSingleton<TaskHands>();
        services.AddSingleton<CompleteTask>();
        services.AddSingleton<ReturnToEarlierStep>();
        services.AddSingleton<CurrentState>();
        services.AddSingleton<AskClarification>();
        services.AddSingleton<ClarificationInbox>();
        services.AddSingleton<StepPeople>();
        services.AddSingleton<StepPapers>();
        services.AddSingleton<FormDrafts>();
        services.ConfigureHttpJsonOptions(o => o.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default));
    }
}
