using System.Collections.Immutable;
using System.Text;

namespace Workflow.Core.Dossiers;

/// <summary>Writes numbers of seven bits a byte, lowest first, and short texts.</summary>
internal sealed class PositionWriter
{
    private byte[] buffer = new byte[64];
    private int length;

    public void Byte(byte value)
    {
        if (length == buffer.Length) Array.Resize(ref buffer, length * 2);
        buffer[length++] = value;
    }

    public void Number(int value)
    {
        var rest = (uint)value;
        for (; rest >= 0x80; rest >>= 7) Byte((byte)(rest | 0x80));
        Byte((byte)rest);
    }

    public void Token(Token token)
    {
        Number(token.Activity);
        Number(token.Frame);
        Number(token.Via + 1);
    }

    public void Frame(Frame frame)
    {
        Number(frame.Id);
        Number(frame.Activity);
        Number(frame.Parent + 1);
        Number(ZigZag(frame.Turn));
        Byte((byte)frame.Marks);
        Number(frame.Arrivals.Length);
        foreach (var arrival in frame.Arrivals) Number(ZigZag(arrival.Count) << 1 | (arrival.Followed ? 1 : 0));
    }

    public void Text(string text)
    {
        var size = Encoding.UTF8.GetByteCount(text);
        Number(size);
        if (length + size > buffer.Length) Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + size));
        length += Encoding.UTF8.GetBytes(text, buffer.AsSpan(length));
    }

    /// <summary>Small numbers of either sign as small numbers.</summary>
    private static int ZigZag(int value) => (value << 1) ^ (value >> 31);

    public byte[] ToArray() => buffer.AsSpan(0, length).ToArray();
}

/// <summary>Reads what the writer wrote; after the first thing that does not fit it yields zeros and is not complete.</summary>
internal ref struct PositionReader(ReadOnlySpan<byte> bytes)
{
    private const int MostItems = 1 << 20;

    private ReadOnlySpan<byte> rest = bytes;
    private bool failed;

    public delegate T Item<T>(ref PositionReader reader);

    /// <summary>Whether every byte was read and every one fitted.</summary>
    public readonly bool IsComplete => !failed && rest.IsEmpty;

    public byte Byte(byte most)
    {
        if (rest.IsEmpty || rest[0] > most) return (byte)Fail();
        var value = rest[0];
        rest = rest[1..];
        return value;
    }

    public int Number()
    {
        var value = 0u;
        for (var shift = 0; shift < 35; shift += 7)
        {
            if (rest.IsEmpty) return Fail();
            var next = rest[0];
            rest = rest[1..];
            value |= (uint)(next & 0x7F) << shift;
            if (next >= 0x80) continue;
            return next == 0 && shift > 0 || shift == 28 && next > 0x0F ? Fail() : (int)value;
        }
        return Fail();
    }

    public Token Token()
    {
        var (activity, frame, via) = (Number(), Number(), Number());
        return activity < 0 || frame < 0 || via < 0 ? new(Fail()) : new(activity, frame, via - 1);
    }

    public Frame Frame()
    {
        var (id, activity, parent, turn) = (Number(), Number(), Number(), Signed(Number()));
        var marks = (FrameMarks)Byte(most: (byte)(FrameMarks.Breaking | FrameMarks.Item));
        if (id < 0 || activity < 0 || parent < 0) Fail();
        return new(id, activity, parent - 1, turn, marks) { Arrivals = Many((ref r) => r.Arrival()) };
    }

    public Arrival Arrival()
    {
        var number = Number();
        return new(Signed((int)((uint)number >> 1)), (number & 1) == 1);
    }

    private static int Signed(int zigzag) => (int)((uint)zigzag >> 1) ^ -(zigzag & 1);

    public string Text()
    {
        var size = Number();
        if (size < 0 || size > rest.Length || size > Position.LongestEventName * 3 || !System.Text.Unicode.Utf8.IsValid(rest[..size]))
        {
            Fail();
            return "";
        }
        var text = Encoding.UTF8.GetString(rest[..size]);
        rest = rest[size..];
        return text;
    }

    public ImmutableArray<T> Many<T>(Item<T> item)
    {
        var count = Number();
        if (failed || count < 0 || count > MostItems || count > rest.Length)
        {
            Fail();
            return [];
        }
        if (count == 0) return [];
        var items = new T[count];
        for (var i = 0; i < count && !failed; i++) items[i] = item(ref this);
        return System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(items);
    }

    private int Fail()
    {
        failed = true;
        rest = default;
        return 0;
    }
}
