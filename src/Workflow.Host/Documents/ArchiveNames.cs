using System.Buffers.Binary;
using System.Text;

namespace Workflow.Host.Documents;

/// <summary>Reads the names in the directory of a zip archive, unpacking nothing and bounded whatever the archive claims.</summary>
internal static class ArchiveNames
{
    private const int EndLength = 22;
    private const int EntryLength = 46;
    private const int LongestComment = ushort.MaxValue;
    private const int LargestDirectory = 4 * 1024 * 1024;

    /// <summary>The names; null where the directory cannot be read, lies outside the file or is larger than any office document's.</summary>
    public static HashSet<string>? Read(Stream file)
    {
        var end = new byte[(int)Math.Min(file.Length, EndLength + LongestComment)];
        file.Position = file.Length - end.Length;
        file.ReadExactly(end);
        var at = end.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (at < 0 || at + EndLength > end.Length) return null;
        var size = BinaryPrimitives.ReadUInt32LittleEndian(end.AsSpan(at + 12));
        var start = BinaryPrimitives.ReadUInt32LittleEndian(end.AsSpan(at + 16));
        if (size > LargestDirectory || start + (long)size > file.Length) return null;

        var directory = new byte[size];
        file.Position = start;
        file.ReadExactly(directory);
        return NamesIn(directory);
    }

    private static HashSet<string>? NamesIn(ReadOnlySpan<byte> directory)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (directory.Length >= EntryLength)
        {
            if (!directory.StartsWith("PK\u0001\u0002"u8)) return null;
            int name = BinaryPrimitives.ReadUInt16LittleEndian(directory[28..]);
            var length = EntryLength + name + BinaryPrimitives.ReadUInt16LittleEndian(directory[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(directory[32..]);
            if (length > directory.Length) return null;
            names.Add(Encoding.UTF8.GetString(directory.Slice(EntryLength, name)));
            directory = directory[length..];
        }
        return names;
    }
}
