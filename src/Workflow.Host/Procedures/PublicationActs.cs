using Workflow.Core.Procedures;

namespace Workflow.Host.Procedures;

/// <summary>Makes the rows that say who did what to the versions of a procedure.</summary>
internal static class PublicationActs
{
    /// <param name="officer">Empty where the clock did it.</param>
    public static PublicationAct Of(string code, int? number, PublicationVerb verb, string officer, DateTime now, string? note) => new()
    {
        Id = Guid.CreateVersion7(), ProcedureCode = code, Number = number, Verb = verb, At = now, By = officer, Note = note,
    };
}
