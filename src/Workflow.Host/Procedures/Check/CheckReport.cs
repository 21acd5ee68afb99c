using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Workflow.Core;
using Workflow.Host.Hosting;

namespace Workflow.Host.Procedures.Check;

/// <summary>How one folder fared.</summary>
/// <param name="Rejection">Why it could not be checked; null when it was.</param>
internal sealed record FolderReport(string Folder, Rejection? Rejection, IReadOnlyList<Problem> Warnings, IReadOnlyList<WalkedExample> Walks);

/// <summary>What a check found, for a person or for a program.</summary>
/// <param name="Mutations">Null when no changes were tried.</param>
internal sealed record CheckReport(IReadOnlyList<FolderReport> Folders, MutationReport? Mutations)
{
    // The output is a terminal's or a program's, never a page's: Vietnamese letters stay as they are.
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private IEnumerable<WalkedExample> Walks => Folders.SelectMany(f => f.Walks);

    private int Differing => Walks.Count(w => w.Difference is not null);

    /// <summary>0 when all is as it must be, 1 when a dossier differs or a change goes unnoticed, 2 when something cannot be read.</summary>
    public int ExitCode =>
        Folders.Any(f => f.Rejection is not null) ? ExitCodes.WrongUsage
        : Differing > 0 || Mutations is { Unnoticed.Count: > 0 } ? ExitCodes.Refused
        : ExitCodes.Done;

    public string ToText(CultureInfo culture)
    {
        var text = new StringBuilder();
        foreach (var folder in Folders) Write(folder, text, culture);
        text.Append(CheckSentences.Of("Summary", Folders.Count, Walks.Count(), Walks.Count() - Differing, Differing).In(culture));
        if (Mutations is null) return text.ToString();

        text.Append('\n').Append(CheckSentences.Of("MutationSummary", Mutations.Tried, Mutations.Unnoticed.Count).In(culture));
        foreach (var mutation in Mutations.Unnoticed) text.Append("\n  ").Append(mutation.Subject).Append(": ").Append(mutation.What.In(culture));
        return text.ToString();
    }

    public string ToJson() => JsonSerializer.Serialize(
        new
        {
            Procedures = Folders.Select(f => new
            {
                f.Folder,
                Rejection = f.Rejection is { } rejection ? new { rejection.Code, rejection.Sentence, Problems = rejection.Problems.Select(Plain) } : null,
                Warnings = f.Warnings.Select(Plain),
                Cases = f.Walks.Select(w => new { w.Example.Name, Ok = w.Difference is null, w.Difference }),
            }),
            Passed = Walks.Count() - Differing,
            Differing,
            Mutations = Mutations is null ? null : new { Mutations.Tried, Unnoticed = Mutations.Unnoticed.Select(m => new { m.Subject, m.What }) },
        },
        json);

    private static object Plain(Problem problem) => new { problem.Code, problem.Path, problem.Subject, problem.Sentence, Severity = problem.Severity.ToString() };

    private static void Write(FolderReport folder, StringBuilder text, CultureInfo culture)
    {
        text.Append(folder.Folder).Append('\n');
        if (folder.Rejection is { } rejection) text.Append("  ").Append(rejection.Sentence.In(culture)).Append('\n');
        foreach (var problem in (folder.Rejection?.Problems ?? []).Concat(folder.Warnings))
            text.Append("    ").Append(problem.Path).Append(": ").Append(problem.Sentence.In(culture)).Append('\n');
        foreach (var walk in folder.Walks) Write(walk, text, culture);
    }

    private static void Write(WalkedExample walk, StringBuilder text, CultureInfo culture)
    {
        text.Append(walk.Difference is null ? "  ok    " : "  DIFF  ").Append(walk.Example.Name).Append('\n');
        if (walk.Difference is not { } difference) return;
        text.Append("        ").Append(difference.Where).Append(": ").Append(difference.What.In(culture)).Append('\n');
        text.Append("        ").Append(CheckSentences.Of("Expected").In(culture)).Append(difference.Expected).Append('\n');
        text.Append("        ").Append(CheckSentences.Of("Actual").In(culture)).Append(difference.Actual).Append('\n');
    }
}
