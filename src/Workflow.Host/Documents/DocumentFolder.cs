using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Workflow.Core;
using Workflow.Core.Documents;
using Workflow.Host.Hosting;

namespace Workflow.Host.Documents;

/// <summary>Keeps files in a folder as <c>ab/cd/abcd…</c>. A file appears there whole and durable or not at all: it is written beside, under <c>incoming</c>, and moved.</summary>
internal sealed class DocumentFolder(IOptions<DocumentOptions> options, IOptions<StorageOptions> storage) : IDocumentStore
{
    private const int BufferSize = 80 * 1024;
    private const int HashLength = 64;
    private const string Unfinished = ".part";
    private const string Leaving = ".gone";
    private const double Megabyte = 1024 * 1024;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string root = Path.GetFullPath(options.Value.Folder ?? Path.Combine(storage.Value.Folder, "documents"));
    private readonly long most = options.Value.MostBytes;

    private string Incoming => Path.Combine(root, "incoming");

    public int Parts => 256;

    public async Task<Result<StoredFile>> Put(Stream content, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Incoming);
        var path = Path.Combine(Incoming, Guid.NewGuid().ToString("N") + Unfinished);
        try
        {
            await using var file = Create(path);
            var hash = await Copy(content, file, cancellation);
            if (hash.Rejection is { } refused) return refused;
            var type = FileInspection.TypeOf(file);
            if (type.Rejection is { } unwanted) return unwanted;
            var carriesSignature = await FileInspection.CarriesSignature(file, type.Value, cancellation);

            file.Flush(flushToDisk: true);
            var target = PathOf(hash.Value);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(path, target, overwrite: true);
            // Once more under its new name: a journalling file system writes the name down with the file.
            file.Flush(flushToDisk: true);
            return new StoredFile(hash.Value, file.Length, type.Value.MediaType, carriesSignature);
        }
        finally
        {
            File.Delete(path);
        }
    }

    public Stream? Open(StoredFile file)
    {
        try
        {
            var stream = new FileStream(PathOf(file.Hash), Reading(FileOptions.Asynchronous));
            if (stream.Length == file.Size) return stream;
            stream.Dispose();
            return null;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public async Task<bool> IsWhole(StoredFile file, CancellationToken cancellation)
    {
        await using var stream = Open(file);
        return stream is not null && Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation)) == file.Hash;
    }

    public IEnumerable<string> HashesBefore(int part, DateTime instant)
    {
        var folder = new DirectoryInfo(Path.Combine(root, part.ToString("x2", CultureInfo.InvariantCulture)));
        if (!folder.Exists) return [];
        return folder.EnumerateFiles("*", SearchOption.AllDirectories).Where(f => f.Name.Length == HashLength && f.LastWriteTimeUtc < instant).Select(f => f.Name);
    }

    public bool Remove(string hash, DateTime unlessPutSince)
    {
        var (path, aside) = (PathOf(hash), Path.Combine(Incoming, hash + Leaving));
        try
        {
            Directory.CreateDirectory(Incoming);
            File.Move(path, aside);
        }
        catch (IOException)
        {
            return false;
        }
        // Looked at only now: whoever puts the file from here on writes it anew, whoever did so just before finds it again.
        if (File.GetLastWriteTimeUtc(aside) >= unlessPutSince && !File.Exists(path))
        {
            File.Move(aside, path);
            return false;
        }
        File.Delete(aside);
        return true;
    }

    public int RemoveUnfinished(DateTime before)
    {
        var folder = new DirectoryInfo(Incoming);
        if (!folder.Exists) return 0;
        var removed = 0;
        foreach (var file in folder.EnumerateFiles("*" + Unfinished).Where(f => f.LastWriteTimeUtc < before))
        {
            file.Delete();
            removed++;
        }
        // A removal that broke off is undone: the next sweep decides again.
        foreach (var file in folder.EnumerateFiles("*" + Leaving))
            if (File.Exists(PathOf(Path.GetFileNameWithoutExtension(file.Name)))) file.Delete();
            else file.MoveTo(PathOf(Path.GetFileNameWithoutExtension(file.Name)));
        return removed;
    }

    private async Task<Result<string>> Copy(Stream content, FileStream file, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            long total = 0;
            int read;
            while ((read = await content.ReadAsync(buffer, cancellation)) > 0)
            {
                total += read;
                if (total > most) return FileSentences.Refuse(RejectionKind.TooLarge, "FileTooLarge", most / Megabyte);
                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }
            if (total == 0) return FileSentences.Refuse(RejectionKind.Unprocessable, "FileEmpty");
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static FileStream Create(string path)
    {
        var how = new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.Read | FileShare.Delete, Options = FileOptions.Asynchronous, BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows()) how.UnixCreateMode = OwnerOnly;
        return new FileStream(path, how);
    }

    private static FileStreamOptions Reading(FileOptions how) =>
        new() { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.Read | FileShare.Write | FileShare.Delete, Options = how };

    private string PathOf(string hash) => hash.Length == HashLength && hash.All(char.IsAsciiHexDigitLower)
        ? Path.Combine(root, hash[..2], hash[2..4], hash)
        : throw new ArgumentException("Not a hash.", nameof(hash));
}
