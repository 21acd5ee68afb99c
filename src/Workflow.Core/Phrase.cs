using System.Globalization;
using System.Resources;

namespace Workflow.Core;

/// <summary>One sentence in both languages of the service, Vietnamese first.</summary>
public readonly record struct Phrase(string Vi, string En)
{
    /// <summary>The sentence in a culture: English for any English culture, Vietnamese for every other.</summary>
    public string In(CultureInfo culture) => culture.TwoLetterISOLanguageName == "en" ? En : Vi;

    public override string ToString() => Vi;
}

/// <summary>Sentences of one subject, read from its resource file (neutral Vietnamese, English beside it).</summary>
public sealed class SentenceBook(ResourceManager resources)
{
    public static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");
    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>The book whose resource files stand beside <typeparamref name="T"/>, named as it is.</summary>
    public static SentenceBook For<T>() => new(new ResourceManager(typeof(T).FullName!, typeof(T).Assembly));

    /// <summary>The sentence of a key with its arguments put in; a missing key is a programming error.</summary>
    public Phrase Of(string key, params ReadOnlySpan<object?> arguments) =>
        new(Text(key, Vietnamese, arguments), Text(key, English, arguments));

    private string Text(string key, CultureInfo culture, ReadOnlySpan<object?> arguments)
    {
        var format = resources.GetString(key, culture)
            ?? throw new InvalidOperationException($"No sentence '{key}' in {resources.BaseName}.");
        return arguments.Length == 0 ? format : string.Format(culture, format, Localised(arguments, culture));
    }

    private static object?[] Localised(ReadOnlySpan<object?> arguments, CultureInfo culture)
    {
        var localised = arguments.ToArray();
        for (var i = 0; i < localised.Length; i++)
            if (localised[i] is Phrase phrase) localised[i] = phrase.In(culture);
        return localised;
    }
}
