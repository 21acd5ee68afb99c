using Microsoft.Extensions.Primitives;
using Workflow.Core;
using Workflow.Host.Accounts;
using Workflow.Host.Documents;

namespace Workflow.Host.Dossiers.Receiving;

/// <summary>Takes the files that a form brought along into the store, so that they stay when the form comes back.</summary>
internal sealed class ReceptionFiles(Uploads uploads)
{
    /// <summary>The form with its files as uploads, and every file that was not taken, with its field.</summary>
    public async Task<(IFormCollection Form, IReadOnlyList<Problem> Problems)> Take(CurrentActor me, IFormCollection sent, CancellationToken cancellation)
    {
        var problems = new List<Problem>();
        var (ids, keys) = (new List<string?>(sent[ReceptionForm.UploadField]), new List<string?>(sent[ReceptionForm.UploadKeyField]));
        var ticked = new HashSet<string?>(sent[ReceptionForm.PaperField]);
        foreach (var file in sent.Files.Where(f => f.FileName.Length > 0))
        {
            var key = file.Name.StartsWith(ReceptionForm.FilesOf(""), StringComparison.Ordinal) ? file.Name[ReceptionForm.FilesOf("").Length..] : "";
            await using var content = file.OpenReadStream();
            var taken = await uploads.Take(me, content, file.FileName, cancellation);
            if (taken.Rejection is { } refused)
            {
                problems.Add(new Problem(refused.Code, "$." + file.Name, file.FileName, Named(file.FileName, refused.Sentence)));
                continue;
            }
            ids.Add(taken.Value.Id.ToString());
            keys.Add(key);
            if (key.Length > 0) ticked.Add(key);
        }
        var values = sent.ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal);
        values[ReceptionForm.UploadField] = new StringValues([.. ids]);
        values[ReceptionForm.UploadKeyField] = new StringValues([.. keys]);
        values[ReceptionForm.PaperField] = new StringValues([.. ticked]);
        return (new FormCollection(values), problems);
    }

    private static Phrase Named(string name, Phrase sentence) => new($"{Shortened.Of(name)}: {sentence.Vi}", $"{Shortened.Of(name)}: {sentence.En}");
}
