namespace Workflow.Host.Documents;

/// <summary>The store of files and what is done with the documents of dossiers.</summary>
internal static class DocumentServices
{
    public static void AddDocuments(this IServiceCollection services)
    {
        services.AddOptions<DocumentOptions>().BindConfiguration(DocumentOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IDocumentStore, DocumentFolder>();
        services.AddSingleton<DossierDocuments>();
        services.AddSingleton<Uploads>();
        services.AddSingleton<SentFiles>();
        services.AddSingleton<AddDocuments>();
        services.AddSingleton<PaperIntake>();
        services.AddSingleton<ReusableDocuments>();
        services.AddSingleton<OpenDocument>();
        services.AddSingleton<DocumentSweep>();
        services.AddSingleton<VerifyDocuments>();
        services.AddHostedService<DocumentSweepService>();
    }
}
