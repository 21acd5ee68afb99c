using System.Globalization;
using System.Text;
using System.Xml;

namespace Workflow.Host.Procedures.Drawing;

/// <summary>Writes a picture as SVG that stands in a page: classes of the style sheet, no style and no script of its own.</summary>
internal static class SvgPicture
{
    private const double Corner = 6;
    private const double Arrow = 7;
    private const double Track = 3;

    private static readonly XmlWriterSettings settings = new() { OmitXmlDeclaration = true, ConformanceLevel = ConformanceLevel.Fragment };

    /// <param name="prefix">Begins every id, so that several drawings can stand in one page.</param>
    public static string Write(Picture picture, string prefix, string title, string description) => Write(picture, prefix, svg =>
    {
        svg.WriteAttributeString("role", "img");
        svg.WriteAttributeString("aria-labelledby", $"{prefix}-title {prefix}-desc");
        Named(svg, "title", $"{prefix}-title", TextFit.Clean(title));
        Named(svg, "desc", $"{prefix}-desc", TextFit.Clean(description));
    });

    /// <summary>The picture for the eye alone, beside a text that says all of it.</summary>
    public static string Write(Picture picture, string prefix) => Write(picture, prefix, svg => svg.WriteAttributeString("aria-hidden", "true"));

    private static string Write(Picture picture, string prefix, Action<XmlWriter> introduce)
    {
        var text = new StringBuilder();
        using (var svg = XmlWriter.Create(text, settings))
        {
            svg.WriteStartElement("svg");
            Attributes(svg, ("width", picture.Width), ("height", picture.Height));
            svg.WriteAttributeString("viewBox", $"0 0 {N(picture.Width)} {N(picture.Height)}");
            introduce(svg);
            // Frames lie under the lines within them, and marked lines over those that are not.
            foreach (var box in picture.Boxes.Where(b => b.Shape == BoxShape.Frame)) Write(svg, box, prefix);
            foreach (var line in picture.Lines.OrderBy(l => l.Marks.Count)) Write(svg, line);
            foreach (var box in picture.Boxes.Where(b => b.Shape != BoxShape.Frame)) Write(svg, box, prefix);
            svg.WriteEndElement();
        }
        return text.ToString();
    }

    /// <summary>Class of a mark in the style sheet.</summary>
    public static string ClassOf(MarkKind kind) => kind switch
    {
        MarkKind.Error => "err",
        MarkKind.Warning => "warn",
        MarkKind.Added => "add",
        MarkKind.Removed => "del",
        MarkKind.Changed => "chg",
        MarkKind.Current => "live",
        MarkKind.OnLongestPath => "hot",
        MarkKind.Late => "late",
        MarkKind.Returned => "ret",
        MarkKind.Skipped => "omit",
        MarkKind.Passed => "done",
        _ => throw new InvalidOperationException($"No class for {kind}."),
    };

    private static void Write(XmlWriter svg, PlacedBox box, string prefix)
    {
        svg.WriteStartElement("g");
        if (box.Node is { } node) svg.WriteAttributeString("id", $"{prefix}-{node.Index}");
        svg.WriteAttributeString("class", string.Join(' ', box.Marks.Select(ClassOf).Prepend(box.Shape.ToString().ToLowerInvariant())));
        svg.WriteAttributeString("transform", $"translate({N(box.X)} {N(box.Y)})");
        var leads = box.Progress?.Href is not null;
        if (leads)
        {
            // The list beside the drawing leads there by the keyboard, in the order of the way.
            svg.WriteStartElement("a");
            svg.WriteAttributeString("href", box.Progress!.Href);
            svg.WriteAttributeString("tabindex", "-1");
        }
        Rectangle(svg, "box", 0, 0, box.Width, box.Height, Corner);
        if (box.Progress?.Percent is { } percent)
        {
            Rectangle(svg, "trk", 1, box.Height - Track - 1, box.Width - 2, Track);
            Rectangle(svg, "val", 1, box.Height - Track - 1, (box.Width - 2) * percent / 100, Track);
        }
        foreach (var outlet in box.Outlets)
        {
            svg.WriteStartElement("circle");
            svg.WriteAttributeString("class", "port");
            Attributes(svg, ("cx", box.Width), ("cy", outlet), ("r", 3));
            svg.WriteEndElement();
        }
        foreach (var line in box.Texts) WriteText(svg, line.Text, line.Style, line.X, line.Y, line.AtEnd ? "end" : null);
        if (leads) svg.WriteEndElement();
        svg.WriteEndElement();
    }

