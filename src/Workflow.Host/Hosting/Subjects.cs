using Workflow.Host.Accounts;
using Workflow.Host.Board;
using Workflow.Host.Administration;
using Workflow.Host.Administration.Incidents;
using Workflow.Host.Audit;
using Workflow.Host.Calendars;
using Workflow.Host.Children;
using Workflow.Host.Deputies;
using Workflow.Host.Desk;
using Workflow.Host.Documents;
using Workflow.Host.Dossiers;
using Workflow.Host.Dossiers.Clocks;
using Workflow.Host.Fees;
using Workflow.Host.Forecasts;
using Workflow.Host.Live;
using Workflow.Host.Jobs;
using Workflow.Host.Notices;
using Workflow.Host.Outbox;
using Workflow.Host.Procedures;
using Workflow.Host.Procedures.Simulation;
using Workflow.Host.Reminders;
using Workflow.Host.Reports;
using Workflow.Host.Search;
using Workflow.Host.Studio;
using Workflow.Host.Studio.Assets;
using Workflow.Host.Submissions;
using Workflow.Host.Tasks;
using Workflow.Host.Tasks.Bulk;
using Workflow.Host.Tasks.Settings;
using Workflow.Host.Tracking;
using Workflow.Host.Triggers;

namespace Workflow.Host.Hosting;

/// <summary>Each subject's services and routes, one line a subject.</summary>
internal static class Subjects
{
    public static void AddSubjects(this IServiceCollection services)
    {
        services.AddDesk();
        services.AddCalendars();
        services.AddProcedures();
        services.AddStudio();
        services.AddDossiers();
        services.AddSearch();
        services.AddDeputies();
        services.AddDocuments();
        services.AddFees();
        services.AddSubmissions();
        services.AddReminders();
        services.AddLive();
        services.AddBulk();
        services.AddInboxSettings();
        services.AddOutbox();
        services.AddNotices();
        services.AddChildren();
        services.AddForecasts();
        services.AddReports();
        services.AddBoard();
        services.AddStudioAssets();
        services.AddSimulation();
        services.AddTracking();
        services.AddAudit();
        services.AddAdministration();
        services.AddJobs();
    }

    public static void MapSubjects(this IEndpointRouteBuilder routes)
    {
        routes.MapRazorPages().WithStaticAssets().NeedTheirPolicies();
        var api = routes.MapGroup("").TakesNamesOnly();
        api.MapMe();
        api.MapProcedures();
        api.MapStudio();
        api.MapCalendars();
        api.MapDossiers();
        api.MapDocuments();
        api.MapFees();
        api.MapClockActs();
        api.MapSubmissions();
        api.MapTasks();
        api.MapClarifications();
        api.MapWatches();
        api.MapSearch();
        api.MapDeputies();
        api.MapBulk();
        api.MapTriggers();
        api.MapReminders();
        api.MapLive();
        api.MapOutbox();
        api.MapDeliveries();
        api.MapNotices();
        api.MapWebhooks();
        api.MapForecasts();
        api.MapBoard();
        api.MapOffice();
        api.MapAudit();
        api.MapIncidents();
        api.MapJobs();
        api.MapStudioAssets();
        api.MapStudioPages();
    }
}
