using System.Text.Json;
using System.Text.RegularExpressions;

namespace Workflow.Core.Procedures;

/// <summary>Reads form schemas; any keyword outside the closed subset is a problem.</summary>
internal static partial class FormSchemaReader
{
    public const int MostTextLength = 4000;
    public const int MostRows = 200;
    private const int MostFields = 100;
    private const int MostBytes = 64 * 1024;
    private const int MostDepth = 16;
    private const int MostPatternLength = 200;

    public static Result<FormSchema> Read(string json)
    {
        var problems = new ProblemList();
        using var document = ClosedJson.Parse(json, MostBytes, MostDepth, problems);
        if (document is null) return problems.Reject("FormUnreadable");
        var reader = new ObjectReader(document.RootElement, "$", problems);
        Expect(reader, "object");
        var form = new FormSchema(reader.Phrase("title"), ReadFields(reader, rowsAllowed: true));
        reader.Close();
        return problems.IsEmpty ? form : problems.Reject("FormUnreadable");
    }

    private static List<FormField> ReadFields(ObjectReader o, bool rowsAllowed)
    {
        var required = o.Optional("required") is null ? [] : o.Texts("required", 0);
        if (o.Required("properties") is not { } value) return [];
        var properties = new ObjectReader(value, o.At("properties"), o.Problems);
        var names = properties.Names.ToList();
        if (names.Count is 0 or > MostFields) o.Problems.Add("FieldCount", properties.Path, MostFields);
        for (var i = 0; i < required.Count; i++)
            if (!names.Contains(required[i], StringComparer.Ordinal))
                o.Problems.Add("RequiredUnknown", $"{o.At("required")}[{i}]", required[i]);
        return names.Select(name => ReadField(name, properties, required.Contains(name), rowsAllowed)).ToList();
    }

    private static FormField ReadField(string name, ObjectReader properties, bool required, bool rowsAllowed)
    {
        if (!NamePattern().IsMatch(name)) properties.Problems.Add("FieldMisnamed", properties.At(name), name);
        var o = new ObjectReader(properties.Required(name) ?? default, properties.At(name), properties.Problems);
        var type = o.Text("type");
        var field = new FormField { Name = name, Title = o.Phrase("title"), Type = FormFieldType.Text, Required = required };
        var complete = type switch
        {
            "string" => ReadText(o, field),
            "integer" => ReadRange(o, field with { Type = FormFieldType.WholeNumber }),
            "number" => ReadRange(o, field with { Type = FormFieldType.Number }),
            "boolean" => field with { Type = FormFieldType.Boolean },
            "array" when rowsAllowed => ReadRows(o, field),
            _ => null,
        };
        if (complete is not null)
            o.Close();
        else if (type.Length > 0)
            o.Problems.Add("FieldTypeUnknown", o.At("type"), type);
        return complete ?? field;
    }

    private static FormField ReadText(ObjectReader o, FormField field)
    {
        if (o.Optional("enum") is not null) return ReadChoice(o, field);
        if (o.OptionalText("format") is { } format)
        {
            if (format != "date") o.Problems.Add("FormatUnknown", o.At("format"), format);
            return field with { Type = FormFieldType.Date };
        }
        return field with
        {
            MinLength = (int)(o.OptionalWhole("minLength", 0, MostTextLength) ?? 0),
            MaxLength = (int)(o.OptionalWhole("maxLength", 1, MostTextLength) ?? MostTextLength),
            Pattern = ReadPattern(o),
        };
    }

    private static FormField ReadChoice(ObjectReader o, FormField field)
    {
        var values = o.Texts("enum", 1);
        var titles = o.Items("enumTitles", 1).Select((t, i) => o.AsPhrase(t, $"{o.At("enumTitles")}[{i}]")).ToList();
        if (values.Count != titles.Count) o.Problems.Add("ChoiceTitles", o.At("enumTitles"));
        if (values.Distinct(StringComparer.Ordinal).Count() != values.Count) o.Problems.Add("ChoiceRepeated", o.At("enum"));
        var choices = values.Zip(titles, (value, title) => new FormChoice(value, title)).ToList();
        return field with { Type = FormFieldType.Choice, Choices = choices };
    }

    private static FormField ReadRange(ObjectReader o, FormField field)
    {
        var (least, most) = (o.OptionalNumber("minimum"), o.OptionalNumber("maximum"));
        if (least > most) o.Problems.Add("RangeEmpty", o.At("maximum"));
        return field with { Minimum = least, Maximum = most };
    }

    private static FormField ReadRows(ObjectReader o, FormField field)
    {
        var columns = o.Required("items") is null ? null : o.Child("items", ReadColumns);
        return field with
        {
            Type = FormFieldType.Rows,
            MinLength = (int)(o.OptionalWhole("minItems", 0, MostRows) ?? 0),
            MaxLength = (int)(o.OptionalWhole("maxItems", 1, MostRows) ?? MostRows),
            Columns = columns ?? [],
        };
    }

    private static List<FormField> ReadColumns(ObjectReader o)
    {
        Expect(o, "object");
        return ReadFields(o, rowsAllowed: false);
    }

    private static void Expect(ObjectReader o, string type)
    {
        if (o.Text("type") is var written && written.Length > 0 && written != type)
            o.Problems.Add("FieldTypeUnknown", o.At("type"), written);
    }

    private static Regex? ReadPattern(ObjectReader o)
    {
        if (o.OptionalText("pattern") is not { } pattern) return null;
        try
        {
            if (pattern.Length <= MostPatternLength)
                return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            // The only way to learn whether a pattern is one, and whether it runs in linear time, is to build it.
        }
        o.Problems.Add("PatternUnusable", o.At("pattern"), pattern, MostPatternLength);
        return null;
    }

    [GeneratedRegex(@"\A[a-z][A-Za-z0-9]{0,63}\z")]
    private static partial Regex NamePattern();
}
