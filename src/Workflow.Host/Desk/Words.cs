using System.Globalization;
using System.Resources;
using Workflow.Core;

namespace Workflow.Host.Desk;

/// <summary>The words of one subject in the language of the request.</summary>
internal sealed class Words<T>
{
    private readonly ResourceManager resources = new(typeof(T).FullName!, typeof(T).Assembly);
    private readonly SentenceBook book = SentenceBook.For<T>();

    public string this[string key, params ReadOnlySpan<object?> arguments] => book.Of(key, arguments).In(CultureInfo.CurrentUICulture);

    /// <summary>A word that there may be, for names that a process or a document gives freely.</summary>
    public string? Find(string key) => resources.GetString(key, CultureInfo.CurrentUICulture);

    /// <summary>The word in both languages.</summary>
    public Phrase Both(string key, params ReadOnlySpan<object?> arguments) => book.Of(key, arguments);

    /// <summary>A word that there may be, in both languages.</summary>
    public Phrase? FindBoth(string key) => resources.GetString(key, SentenceBook.Vietnamese) is null ? null : book.Of(key);
}
