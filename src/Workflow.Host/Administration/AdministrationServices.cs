using Workflow.Host.Administration.Delegations;
using Workflow.Host.Administration.Import;
using Workflow.Host.Administration.Incidents;
using Workflow.Host.Administration.Officers;
using Workflow.Host.Administration.Templates;
using Workflow.Host.Administration.Units;

namespace Workflow.Host.Administration;

/// <summary>The services of administration.</summary>
internal static class AdministrationServices
{
    public static void AddAdministration(this IServiceCollection services)
    {
        services.AddSingleton<OfficeEdits>();
        services.AddSingleton<ChangeUnits>();
        services.AddSingleton<UnitHandover>();
        services.AddSingleton<UnitMergers>();
        services.AddSingleton<UnitQueries>();
        services.AddSingleton<ChangeOfficers>();
        services.AddSingleton<ChangePosts>();
        services.AddSingleton<OfficerAccounts>();
        services.AddSingleton<OfficerTokens>();
        services.AddSingleton<OfficerQueries>();
        services.AddSingleton<ChangeDelegations>();
        services.AddSingleton<DelegationQueries>();
        services.AddSingleton<OfficeImportTrial>();
        services.AddSingleton<OfficeImport>();
        services.AddSingleton<IncidentQueries>();
        services.AddSingleton<IncidentRetries>();
        services.AddSingleton<TemplateChanges>();
        services.AddSingleton<Attention>();
    }
}
