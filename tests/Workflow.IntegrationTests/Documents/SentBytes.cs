using System.IO.Compression;
using System.Text;

namespace Workflow.IntegrationTests.Documents;

/// <summary>Files as they come from scanners and programs, and streams of any length that nobody holds in memory.</summary>
internal static class SentBytes
{
    public static byte[] Pdf(string about = "Đơn đề nghị") => Encoding.UTF8.GetBytes($"%PDF-1.4\n% {about}\n1 0 obj <<>> endobj\n%%EOF\n");

    /// <summary>A PDF with the dictionary of a signature, as programs that sign write it.</summary>
    /// <param name="before">Bytes of a stream that stands before it.</param>
    public static byte[] SignedPdf(int before = 0, string form = "adbe.pkcs7.detached") => Encoding.Latin1.GetBytes(
        $"%PDF-1.7\n4 0 obj<</Length {before}>>stream\n{new string('e', before)}\nendstream endobj\n5 0 obj<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/{form}/ByteRange[0 1 2 3]/Contents<3080>>>endobj\n%%EOF\n");

    /// <summary>An archive with these entries, as programs for documents write them.</summary>
    public static byte[] Archive(params (string Name, string Text)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in entries)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name, CompressionLevel.NoCompression).Open());
                writer.Write(text);
            }
        return bytes.ToArray();
    }

    /// <summary>A PDF of a length, made while it is read.</summary>
    public static Stream PdfOf(long length) => new Made(length);

    private sealed class Made(long length) : Stream
    {
        private static readonly byte[] head = "%PDF-1.4\n"u8.ToArray(), end = "\n%%EOF\n"u8.ToArray();
        private long at;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => length;
        public override long Position { get => at; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - at);
            for (var i = 0; i < read; i++, at++) buffer[offset + i] = at < head.Length ? head[at] : at >= length - end.Length ? end[at - (length - end.Length)] : (byte)(at % 251);
            return read;
        }

        public override void Flush() => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
