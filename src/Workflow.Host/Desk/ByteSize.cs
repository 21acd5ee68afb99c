using System.Globalization;

namespace Workflow.Host.Desk;

/// <summary>Sizes of files as people read them: thousands of bytes, with one digit behind the comma from a million on.</summary>
internal static class ByteSize
{
    private const double Kilo = 1000;

    public static string Text(long bytes) => bytes switch
    {
        < 1000 => string.Create(CultureInfo.CurrentCulture, $"{bytes} B"),
        < 1_000_000 => string.Create(CultureInfo.CurrentCulture, $"{Math.Ceiling(bytes / Kilo):0} KB"),
        _ => string.Create(CultureInfo.CurrentCulture, $"{bytes / Kilo / Kilo:0.#} MB"),
    };
}
