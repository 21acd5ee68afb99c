using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Workflow.Core;
using Workflow.Core.Documents;
using Workflow.Host.Documents;
using Workflow.Host.Hosting;

namespace Workflow.IntegrationTests.Documents;

/// <summary>The store: what is put is there whole or not at all, equal content once, and a removal takes nothing that came back.</summary>
public sealed class DocumentFolderTests
{
    private string root = "";
    private DocumentFolder store = null!;

    [SetUp]
    public void SetUp()
    {
        root = Directory.CreateTempSubdirectory("one-stop-store-").FullName;
        store = new DocumentFolder(Options.Create(new DocumentOptions { Folder = root, MostBytes = 200_000 }), Options.Create(new StorageOptions()));
    }

    [TearDown]
    public void TearDown() => Directory.Delete(root, recursive: true);

    [FsCheck.NUnit.Property(MaxTest = 50)]
    public void Put_AnyContent_IsFoundUnderItsHashAndReadsTheSame(byte[] content)
    {
        byte[] bytes = [.. "%PDF-1.4"u8, .. content ?? [], .. "%%EOF"u8];

        var file = store.Put(new MemoryStream(bytes), default).Result.Value;

        Assert.That((file.Hash, file.Size, file.MediaType), Is.EqualTo((Convert.ToHexStringLower(SHA256.HashData(bytes)), (long)bytes.Length, "application/pdf")));
        using var read = store.Open(file)!;
        using var copy = new MemoryStream();
        read.CopyTo(copy);
        Assert.That(copy.ToArray(), Is.EqualTo(bytes));
        Assert.That(store.IsWhole(file, default).Result, Is.True);
    }

