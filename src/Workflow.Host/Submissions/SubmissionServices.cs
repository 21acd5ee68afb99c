namespace Workflow.Host.Submissions;

/// <summary>What stands before reception: submissions through portals, and what reception answers them.</summary>
internal static class SubmissionServices
{
    public static void AddSubmissions(this IServiceCollection services)
    {
        services.AddOptions<SubmissionOptions>().BindConfiguration(SubmissionOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<SubmissionQueries>();
        services.AddSingleton<SubmissionCommands>();
        services.AddSingleton<SubmitOnline>();
        services.AddSingleton<PortalActs>();
        services.AddSingleton<AcceptSubmission>();
        services.AddSingleton<AnswerSubmission>();
        services.AddSingleton<ExplainAcknowledgement>();
        services.AddSingleton<AnswerFields>();
        services.AddSingleton<DeclaredValues>();
    }
}
