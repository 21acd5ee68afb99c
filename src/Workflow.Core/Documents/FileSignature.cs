namespace Workflow.Core.Documents;

/// <summary>What the first and last bytes of a file say of it.</summary>
public enum FileContent
{
    Pdf, Png, Jpeg, Tiff,
    /// <summary>An archive: what it holds says more.</summary>
    Zip,
    /// <summary>A program, a script or a page that a browser would run.</summary>
    Active,
    /// <summary>The file formats of Word and Excel before 2007, which carry macros unseen.</summary>
    OldOffice,
    /// <summary>Begins as a known type and does not end as one.</summary>
    Truncated,
    Unknown,
}

/// <summary>Tells the type of a file from its bytes, whatever it is called.</summary>
public static class FileSignature
{
    /// <summary>How many bytes from the beginning, and as many from the end, are looked at.</summary>
    public const int Looked = 4096;

    private static readonly byte[][] programs = [[.. "MZ"u8], [0x7f, .. "ELF"u8], [0xfe, 0xed, 0xfa], [0xcf, 0xfa, 0xed, 0xfe], [0xce, 0xfa, 0xed, 0xfe], [0xca, 0xfe, 0xba, 0xbe], [.. "#!"u8], [.. "<%"u8], [.. "<?"u8]];
    private static readonly byte[][] pages = [[.. "<!doctype"u8], [.. "<html"u8], [.. "<head"u8], [.. "<body"u8], [.. "<script"u8], [.. "<svg"u8], [.. "<!--"u8], [.. "<iframe"u8], [.. "<?xml"u8]];
    private static readonly byte[] oldOffice = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    private static readonly byte[] png = [0x89, .. "PNG\r\n"u8, 0x1a, 0x0a];

    /// <param name="head">The first bytes, at most <see cref="Looked"/>.</param>
    /// <param name="tail">The last bytes, at most <see cref="Looked"/>; may overlap the first.</param>
    public static FileContent Of(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail)
    {
        if (head.StartsWith("%PDF-"u8)) return Whole(FileContent.Pdf, tail.LastIndexOf("%%EOF"u8) >= 0);
        if (head.StartsWith(png)) return Whole(FileContent.Png, tail.LastIndexOf("IEND"u8) >= 0);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8, 0xff])) return Whole(FileContent.Jpeg, tail.LastIndexOf((ReadOnlySpan<byte>)[0xff, 0xd9]) >= 0);
        if (head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8)) return Whole(FileContent.Tiff, head.Length > 8);
        if (head.StartsWith("PK\u0003\u0004"u8)) return Whole(FileContent.Zip, tail.LastIndexOf("PK\u0005\u0006"u8) >= 0);
        if (head.StartsWith(oldOffice)) return FileContent.OldOffice;
        return IsActive(head) ? FileContent.Active : FileContent.Unknown;
    }

    private static FileContent Whole(FileContent content, bool ends) => ends ? content : FileContent.Truncated;

    private static bool IsActive(ReadOnlySpan<byte> head)
    {
        foreach (var program in programs)
            if (head.StartsWith(program)) return true;
        // Browsers look for markup behind a byte order mark and white space, in either case.
        var text = head.StartsWith((ReadOnlySpan<byte>)[0xef, 0xbb, 0xbf]) ? head[3..] : head;
        text = text.TrimStart(" \t\r\n\f\0"u8);
        Span<byte> folded = stackalloc byte[16];
        text = text[..Math.Min(text.Length, folded.Length)];
        for (var i = 0; i < text.Length; i++) folded[i] = text[i] is >= (byte)'A' and <= (byte)'Z' ? (byte)(text[i] | 0x20) : text[i];
        foreach (var page in pages)
            if (folded[..text.Length].StartsWith(page)) return true;
        return false;
    }
}
