using System.CommandLine;
using Workflow.Host.Hosting;

namespace Workflow.Host.Documents;

/// <summary><c>documents verify</c>: holds every stored file against its hash.</summary>
internal static class DocumentsCommand
{
    public static Command Create()
    {
        var verify = new Command("verify", "Read every stored file and list those that are missing or not whole.") { SharedOptions.Data };
        verify.SetAction((parsed, cancellation) => DatabaseCommand.Run(
            parsed, (services, output, token) => services.GetRequiredService<VerifyDocuments>().Run(output, token), cancellation));
        return new Command("documents", "Stored files of dossiers.") { verify };
    }
}
