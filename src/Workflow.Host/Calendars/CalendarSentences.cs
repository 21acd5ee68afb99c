using Workflow.Core;

namespace Workflow.Host.Calendars;

/// <summary>The sentences of the calendar's files and commands.</summary>
internal sealed class CalendarSentences
{
    private CalendarSentences() { }

    public static SentenceBook Book { get; } = SentenceBook.For<CalendarSentences>();

    public static Rejection Refuse(RejectionKind kind, string code, params ReadOnlySpan<object?> arguments) => new(kind, code, Book.Of(code, arguments));

    public static Rejection Refuse(string code, params ReadOnlySpan<object?> arguments) =>
        new(RejectionKind.Unprocessable, code, Book.Of(code, arguments));
}
