using Workflow.Core.Documents;
using Workflow.Core.Dossiers;
using Workflow.Persistence.Commands;

namespace Workflow.Host.Documents;

/// <summary>The required documents of which a dossier has a file: nobody needs to declare them digitised.</summary>
internal static class FiledKeys
{
    /// <summary>Read within a command, for the few steps that ask.</summary>
    public static IEnumerable<string> Of(Dossier dossier, CommandSession session) =>
        Enumerable.Range(1, dossier.DocumentCount).Select(number => session.Find<DossierDocument>(dossier.Id, number))
            .OfType<DossierDocument>().Where(d => d is { Key: not null, ReplacedBy: null }).Select(d => d.Key!);
}