    private static void Write(XmlWriter svg, PlacedLine line)
    {
        var marks = string.Concat(line.Marks.Select(m => " " + ClassOf(m)));
        var end = line.Points[^1];
        Path(svg, "edge" + marks, RoundedPath(line.Points));
        Path(svg, "ar" + marks, $"M{N(end.X)} {N(end.Y)}l-{N(Arrow)} -{N(Arrow / 2)}v{N(Arrow)}z");
        if (SignOf(line.Marks) is not { } sign) return;
        var (from, to) = line.Points.Zip(line.Points.Skip(1)).MaxBy(p => Math.Abs(p.First.X - p.Second.X) + Math.Abs(p.First.Y - p.Second.Y));
        var (x, y) = ((from.X + to.X) / 2, (from.Y + to.Y) / 2);
        svg.WriteStartElement("circle");
        svg.WriteAttributeString("class", "sign" + marks);
        Attributes(svg, ("cx", x), ("cy", y), ("r", 8));
        svg.WriteEndElement();
        WriteText(svg, sign, "sgt" + marks, x, y + 4, "middle");
    }

    /// <summary>What a line carries beside its colour; a thick line says by itself that it is on the longest way.</summary>
    private static string? SignOf(IReadOnlyList<MarkKind> marks) => marks.Count == 0 ? null : marks[0] switch
    {
        MarkKind.Error or MarkKind.Warning => "!",
        MarkKind.Added => "+",
        MarkKind.Removed => "−",
        MarkKind.Changed => "~",
        MarkKind.Returned => "↩",
        _ => null,
    };

    private static string RoundedPath(IReadOnlyList<(double X, double Y)> points)
    {
        var path = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"M{N(points[0].X)} {N(points[0].Y)}"));
        for (var i = 1; i < points.Count - 1; i++)
        {
            var (before, corner, after) = (points[i - 1], points[i], points[i + 1]);
            var (entry, exit) = (Towards(corner, before), Towards(corner, after));
            path.Append(CultureInfo.InvariantCulture, $"L{N(entry.X)} {N(entry.Y)}Q{N(corner.X)} {N(corner.Y)} {N(exit.X)} {N(exit.Y)}");
        }
        return path.Append(CultureInfo.InvariantCulture, $"L{N(points[^1].X)} {N(points[^1].Y)}").ToString();
    }

    /// <summary>The point a corner's radius away, at most half the way.</summary>
    private static (double X, double Y) Towards((double X, double Y) corner, (double X, double Y) other)
    {
        var length = Math.Abs(corner.X - other.X) + Math.Abs(corner.Y - other.Y);
        if (length == 0) return corner;
        var share = Math.Min(Corner, length / 2) / length;
        return (corner.X + (other.X - corner.X) * share, corner.Y + (other.Y - corner.Y) * share);
    }

    private static void Rectangle(XmlWriter svg, string style, double x, double y, double width, double height, double corner = 0)
    {
        svg.WriteStartElement("rect");
        svg.WriteAttributeString("class", style);
        if (x != 0 || y != 0) Attributes(svg, ("x", x), ("y", y));
        Attributes(svg, ("width", width), ("height", height));
        if (corner > 0) Attributes(svg, ("rx", corner));
        svg.WriteEndElement();
    }

    private static void Path(XmlWriter svg, string style, string data)
    {
        svg.WriteStartElement("path");
        svg.WriteAttributeString("class", style);
        svg.WriteAttributeString("d", data);
        svg.WriteEndElement();
    }

    private static void WriteText(XmlWriter svg, string text, string style, double x, double y, string? anchor)
    {
        svg.WriteStartElement("text");
        svg.WriteAttributeString("class", style);
        Attributes(svg, ("x", x), ("y", y));
        if (anchor is not null) svg.WriteAttributeString("text-anchor", anchor);
        svg.WriteString(text);
        svg.WriteEndElement();
    }

    private static void Named(XmlWriter svg, string element, string id, string text)
    {
        svg.WriteStartElement(element);
        svg.WriteAttributeString("id", id);
        svg.WriteString(text);
        svg.WriteEndElement();
    }

    private static void Attributes(XmlWriter svg, params ReadOnlySpan<(string Name, double Value)> values)
    {
        foreach (var (name, value) in values) svg.WriteAttributeString(name, N(value));
    }

    private static string N(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);
}
