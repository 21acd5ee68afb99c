using System.IO.Compression;
using Workflow.Core.Procedures;
using Workflow.Host.Procedures.Versions;

namespace Workflow.IntegrationTests.Procedures;

/// <summary>Archives from elsewhere: what they say of themselves is not believed.</summary>
public sealed class PackageArchiveTests
{
    [Test]
    public void Read_ArchiveThatUnpacksToTooMuch_IsRefused()
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = archive.CreateEntry("procedure.json").Open())
            for (var i = 0; i <= ProcedurePackage.MostBytes / 65536; i++) entry.Write(new byte[65536]);
        buffer.Position = 0;

        Assert.That(PackageArchive.Read(buffer).Rejection?.Code, Is.EqualTo("ArchiveTooLarge"));
    }
}
