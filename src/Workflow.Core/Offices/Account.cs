using Workflow.Core.Dossiers;

namespace Workflow.Core.Offices;

/// <summary>What lets an officer sign in. Officers without one cannot.</summary>
public sealed class Account : IRevised
{
    public required string OfficerId { get; init; }

    /// <summary>Salted hash of the password, in the form of the framework's password hasher.</summary>
    public required string PasswordHash { get; set; }

    /// <summary>Changes with every change of password or rights: older sessions end.</summary>
    public required string Stamp { get; set; }
    public int FailedAttempts { get; set; }
    public DateTime? LockedUntil { get; set; }

    /// <summary>Since when an administrator keeps the account closed, for its tokens, too; null while it is open.</summary>
    public DateTime? ClosedAt { get; set; }
    public int Revision { get; set; }
}

/// <summary>A bearer token of a machine, acting as one officer's account; only its hash is kept.</summary>
public sealed class AccessToken
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required string OfficerId { get; init; }

    /// <summary>SHA-256 of the token, hexadecimal.</summary>
    public required string Hash { get; init; }
    public required DateTime ExpiresAt { get; init; }
    public DateTime? RevokedAt { get; set; }
}

/// <summary>A link by which an officer sets a password, once; only its hash is kept.</summary>
public sealed class SignInLink
{
    public required Guid Id { get; init; }
    public required string OfficerId { get; init; }

    /// <summary>SHA-256 of the link's text, hexadecimal.</summary>
    public required string Hash { get; init; }
    public required string MadeBy { get; init; }
    public required DateTime ExpiresAt { get; init; }
    public DateTime? UsedAt { get; set; }
}
