using Workflow.Core;

namespace Workflow.Persistence.Commands;

/// <summary>The caller's promise that sending a command twice means it once; unique per caller.</summary>
/// <param name="RequestHash">SHA-256 of the request as it arrived, hexadecimal: the same key with another content is refused as unprocessable.</param>
public sealed record IdempotencyKey(string Caller, string Key, string RequestHash);

/// <summary>What a command came to.</summary>
/// <param name="Value">What was decided now; default when the answer is a repeated one.</param>
/// <param name="Reference">Names the result, so that the answer can be rendered again, e.g. <c>task:0197…</c>.</param>
/// <param name="IsRepeated">The key was known: nothing was done again.</param>
public sealed record Committed<T>(T? Value, string Reference, bool IsRepeated);

/// <summary>What a decision yields: the value for the caller and the reference under which a repeated call finds it.</summary>
public sealed record Decision<T>(T Value, string Reference);

/// <summary>One change of one dossier, decided and written inside the queue's transaction.</summary>
/// <param name="DossierId">Orders the batch and chooses the lane; a new dossier's id is made by the caller.</param>
/// <param name="CarriesRevision">True when the caller said which revision it had read: a lost race is then a conflict, else it is decided again.</param>
/// <param name="Decide">Loads through the session, fills its change set, or rejects. Pure otherwise; may run more than once; never touches a clock, a file or the network.</param>
/// <param name="Yields">Whether the commands of officers go first: one such command follows two batches of theirs, in a transaction of its own. It may touch many dossiers, in the order of their ids.</param>
public sealed record DossierCommand<T>(
    Guid DossierId,
    bool CarriesRevision,
    Func<CommandSession, Result<Decision<T>>> Decide,
    IdempotencyKey? Idempotency = null,
    bool Yields = false);
