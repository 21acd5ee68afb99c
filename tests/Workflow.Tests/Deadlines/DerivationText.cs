using System.Globalization;
using Workflow.Core;
using Workflow.Core.Deadlines;

namespace Workflow.Tests.Deadlines;

/// <summary>A derivation as lines of text, for the snapshots.</summary>
internal static class DerivationText
{
    public static string Of(IReadOnlyList<DerivationLine> lines, string language)
    {
        var culture = language == "en" ? SentenceBook.English : SentenceBook.Vietnamese;
        return string.Join('\n', lines.Select(line => string.Create(CultureInfo.InvariantCulture,
            $"{Time(line.From)} → {Time(line.To)} {line.Minutes,5}  {line.Why.In(culture)}  [{line.Source}]")));
    }

    /// <summary>What each line counts off and leaves, without its sentence.</summary>
    public static string Counted(IReadOnlyList<DerivationLine> lines) => string.Join('\n', lines.Select(line => string.Create(CultureInfo.InvariantCulture,
        $"{Time(line.From)} → {Time(line.To)} {line.Minutes,5} {(line.Left is { } left ? left : "–"),5}  {line.Code}")));

    private static string Time(DateTime instant) => Offices.Standard.LocalTime(instant).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);
}
