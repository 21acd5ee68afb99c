using Workflow.Core.Dossiers;

namespace Workflow.Core.Offices;

/// <summary>A person who works in a unit.</summary>
public sealed class Officer : IRevised
{
    /// <summary>Sign-in name, at most 64 characters; also the key.</summary>
    public required string Id { get; init; }
    public required string Name { get; set; }

    /// <summary>Position as it stands under a signature, e.g. <c>Phó Giám đốc</c>.</summary>
    public required string Position { get; set; }

    /// <summary>The unit of the first day; later ones are <see cref="OfficerMove"/>s.</summary>
    public required string UnitCode { get; init; }

    /// <summary>Where messages of the service go; null for an officer who gets none by e-mail. Personal data: never logged.</summary>
    public string? Email { get; set; }

    /// <summary>As people write it; null for an officer who gets no text messages. Personal data: never logged.</summary>
    public string? Phone { get; set; }
    public DateOnly ValidFrom { get; init; }

    /// <summary>First day on which the officer no longer serves; null while serving.</summary>
    public DateOnly? ValidTo { get; set; }
    public int Revision { get; set; }

    /// <summary>Whether the officer serves on a day.</summary>
    public bool Serves(DateOnly day) => ValidFrom <= day && (ValidTo is null || day < ValidTo);

    /// <summary>The officer in the unit of a day: that of the last move whose day has come.</summary>
    public Officer On(DateOnly day, IEnumerable<OfficerMove> moves) =>
        moves.Where(m => m.Day <= day).MaxBy(m => m.Day) is not { } last ? this : new Officer
        {
            Id = Id, Name = Name, Position = Position, UnitCode = last.UnitCode, Email = Email, Phone = Phone, ValidFrom = ValidFrom, ValidTo = ValidTo, Revision = Revision,
        };
}

/// <summary>From which day on an officer works in another unit.</summary>
public sealed class OfficerMove
{
    public required string OfficerId { get; init; }

    /// <summary>First day in the unit.</summary>
    public required DateOnly Day { get; init; }
    public required string UnitCode { get; set; }
}

/// <summary>One role of one officer in one unit, from one day to another.</summary>
public sealed class Post
{
    public required string OfficerId { get; init; }
    public required string UnitCode { get; init; }
    public required Role Role { get; init; }
    public DateOnly ValidFrom { get; set; }

    /// <summary>First day on which the post is no longer held; null without end.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>Whether the post is held on a day.</summary>
    public bool Holds(DateOnly day) => ValidFrom <= day && (ValidTo is null || day < ValidTo);
}