    [Test]
    public async Task Put_EqualContentAtOnce_IsKeptOnce()
    {
        var bytes = SentBytes.Pdf();

        var put = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => store.Put(new MemoryStream(bytes), default))));

        Assert.That(put.Select(p => p.Value.Hash).Distinct().Count(), Is.EqualTo(1));
        Assert.That(Files(), Is.EqualTo(new[] { PathOf(put[0].Value.Hash) }));
    }

    [TestCase("", "FileEmpty", RejectionKind.Unprocessable)]
    [TestCase("MZ\u0090", "FileActive", RejectionKind.Unprocessable)]
    [TestCase("%PDF-1.7 cut", "FileTruncated", RejectionKind.Unprocessable)]
    [TestCase("hello", "FileUnknown", RejectionKind.Unprocessable)]
    public async Task Put_WhatIsNoDocument_LeavesNothing(string text, string code, RejectionKind kind)
    {
        var put = await store.Put(new MemoryStream(System.Text.Encoding.Latin1.GetBytes(text)), default);

        Assert.That((put.Rejection?.Code, put.Rejection?.Kind), Is.EqualTo((code, (RejectionKind?)kind)));
        Assert.That(Files(), Is.Empty);
    }

    [TestCase(200_000, null)]
    [TestCase(200_001, "FileTooLarge")]
    public async Task Put_OfTheLargestSize_IsTakenAndOneByteMoreIsNot(long length, string? code)
    {
        var put = await store.Put(SentBytes.PdfOf(length), default);

        Assert.That((put.Rejection?.Code, Files().Count), Is.EqualTo((code, code is null ? 1 : 0)));
    }

    [Test]
    public async Task Put_ThatBreaksOff_LeavesNothingToBeServed()
    {
        using var broken = new BrokenStream();

        Assert.That(() => store.Put(broken, default), Throws.InstanceOf<IOException>());

        Assert.That(Files(), Is.Empty);
        await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(root, "incoming")).FullName, "killed.part"), SentBytes.Pdf());
        Assert.That(store.RemoveUnfinished(DateTime.UtcNow.AddMinutes(-5)), Is.Zero, "a write that may still be under way");
        Assert.That((store.RemoveUnfinished(DateTime.UtcNow.AddMinutes(5)), Files().Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task Open_FileThatLostBytesOrIsGone_IsNull()
    {
        var file = (await store.Put(new MemoryStream(SentBytes.Pdf()), default)).Value;
        await File.WriteAllBytesAsync(PathOf(file.Hash), SentBytes.Pdf()[..^3]);
        var cut = store.Open(file);
        File.Delete(PathOf(file.Hash));

        Assert.That((cut, store.Open(file)), Is.EqualTo(((Stream?)null, (Stream?)null)));
    }

    [Test]
    public async Task IsWhole_FileOfWhichAByteWasChanged_IsFalseUntilItIsPutAgain()
    {
        var bytes = SentBytes.Pdf();
        var file = (await store.Put(new MemoryStream(bytes), default)).Value;
        var changed = bytes.ToArray();
        changed[12] ^= 1;
        await File.WriteAllBytesAsync(PathOf(file.Hash), changed);
        var damaged = await store.IsWhole(file, default);
        await store.Put(new MemoryStream(bytes), default);

        Assert.That((damaged, await store.IsWhole(file, default)), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task Remove_FileThatWasPutAgainSince_StaysAndAnOldOneGoes()
    {
        var file = (await store.Put(new MemoryStream(SentBytes.Pdf()), default)).Value;
        var kept = store.Remove(file.Hash, DateTime.UtcNow.AddMinutes(-5));
        var (stayed, removed) = (store.Open(file), store.Remove(file.Hash, DateTime.UtcNow.AddMinutes(5)));
        await stayed!.DisposeAsync();

        Assert.That((kept, removed, Files().Count), Is.EqualTo((false, true, 0)));
    }

    [Test]
    public async Task RemoveUnfinished_AfterARemovalThatBrokeOff_PutsTheFileBack()
    {
        var file = (await store.Put(new MemoryStream(SentBytes.Pdf()), default)).Value;
        File.Move(PathOf(file.Hash), Path.Combine(root, "incoming", file.Hash + ".gone"));

        store.RemoveUnfinished(DateTime.UtcNow);

        Assert.That(await store.IsWhole(file, default), Is.True);
    }

    [TestCase("docx", "[Content_Types].xml", "word/document.xml")]
    [TestCase("xlsx", "[Content_Types].xml", "xl/workbook.xml")]
    [TestCase("FileMacros", "[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")]
    [TestCase("FileUnknown", "[Content_Types].xml", "ppt/presentation.xml")]
    [TestCase("FileUnknown", "payload.exe")]
    public async Task Put_Archive_IsToldByWhatItHolds(string expected, params string[] entries)
    {
        var put = await store.Put(new MemoryStream(SentBytes.Archive([.. entries.Select(e => (e, "x"))])), default);

        Assert.That(put.Rejection?.Code ?? FileType.Of(put.Value.MediaType)!.Extensions[0], Is.EqualTo(expected));
    }

    [Test]
    public async Task Put_OpenDocumentText_IsToldByItsFirstEntry()
    {
        var put = await store.Put(new MemoryStream(SentBytes.Archive(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<a/>"))), default);

        Assert.That(put.Rejection?.Code ?? put.Value.MediaType, Is.EqualTo(FileType.OpenText.MediaType));
    }

    [Test]
    public async Task Put_SignedPdf_CarriesItsSignatureWhereverABufferEnds()
    {
        // A buffer holds 80 KiB, and may be larger where it is lent: the signature is moved over the borders of both.
        foreach (var border in (int[])[80 * 1024, 128 * 1024])
            for (var before = border - 240; before < border; before += 7)
                Assert.That((await store.Put(new MemoryStream(SentBytes.SignedPdf(before)), default)).Value.CarriesSignature, Is.True, $"{before}");
    }

    [Test]
    public async Task Put_PdfWithATimeStampAloneOrNothing_CarriesNone()
    {
        var stamped = await store.Put(new MemoryStream(SentBytes.SignedPdf(form: "ETSI.RFC3161")), default);
        var bare = await store.Put(new MemoryStream(SentBytes.Pdf()), default);

        Assert.That((stamped.Value.CarriesSignature, bare.Value.CarriesSignature), Is.EqualTo((false, false)));
    }

    [TestCase(true, "[Content_Types].xml", "word/document.xml", "_xmlsignatures/origin.sigs", "_xmlsignatures/sig1.xml")]
    [TestCase(true, "[Content_Types].xml", "xl/workbook.xml", "_XmlSignatures/sig1.xml")]
    [TestCase(false, "[Content_Types].xml", "word/document.xml", "_xmlsignatures/origin.sigs")]
    [TestCase(false, "[Content_Types].xml", "word/document.xml", "word/_xmlsignatures/sig1.xml", "META-INF/documentsignatures.xml")]
    [TestCase(false, "[Content_Types].xml", "xl/workbook.xml")]
    public async Task Put_OfficeDocument_CarriesTheSignaturesOfItsPackage(bool carries, params string[] entries)
    {
        var put = await store.Put(new MemoryStream(SentBytes.Archive([.. entries.Select(e => (e, "x"))])), default);

        Assert.That(put.Value.CarriesSignature, Is.EqualTo(carries));
    }

    [TestCase(true, "META-INF/documentsignatures.xml")]
    [TestCase(false, "META-INF/macrosignatures.xml")]
    [TestCase(false, "Pictures/META-INF/documentsignatures.xml")]
    public async Task Put_OpenDocumentText_CarriesTheSignaturesOfTheDocument(bool carries, string entry)
    {
        var put = await store.Put(new MemoryStream(SentBytes.Archive(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<a/>"), (entry, "<a/>"))), default);

        Assert.That(put.Value.CarriesSignature, Is.EqualTo(carries));
    }

    private List<string> Files() => [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)];

    private string PathOf(string hash) => Path.Combine(root, hash[..2], hash[2..4], hash);

    private sealed class BrokenStream() : MemoryStream(SentBytes.Pdf())
    {
        private bool hasGiven;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (hasGiven) throw new IOException("The sender is gone.");
            hasGiven = true;
            return base.ReadAsync(buffer[..10], cancellationToken);
        }
    }
}
