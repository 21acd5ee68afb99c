using Workflow.Core.Dossiers;

namespace Workflow.Core.Offices;

/// <summary>
/// Who does an absent officer's steps, from one day to another (xử lý thay). It moves no authority: the deputy needs the role of each step, and what was
/// delegated to the absent officer is not passed on. Signing for somebody is a <see cref="Delegation"/>.
/// </summary>
public sealed class Deputy : IRevised
{
    /// <summary>Most days from the first to the last.</summary>
    public const int LongestDays = 366;

    /// <summary>Most characters of a reason.</summary>
    public const int LongestReason = 400;

    /// <summary>Most procedures that can be listed; who is to do more does all.</summary>
    public const int MostProcedures = 20;

    public required Guid Id { get; init; }
    public required string AbsentOfficerId { get; init; }
    public required string DeputyOfficerId { get; init; }
    public required DateOnly FirstDay { get; init; }

    /// <summary>Inclusive.</summary>
    public required DateOnly LastDay { get; init; }

    /// <summary>Codes of the procedures it covers, separated by commas; empty covers all work.</summary>
    public string Procedures { get; init; } = "";
    public required string Reason { get; init; }

    /// <summary>Who entered it: the absent officer, or a head of division or approver above.</summary>
    public required string SetBy { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime SetAt { get; init; }

    /// <summary>When it was ended before its last day, UTC; null where it was not.</summary>
    public DateTime? RevokedAt { get; private set; }
    public string? RevokedBy { get; private set; }
    public int Revision { get; set; }

    /// <summary>The listed procedures; empty for all work.</summary>
    public IReadOnlyList<string> ProcedureCodes => Procedures.Length == 0 ? [] : Procedures.Split(',');

    /// <summary>Whether it holds on a day.</summary>
    public bool HoldsOn(DateOnly day) => RevokedAt is null && FirstDay <= day && day <= LastDay;

    /// <summary>Whether the deputy may act in dossiers of a procedure on a day: asked at the moment of the act.</summary>
    public bool Covers(string procedureCode, DateOnly day) =>
        HoldsOn(day) && (Procedures.Length == 0 || ProcedureCodes.Contains(procedureCode, StringComparer.Ordinal));

    /// <summary>Whether two deputies of the same officer would have the same work on the same day.</summary>
    public bool Overlaps(Deputy other) =>
        AbsentOfficerId == other.AbsentOfficerId && MeetsDaysOf(other)
        && (Procedures.Length == 0 || other.Procedures.Length == 0 || ProcedureCodes.Intersect(other.ProcedureCodes, StringComparer.Ordinal).Any());

    /// <summary>Whether both hold on some day.</summary>
    public bool MeetsDaysOf(Deputy other) =>
        RevokedAt is null && other.RevokedAt is null && FirstDay <= other.LastDay && other.FirstDay <= LastDay;

    /// <summary>Whether an officer may set and end deputies of another: oneself, or whoever distributes the work of that unit.</summary>
    public static bool MayDecide(Actor actor, Actor absent, UnitTree units) =>
        actor.Id == absent.Id || actor.Holds(Role.DivisionHead, absent.UnitCode, units) || actor.Holds(Role.Approver, absent.UnitCode, units);

    /// <summary>The posts of an absent officer whose steps another may do: those that the other holds as well.</summary>
    public static IEnumerable<Actor.Held> SharedPosts(Actor absent, Actor deputy, UnitTree units) =>
        absent.Posts.Where(post => post.DoesSteps && deputy.Holds(post.Role, post.UnitCode, units));

    /// <summary>Enters a deputy; refused where the two share no post, where the deputy is absent as well, and where another has the work already.</summary>
    /// <param name="known">Deputies that were not ended and whose last day is not over, of everybody.</param>
    public static Result<Deputy> Set(DeputyRequest request, Actor actor, IReadOnlyCollection<Deputy> known, UnitTree units, DateOnly today, DateTime now)
    {
        var (absent, deputy) = (request.Absent, request.Deputy);
        if (!MayDecide(actor, absent, units)) return DeputySentences.Refuse(RejectionKind.Forbidden, "MayNotSetDeputy", absent.Name);
        if (absent.Id == deputy.Id) return DeputySentences.Refuse(RejectionKind.Unprocessable, "DeputyOfOneself");
        if (request.LastDay < request.FirstDay) return DeputySentences.Refuse(RejectionKind.Unprocessable, "DaysReversed");
        if (request.FirstDay < today) return DeputySentences.Refuse(RejectionKind.Unprocessable, "DayIsOver");
        if (request.LastDay.DayNumber - request.FirstDay.DayNumber >= LongestDays) return DeputySentences.Refuse(RejectionKind.Unprocessable, "AbsenceTooLong", LongestDays);
        if (string.IsNullOrWhiteSpace(request.Reason)) return DeputySentences.Refuse(RejectionKind.Unprocessable, "ReasonOfAbsenceMissing");
        if (request.Reason.Length > LongestReason) return DeputySentences.Refuse(RejectionKind.Unprocessable, "ReasonOfAbsenceTooLong", LongestReason);
        if (request.Procedures.Count > MostProcedures) return DeputySentences.Refuse(RejectionKind.Unprocessable, "TooManyProcedures", MostProcedures);
        if (!SharedPosts(absent, deputy, units).Any()) return DeputySentences.Refuse(RejectionKind.Unprocessable, "NoSharedPost", deputy.Name, absent.Name);

        var entered = new Deputy
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(now)),
            AbsentOfficerId = absent.Id,
            DeputyOfficerId = deputy.Id,
            FirstDay = request.FirstDay,
            LastDay = request.LastDay,
            Procedures = string.Join(',', request.Procedures.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)),
            Reason = request.Reason.Trim(),
            SetBy = actor.Id,
            SetAt = now,
        };
        if (known.FirstOrDefault(entered.Overlaps) is { } present)
            return DeputySentences.Refuse(RejectionKind.Conflict, "DeputyOverlaps", absent.Name, present.FirstDay, present.LastDay);
        if (known.FirstOrDefault(other => other.AbsentOfficerId == deputy.Id && other.MeetsDaysOf(entered)) is { } away)
            return DeputySentences.Refuse(RejectionKind.Unprocessable, "DeputyIsAbsent", deputy.Name, away.FirstDay, away.LastDay);
        return entered;
    }

    /// <summary>Ends it from this moment on; what the deputy has done stays done.</summary>
    public Result<Deputy> End(Actor actor, Actor absent, int expectedRevision, UnitTree units, DateOnly today, DateTime now)
    {
        if (!MayDecide(actor, absent, units)) return DeputySentences.Refuse(RejectionKind.Forbidden, "MayNotSetDeputy", absent.Name);
        if (RevokedAt is not null || LastDay < today) return DeputySentences.Refuse(RejectionKind.Conflict, "DeputyEnded");
        if (expectedRevision != Revision) return DeputySentences.Refuse(RejectionKind.Conflict, "DeputyMovedOn");
        (RevokedAt, RevokedBy) = (now, actor.Id);
        return this;
    }
}

/// <summary>Who is to be absent, who does the work meanwhile, and why.</summary>
/// <param name="LastDay">Inclusive.</param>
/// <param name="Procedures">Codes of the procedures it covers; empty for all work.</param>
public sealed record DeputyRequest(Actor Absent, Actor Deputy, DateOnly FirstDay, DateOnly LastDay, IReadOnlyList<string> Procedures, string Reason);
