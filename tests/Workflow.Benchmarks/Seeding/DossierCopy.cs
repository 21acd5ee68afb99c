using System.Buffers.Binary;
using Workflow.Core.Dossiers;

namespace Workflow.Benchmarks.Seeding;

/// <summary>What tells one copy of a sample dossier from the sample.</summary>
/// <param name="Shift">Between the sample's instants and the copy's.</param>
/// <param name="Texts">What stands in the place of each text of <see cref="DossierExample.Texts"/>.</param>
internal sealed record DossierCopy(DossierExample Example, TimeSpan Shift, IReadOnlyList<string> Texts, IReadOnlyList<Guid> Versions, Random Random, long Number)
{
    private readonly Guid[] ids = new Guid[Example.Ids.Count];

    public string Code => Texts[DossierExample.Code];

    public string ApplicantName => Texts[DossierExample.ApplicantName];

    public string ApplicantPhone => Texts[DossierExample.ApplicantPhone];

    public Guid DossierId => Id(0);

    /// <summary>The copy's identifier in the place of one of <see cref="DossierExample.Ids"/>: it sorts by the shifted time, as those that the service makes.</summary>
    public Guid Id(int place)
    {
        if (ids[place] == Guid.Empty) ids[place] = Shifted(Example.Ids[place]);
        return ids[place];
    }

    private Guid Shifted(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        Random.NextBytes(bytes);
        var time = BinaryPrimitives.ReadInt64BigEndian(id.ToByteArray(bigEndian: true)) >> 16;
        var rest = BinaryPrimitives.ReadUInt16BigEndian(bytes[6..]) & 0x0FFF | 0x7000;
        BinaryPrimitives.WriteInt64BigEndian(bytes, time + (long)Shift.TotalMilliseconds << 16 | (long)rest);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
