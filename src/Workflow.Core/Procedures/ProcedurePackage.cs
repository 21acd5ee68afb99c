using System.Text.Json;

namespace Workflow.Core.Procedures;

/// <summary>What one procedure folder holds and what publishing takes: texts as they were written.</summary>
/// <param name="Procedure">Content of <c>procedure.json</c>.</param>
/// <param name="Processes">Process definitions by file name.</param>
/// <param name="Forms">Form schemas by form key.</param>
public sealed record ProcedurePackage(
    string Procedure, IReadOnlyDictionary<string, string> Processes, IReadOnlyDictionary<string, string> Forms)
{
    /// <summary>Largest process definition accepted, in bytes of UTF-8.</summary>
    public const int MostProcessBytes = 1024 * 1024;

    /// <summary>Largest package accepted, in bytes of UTF-8: several processes with their forms.</summary>
    public const int MostBytes = 8 * 1024 * 1024;

    /// <summary>Reads specification and forms and holds them together with the processes; rejects with every problem, the file before its path.</summary>
    public Result<ProcedureContents> Read()
    {
        var problems = new ProblemList();
        var spec = Take(ProcedureSpec.Read(Procedure), "procedure.json", problems);
        var forms = new Dictionary<string, FormSchema>(StringComparer.Ordinal);
        foreach (var (key, text) in Forms.OrderBy(f => f.Key, StringComparer.Ordinal))
            if (Take(FormSchema.Read(text), $"forms/{key}.json", problems) is { } form)
                forms.Add(key, form);
        if (spec is not null) CheckProcesses(spec, problems);
        return problems.IsEmpty ? new ProcedureContents(spec!, forms) : problems.Reject("PackageUnreadable");
    }

    private void CheckProcesses(ProcedureSpec spec, ProblemList problems)
    {
        for (var i = 0; i < spec.Cases.Count; i++)
            if (!Processes.ContainsKey(spec.Cases[i].Process))
                problems.Add("ProcessMissing", $"procedure.json:$.cases[{i}].process", spec.Cases[i].Process);
        foreach (var file in Processes.Keys.Order(StringComparer.Ordinal))
            if (spec.Cases.All(c => c.Process != file) && !IsActivity(Processes[file]))
                problems.Add("ProcessUnused", file, file);
    }

    /// <summary>Whether a definition may be used as an activity by others: then it needs no case.</summary>
    private static bool IsActivity(string definition)
    {
        try
        {
            using var document = JsonDocument.Parse(definition);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("options", out var options)
                && options.ValueKind == JsonValueKind.Object && options.TryGetProperty("usableAsActivity", out var usable) && usable.ValueKind == JsonValueKind.True;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static T? Take<T>(Result<T> result, string file, ProblemList problems)
        where T : class
    {
        if (!result.IsRejected) return result.Value;
        foreach (var problem in result.Rejection!.Problems)
            problems.Add(problem with { Path = $"{file}:{problem.Path}" });
        return null;
    }
}

/// <summary>A package that has been read: the specification and the forms by key.</summary>
public sealed record ProcedureContents(ProcedureSpec Spec, IReadOnlyDictionary<string, FormSchema> Forms);
