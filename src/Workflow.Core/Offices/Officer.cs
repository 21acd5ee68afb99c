namespace Workflow.Core.Offices;

/// <summary>A person who works in a unit.</summary>
public sealed class Officer
{
    /// <summary>Sign-in name, at most 64 characters; also the key.</summary>
    public required string Id { get; init; }
    public required string Name { get; init; }

    /// <summary>Position as it stands under a signature, e.g. <c>Phó Giám đốc</c>.</summary>
    public required string Position { get; init; }
    public required string UnitCode { get; init; }

    /// <summary>Where messages of the service go; null for an officer who gets none by e-mail. Personal data: never logged.</summary>
    public string? Email { get; set; }

    /// <summary>As people write it; null for an officer who gets no text messages. Personal data: never logged.</summary>
    public string? Phone { get; set; }
    public DateOnly ValidFrom { get; init; }

    /// <summary>First day on which the officer no longer serves; null while serving.</summary>
    public DateOnly? ValidTo { get; init; }
}

/// <summary>One role of one officer in one unit.</summary>
public sealed class Post
{
    public required string OfficerId { get; init; }
    public required string UnitCode { get; init; }
    public required Role Role { get; init; }
}
