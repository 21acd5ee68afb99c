using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Workflow.Persistence.Mapping;

/// <summary>An identifier as its 16 bytes in the order in which it is written, so that version 7 sorts by time.</summary>
internal sealed class GuidToBytes() : ValueConverter<Guid, byte[]>(
    id => ToBytes(id), bytes => FromBytes(bytes))
{
    public static byte[] ToBytes(Guid id) => id.ToByteArray(bigEndian: true);

    public static Guid FromBytes(byte[] bytes) => new(bytes, bigEndian: true);
}
