using System.Text.RegularExpressions;
using Workflow.Core.Deadlines;

namespace Workflow.Core.Procedures;

/// <summary>Reads <c>procedure.json</c>: a closed format, every field known, every problem listed.</summary>
internal static partial class ProcedureReader
{
    private const int MostBytes = 256 * 1024;
    private const int MostDepth = 16;

    /// <summary>A billion đồng: above any fee, below anything that overflows.</summary>
    private const long MostAmount = 1_000_000_000;

    public static Result<ProcedureSpec> Read(string json)
    {
        var problems = new ProblemList();
        using var document = ClosedJson.Parse(json, MostBytes, MostDepth, problems);
        if (document is null) return problems.Reject("ProcedureUnreadable");
        var reader = new ObjectReader(document.RootElement, "$", problems);
        var spec = ReadSpec(reader);
        reader.Close();
        CheckReferences(spec, problems);
        return problems.IsEmpty ? spec : problems.Reject("ProcedureUnreadable");
    }

    private static ProcedureSpec ReadSpec(ObjectReader o) => new()
    {
        Code = Matching(o, "code", CodePattern(), "CodeMisshapen"),
        Name = o.Phrase("name"),
        Field = o.Text("field"),
        Agency = o.Text("agency"),
        CompetentUnit = o.OptionalText("competentUnit"),
        Level = o.Member<ProcedureLevel>("level"),
        OnSite = o.Flag("onSite", false),
        Origin = o.Member<ProcedureOrigin>("origin"),
        Source = o.Text("source"),
        ResultType = o.Text("resultType"),
        LegalBasis = o.Texts("legalBasis", 1),
        Documents = o.Children("documents", 1, ReadDocument),
        Cases = o.Children("cases", 1, ReadCase),
    };

    private static RequiredDocument ReadDocument(ObjectReader o) => new()
    {
        Key = Matching(o, "key", KeyPattern(), "KeyMisshapen"),
        Name = o.Phrase("name"),
        ShortName = o.Text("shortName"),
        Order = (int)o.Whole("order", 1, ObjectReader.MostItems),
        Note = o.OptionalText("note") ?? "",
        Digitise = o.Flag("digitise", false),
        Kind = o.Member<DocumentKind>("kind"),
        Required = o.Flag("required", true),
    };

    private static ProcedureCase ReadCase(ObjectReader o) => new()
    {
        Key = Matching(o, "key", KeyPattern(), "KeyMisshapen"),
        Name = o.Phrase("name"),
        Limit = ReadLimit(o),
        Resume = o.Member("resume", ResumePolicy.Continue),
        Documents = o.Texts("documents", 0),
        Fees = o.Children("fees", 0, f => new Fee(f.Text("name"), f.Whole("amount", 0, MostAmount), f.Text("unit"))),
        IsLinked = o.Flag("linked", false),
        Process = Matching(o, "process", ProcessPattern(), "ProcessMisnamed"),
        AcceptedOverrun = o.Child("acceptedOverrun", ReadOverrun),
    };

    private static AcceptedOverrun ReadOverrun(ObjectReader o)
    {
        var hours = o.Number("hours");
        if (hours is <= 0 or > 8 * 365) o.Problems.Add("OverrunOutOfRange", o.At("hours"));
        return new AcceptedOverrun(hours, o.Text("reason"), o.Text("decision"));
    }

    private static TimeLimit ReadLimit(ObjectReader o)
    {
        var text = o.Text("limit");
        if (text.Length == 0) return default;
        var limit = TimeLimit.Parse(text);
        if (limit.IsRejected)
            o.Problems.Add(new Problem(limit.Rejection!.Code, o.At("limit"), text, limit.Rejection.Sentence));
        else if (limit.Value.IsZero)
            o.Problems.Add("LimitZero", o.At("limit"));
        else
            return limit.Value;
        return default;
    }

    private static void CheckReferences(ProcedureSpec spec, ProblemList problems)
    {
        Unique(spec.Documents, d => d.Key, "documents", "key", problems);
        Unique(spec.Documents, d => d.Order, "documents", "order", problems);
        Unique(spec.Cases, c => c.Key, "cases", "key", problems);
        for (var i = 0; i < spec.Cases.Count; i++)
        {
            var documents = spec.Cases[i].Documents;
            Unique(documents, d => d, $"cases[{i}].documents", "", problems);
            for (var j = 0; j < documents.Count; j++)
                if (spec.FindDocument(documents[j]) is null)
                    problems.Add("DocumentUnknown", $"$.cases[{i}].documents[{j}]", documents[j]);
        }
    }

    private static void Unique<T, TKey>(IReadOnlyList<T> items, Func<T, TKey> key, string list, string field, ProblemList problems)
    {
        var seen = new HashSet<TKey>();
        for (var i = 0; i < items.Count; i++)
            if (key(items[i]) is not ("" or 0) && !seen.Add(key(items[i])))
                problems.Add("KeyRepeated", $"$.{list}[{i}]{(field.Length == 0 ? "" : "." + field)}", key(items[i]));
    }

    private static string Matching(ObjectReader o, string name, Regex pattern, string code)
    {
        var text = o.Text(name);
        if (text.Length > 0 && !pattern.IsMatch(text)) o.Problems.Add(code, o.At(name), text);
        return text;
    }

    [GeneratedRegex(@"\A[0-9A-Z]{1,10}(\.[0-9A-Z]{1,10}){1,7}\z", RegexOptions.ExplicitCapture)]
    private static partial Regex CodePattern();

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(-[a-z0-9]+)*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex KeyPattern();

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(-[a-z0-9]+)*\.process\.json\z", RegexOptions.ExplicitCapture)]
    private static partial Regex ProcessPattern();
}
