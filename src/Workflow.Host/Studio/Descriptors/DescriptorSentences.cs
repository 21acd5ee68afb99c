using System.Globalization;
using System.Resources;
using Workflow.Core;

namespace Workflow.Host.Studio.Descriptors;

/// <summary>The words of what can be drawn that no type of activity says itself.</summary>
internal sealed class DescriptorSentences
{
    private static readonly SentenceBook Book = SentenceBook.For<DescriptorSentences>();
    private static readonly ResourceManager resources = new(typeof(DescriptorSentences).FullName!, typeof(DescriptorSentences).Assembly);

    public static Phrase Of(string key, params ReadOnlySpan<object?> arguments) => Book.Of(key, arguments);

    /// <summary>A group of the toolbox in a language; as it is called where it is none of the service's own.</summary>
    public static string Category(string category, CultureInfo culture) => resources.GetString($"Category.{category}", culture) ?? category;
}
