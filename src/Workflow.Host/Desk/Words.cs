using System.Globalization;
using Workflow.Core;

namespace Workflow.Host.Desk;

/// <summary>The words of one subject in the language of the request.</summary>
internal sealed class Words<T>
{
    private readonly SentenceBook book = SentenceBook.For<T>();

    public string this[string key, params ReadOnlySpan<object?> arguments] => book.Of(key, arguments).In(CultureInfo.CurrentUICulture);
}
