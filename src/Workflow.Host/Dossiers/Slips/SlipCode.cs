using System.Globalization;
using System.Text;
using QRCoder;

namespace Workflow.Host.Dossiers.Slips;

/// <summary>The QR code of a slip as a drawing: squares of one unit, a quiet zone of four around them.</summary>
/// <param name="Size">Units on each side, with the quiet zone.</param>
/// <param name="Path">The dark squares as one SVG path, a run of a row at a time.</param>
internal sealed record SlipCode(int Size, string Path)
{
    /// <summary>Draws a text with a quarter of it to spare: slips are folded and stamped.</summary>
    public static SlipCode Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
            for (var x = 0; x < rows.Count; x++)
            {
                if (!rows[y][x]) continue;
                var from = x;
                while (x + 1 < rows.Count && rows[y][x + 1]) x++;
                path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from + 1}v1h-{x - from + 1}z");
            }
        return new SlipCode(rows.Count, path.ToString());
    }
}
