using Workflow.Core;

namespace Workflow.Host.Tasks.Settings;

/// <summary>What is refused of saved filters.</summary>
internal sealed class SettingsSentences
{
    private static readonly SentenceBook book = SentenceBook.For<SettingsSentences>();

    private SettingsSentences() { }

    public static Rejection Refuse(RejectionKind kind, string code, params ReadOnlySpan<object?> arguments) => new(kind, code, book.Of(code, arguments));
}
