using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Host.Desk;

namespace Workflow.Host.Administration;

/// <summary>A page on which administrators change something: several forms, each with its own fields and what is wrong with them.</summary>
internal abstract class AdminPage : DeskPage
{
    /// <summary>What was done just now, said once.</summary>
    [TempData]
    public string? Done { get; set; }

    public Rejection? Refusal { get; private set; }

    /// <summary>What was typed into a field of the form that was refused; null for any other form.</summary>
    public string? Typed(string id) => Refusal is not null && Request.HasFormContentType && Request.Form.TryGetValue(id, out var value) ? value.ToString() : null;

    /// <summary>What is wrong with a field; null when nothing is.</summary>
    public string? ErrorOf(string id) => Refusal?.Problems.FirstOrDefault(p => p.Path == $"$.{id}")?.Sentence.In(CultureInfo.CurrentUICulture);

    /// <summary>A field of a form as it is drawn.</summary>
    public TextField Field(string form, string name, string label, string? value = null, string type = "text", int longest = 200, bool required = true, string? hint = null) =>
        new($"{form}-{name}", label, Typed($"{form}-{name}") ?? value, ErrorOf($"{form}-{name}"), hint, type, longest, required);

    /// <summary>What was posted in a field; empty for none.</summary>
    protected string Posted(string form, string name) => Request.Form[$"{form}-{name}"].ToString().Trim();

    /// <summary>A date that was posted; null where it is none.</summary>
    protected DateOnly? PostedDay(string form, string name = "day") => DayText.Read(Posted(form, name));

    /// <summary>Keeps a refusal to be shown at the fields of a form.</summary>
    protected Rejection Show(string form, Rejection rejection)
    {
        Refusal = rejection with { Problems = [.. rejection.Problems.Select(p => p with { Path = $"$.{form}-{p.Path[2..]}" })] };
        return rejection;
    }

    /// <summary>A date that cannot be read.</summary>
    protected static Rejection NoDay(string field = "day") => OfficeEdits.Refusal([AdministrationSentences.Wrong(field, "DateMissing")])!;


    protected RedirectResult Said(string path, string done)
    {
        Done = done;
        return Redirect(path);
    }
}

/// <summary>One line of text in a form.</summary>
/// <param name="Id">Name and id of the input.</param>
internal sealed record TextField(string Id, string Label, string? Value, string? Error, string? Hint, string Type, int Longest, bool IsRequired);
