using Workflow.Core;

namespace Workflow.Host.Procedures.Simulation;

/// <summary>Why a walk by hand cannot go on.</summary>
internal sealed class SimulationSentences
{
    private static readonly SentenceBook book = SentenceBook.For<SimulationSentences>();

    private SimulationSentences() { }

    public static Rejection Refuse(string code, params ReadOnlySpan<object?> arguments) => new(RejectionKind.Unprocessable, code, book.Of(code, arguments));
}
