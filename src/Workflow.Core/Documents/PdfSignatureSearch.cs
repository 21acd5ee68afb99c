using System.Text;

namespace Workflow.Core.Documents;

/// <summary>
/// Looks in the bytes of a PDF for the dictionary of a digital signature (ISO 32000-1, 12.8): a <c>ByteRange</c> and one of the forms of signature as
/// <c>SubFilter</c>. Bytes come in portions of any size; memory and work do not depend on what they say. Whose signature it is, and whether it holds, is not looked at.
/// </summary>
/// <remarks>
/// A signature dictionary stands in the file as it is, never compressed: its <c>ByteRange</c> has to name the place of the signature. What stands in strings, comments
/// and the data of streams is passed over, and each object begins anew, so that a broken one hides no other.
/// </remarks>
public sealed class PdfSignatureSearch
{
    /// <summary>Bytes of a name or word that are kept; none that is looked for is longer.</summary>
    private const int LongestWord = 64;

    /// <summary>Dictionaries within one another that are told apart; no signature lies deeper.</summary>
    private const int Deepest = 32;

    // A time stamp alone (ETSI.RFC3161) says when, and nobody's name.
    private static readonly string[] forms = ["adbe.pkcs7.detached", "adbe.pkcs7.sha1", "adbe.x509.rsa_sha1", "ETSI.CAdES.detached"];

    private readonly byte[] word = new byte[LongestWord];
    private readonly bool[] hasRange = new bool[Deepest];
    private readonly bool[] hasForm = new bool[Deepest];
    private Within within = Within.Objects;
    private int length;
    private int depth;
    private int brackets;
    private int matched;
    private bool isEscaped;
    private bool awaitsForm;
    private byte before;

    /// <summary>What the next byte belongs to.</summary>
    private enum Within { Objects, Name, Word, Text, Digits, Comment, Stream }

    public bool IsFound { get; private set; }

    /// <summary>Reads on; what comes behind the first signature is no longer looked at.</summary>
    public void Read(ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i < bytes.Length && !IsFound; i++)
        {
            if (within == Within.Stream && matched == 0)
            {
                // Most bytes of most files lie in streams.
                var next = bytes[i..].IndexOf((byte)'e');
                if (next < 0) return;
                i += next;
            }
            Take(bytes[i]);
        }
    }

    private void Take(byte one)
    {
        switch (within)
        {
            case Within.Stream: TakeOfStream(one); break;
            case Within.Comment: if (one is (byte)'\r' or (byte)'\n') within = Within.Objects; break;
            case Within.Digits: if (one == '>') within = Within.Objects; break;
            case Within.Text: TakeOfText(one); break;
            case Within.Name or Within.Word when IsRegular(one): Keep(one); break;
            default:
                End();
                if (within != Within.Stream) Begin(one);
                break;
        }
    }

    /// <summary>A byte outside of names, strings and streams. <c>&lt;</c> and <c>&gt;</c> are told by the one before.</summary>
    private void Begin(byte one)
    {
        var former = before;
        before = one;
        switch (one)
        {
            case (byte)'/': (within, length) = (Within.Name, 0); break;
            case (byte)'(': (within, brackets, isEscaped, awaitsForm) = (Within.Text, 1, false, false); break;
            case (byte)'%': within = Within.Comment; break;
            case (byte)'<' when former == '<': Open(); break;
            case (byte)'>' when former == '>': Close(); break;
            case (byte)'[': awaitsForm = false; break;
            default:
                if (former == '<') (within, before, awaitsForm) = (one == '>' ? Within.Objects : Within.Digits, 0, false);
                else if (IsRegular(one)) Start(one);
                break;
        }
    }

    private void Start(byte one)
    {
        (within, length) = (Within.Word, 0);
        Keep(one);
    }

    private void Keep(byte one)
    {
        if (length < LongestWord) word[length] = one;
        if (length <= LongestWord) length++;
    }

    /// <summary>The end of a name or word.</summary>
    private void End()
    {
        var kind = within;
        if (kind is not (Within.Name or Within.Word)) return;
        var said = word.AsSpan(0, Math.Min(length, LongestWord));
        (within, before) = (Within.Objects, 0);
        if (length > LongestWord) awaitsForm = false;
        else if (kind == Within.Name) Name(said);
        else Word(said);
    }

    private void Name(ReadOnlySpan<byte> escaped)
    {
        var name = Unescaped(escaped);
        if (awaitsForm && depth is > 0 and <= Deepest) hasForm[depth - 1] |= forms.Contains(name, StringComparer.Ordinal);
        awaitsForm = !awaitsForm && name == "SubFilter";
        if (name == "ByteRange" && depth is > 0 and <= Deepest) hasRange[depth - 1] = true;
        IsFound |= depth is > 0 and <= Deepest && hasRange[depth - 1] && hasForm[depth - 1];
    }

    private void Word(ReadOnlySpan<byte> said)
    {
        awaitsForm = false;
        if (said.SequenceEqual("stream"u8)) (within, matched) = (Within.Stream, 0);
        else if (said.SequenceEqual("obj"u8) || said.SequenceEqual("endobj"u8)) depth = 0;
    }

    private void Open()
    {
        (before, awaitsForm) = (0, false);
        if (depth < Deepest) (hasRange[depth], hasForm[depth]) = (false, false);
        if (depth < int.MaxValue) depth++;
    }

    private void Close()
    {
        (before, awaitsForm) = (0, false);
        if (depth > 0) depth--;
    }

    private void TakeOfText(byte one)
    {
        if (isEscaped) isEscaped = false;
        else if (one == '\\') isEscaped = true;
        else if (one == '(') brackets++;
        else if (one == ')' && --brackets == 0) (within, before) = (Within.Objects, 0);
    }

    private void TakeOfStream(byte one)
    {
        var end = "endstream"u8;
        // The one place where a false start holds the beginning of another: «endstr-en…».
        if (one != end[matched]) matched = matched == 7 && one == 'n' ? 1 : 0;
        if (one == end[matched]) matched++;
        if (matched == end.Length) (within, matched, before) = (Within.Objects, 0, 0);
    }

    /// <summary>A name with its escapes (<c>#46</c> for F) resolved.</summary>
    private static string Unescaped(ReadOnlySpan<byte> name)
    {
        if (name.IndexOf((byte)'#') < 0) return Encoding.Latin1.GetString(name);
        var text = new StringBuilder(name.Length);
        for (var i = 0; i < name.Length; i++)
            if (name[i] == '#' && i + 2 < name.Length && char.IsAsciiHexDigit((char)name[i + 1]) && char.IsAsciiHexDigit((char)name[i + 2]))
            {
                text.Append((char)Convert.ToByte(Encoding.ASCII.GetString(name.Slice(i + 1, 2)), 16));
                i += 2;
            }
            else
            {
                text.Append((char)name[i]);
            }
        return text.ToString();
    }

    private static bool IsSpace(byte one) => one is 0 or (byte)'\t' or (byte)'\n' or (byte)'\f' or (byte)'\r' or (byte)' ';

    private static bool IsRegular(byte one) => !IsSpace(one) && "()<>[]{}/%"u8.IndexOf(one) < 0;
}
