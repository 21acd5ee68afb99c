using Workflow.Host.Reports.Files;

namespace Workflow.Host.Reports;

/// <summary>The tallies, and the figures that boards and reports make of them.</summary>
internal static class ReportServices
{
    public static void AddReports(this IServiceCollection services)
    {
        services.AddSingleton<CivilDays>();
        services.AddSingleton<CountedServices>();
        services.AddSingleton<CountedSteps>();
        services.AddSingleton<TallyDays>();
        services.AddSingleton<PeriodFlows>();
        services.AddSingleton<PeriodFigures>();
        services.AddSingleton<PeriodServices>();
        services.AddSingleton<PeriodRatings>();
        services.AddSingleton<PeriodSteps>();
        services.AddSingleton<ReportedProcedures>();
        services.AddSingleton<OnSiteProcedures>();
        services.AddSingleton<ReadReport>();
        services.AddSingleton<SupplementList>();
        services.AddSingleton<SupplementSheet>();
        services.AddSingleton<RatingList>();
        services.AddSingleton<RatingSheet>();
        services.AddSingleton<ReportExport>();
        services.AddSingleton<ListExport>();
        services.AddSingleton<FileOrders>();
        services.AddHostedService<TallyService>();
    }
}
