using Workflow.Core;
using Workflow.Core.Documents;

namespace Workflow.Host.Documents;

/// <summary>Where the bytes of documents are kept, by their hash: equal content is kept once. What a hash names never changes.</summary>
internal interface IDocumentStore
{
    /// <summary>Takes in a file while it is read, and answers once it is durable; one that is empty, too large or of a refused type leaves nothing behind.</summary>
    Task<Result<StoredFile>> Put(Stream content, CancellationToken cancellation);

    /// <summary>The bytes of a file, to be read from any place; null where it is missing or of another length.</summary>
    Stream? Open(StoredFile file);

    /// <summary>Reads a file from end to end: whether its bytes still are what its hash says.</summary>
    Task<bool> IsWhole(StoredFile file, CancellationToken cancellation);

    /// <summary>How many parts <see cref="HashesBefore"/> divides the store into.</summary>
    int Parts { get; }

    /// <summary>Hashes of the files of a part, from 0, that were last put before an instant (UTC).</summary>
    IEnumerable<string> HashesBefore(int part, DateTime instant);

    /// <summary>Removes a file unless it was put again since an instant (UTC).</summary>
    /// <returns>Whether it was removed.</returns>
    bool Remove(string hash, DateTime unlessPutSince);

    /// <summary>Removes what writers that died before an instant (UTC) left unfinished.</summary>
    int RemoveUnfinished(DateTime before);
}
