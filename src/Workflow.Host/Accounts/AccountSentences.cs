using Workflow.Core;

namespace Workflow.Host.Accounts;

/// <summary>The sentences of signing in, accounts and tokens.</summary>
internal sealed class AccountSentences
{
    private static readonly SentenceBook Book = SentenceBook.For<AccountSentences>();

    public static Phrase Of(string key, params ReadOnlySpan<object?> arguments) => Book.Of(key, arguments);

    public static Rejection Refuse(RejectionKind kind, string code, params ReadOnlySpan<object?> arguments) =>
        new(kind, code, Book.Of(code, arguments));
}
