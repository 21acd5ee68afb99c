using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using Workflow.Core.Notices;
using Workflow.Core.Offices;
using Workflow.Host.Hosting;

namespace Workflow.Host.Accounts;

/// <summary>Units, serving officers, posts, delegations, deputies, session stamps and access tokens as they stood at one moment; immutable.</summary>
internal sealed class OfficeSnapshot
{
    public static readonly OfficeSnapshot Empty = new(new OfficeRows("", default, [], [], [], [], [], [], [], []));

    private static readonly FrozenSet<Role> RolesWithoutDossiers =
        new[] { Role.ProcedureController, Role.ProcessDesigner, Role.SystemAdministrator, Role.Portal }.ToFrozenSet();

    private readonly FrozenDictionary<string, CurrentActor> actors;
    private readonly FrozenDictionary<string, CurrentActor> machines;
    private readonly FrozenDictionary<string, string> stamps;
    private readonly FrozenDictionary<Guid, AccessToken> tokens;
    private readonly FrozenDictionary<string, Delegation[]> delegations;
    private readonly ILookup<string, Deputy> absences;
    private readonly ILookup<string, Deputy> deputies;
    private readonly FrozenDictionary<(Role Role, string UnitCode), string[]> holders;
    private readonly FrozenDictionary<string, NoticeReader> readers;
    private readonly ConcurrentDictionary<string, FrozenSet<string>> reaches = new(StringComparer.Ordinal);

    public OfficeSnapshot(OfficeRows rows)
    {
        (Version, Day) = (rows.Version, rows.Day);
        Units = UnitTree.On(rows.Day, rows.Units);
        var moves = rows.Moves.ToLookup(m => m.OfficerId, StringComparer.Ordinal);
        Officers = [.. rows.Officers.Where(o => o.Serves(rows.Day)).Select(o => o.On(rows.Day, moves[o.Id])).OrderBy(o => o.Id, StringComparer.Ordinal)];

        var posts = rows.Posts.Where(p => p.Holds(rows.Day)).ToLookup(p => p.OfficerId, p => new Actor.Held(p.Role, p.UnitCode), StringComparer.Ordinal);
        var known = Officers.Select(o => new Actor(o.Id, o.Name, o.UnitCode, [.. posts[o.Id]])).ToList();
        actors = known.ToFrozenDictionary(a => a.Id, a => new CurrentActor(a, this, IsMachine: false), StringComparer.Ordinal);
        machines = known.ToFrozenDictionary(a => a.Id, a => new CurrentActor(a, this, IsMachine: true), StringComparer.Ordinal);
        holders = known.SelectMany(a => a.Posts, (a, post) => (a.Id, Post: (post.Role, post.UnitCode)))
            .GroupBy(held => held.Post, held => held.Id).ToFrozenDictionary(g => g.Key, g => g.ToArray());
        var preferences = rows.Preferences.ToDictionary(p => p.OfficerId, StringComparer.Ordinal);
        readers = Officers.ToFrozenDictionary(
            o => o.Id, o => new NoticeReader(o, Contact.Of(o.Email, o.Phone), preferences.GetValueOrDefault(o.Id)), StringComparer.Ordinal);
        stamps = rows.Stamps.ToFrozenDictionary(s => s.OfficerId, s => s.Stamp, StringComparer.Ordinal);
        tokens = rows.Tokens.Where(t => t.RevokedAt is null).ToFrozenDictionary(t => t.Id);
        delegations = rows.Delegations
            .GroupBy(d => d.ToOfficerId, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        Deputies = rows.Deputies;
        var away = rows.Deputies.Where(d => d.HoldsOn(rows.Day)).OrderBy(d => d.FirstDay).ThenBy(d => d.Id).ToList();
        absences = away.ToLookup(d => d.DeputyOfficerId, StringComparer.Ordinal);
        deputies = away.ToLookup(d => d.AbsentOfficerId, StringComparer.Ordinal);
    }

    /// <summary>The value of <see cref="Setting.OfficeVersion"/> that was read with the rows.</summary>
    public string Version { get; }

    /// <summary>The civil day for which validity was judged.</summary>
    public DateOnly Day { get; }

    /// <summary>All units, also former ones: their dossiers still belong somewhere.</summary>
    public UnitTree Units { get; }

    /// <summary>Officers who serve today, by sign-in name.</summary>
    public IReadOnlyList<Officer> Officers { get; }

    /// <summary>A serving officer as a person; null for anybody else.</summary>
    public CurrentActor? Person(string officerId) => actors.GetValueOrDefault(officerId);

    /// <summary>Name of an officer, the word for the service itself in the reader's language, or the identifier of one who no longer serves.</summary>
    public string NameOf(string officerId) =>
        officerId == Actor.System.Id ? HostSentences.Of("Service").In(CultureInfo.CurrentUICulture) : Person(officerId)?.Actor.Name ?? officerId;

    /// <summary>A serving officer for whom a machine acts; null for anybody else.</summary>
    public CurrentActor? Machine(string officerId) => machines.GetValueOrDefault(officerId);

    /// <summary>Sign-in names of the serving officers with a role in exactly that unit, or, once it has ended, in the one that took it over.</summary>
    public IReadOnlyList<string> OfficersWith(Role role, string unitCode) => holders.GetValueOrDefault((role, Units.Standing(unitCode))) ?? [];

    /// <summary>Serving officers with a role in a unit or in one above it, as <see cref="Actor.Holds(Role, string, UnitTree)"/> says it of each, by sign-in name; its cost does not grow with the office.</summary>
    public IReadOnlyList<Officer> OfficersFor(Role role, string unitCode) =>
        [.. Units.Lineage(unitCode).SelectMany(u => holders.GetValueOrDefault((role, u.Code)) ?? []).Distinct().Order(StringComparer.Ordinal).Select(id => readers[id].Officer)];

    /// <summary>How a serving officer is told of things; null for anybody else.</summary>
    public NoticeReader? Reader(string officerId) => readers.GetValueOrDefault(officerId);

    /// <summary>Who a session's officer must still be to go on; null without an account.</summary>
    public string? Stamp(string officerId) => stamps.GetValueOrDefault(officerId);

    /// <summary>A token that was not revoked, expired or not.</summary>
    public AccessToken? Token(Guid id) => tokens.GetValueOrDefault(id);

    /// <summary>Delegations to an officer, whether or not they hold today: that is judged at the moment of signing.</summary>
    public IReadOnlyList<Delegation> DelegationsTo(string officerId) => delegations.GetValueOrDefault(officerId) ?? [];

    /// <summary>Who acts for whom, today or later.</summary>
    public IReadOnlyList<Deputy> Deputies { get; }

    /// <summary>For whom an officer acts today, one entry an absence.</summary>
    public IReadOnlyList<Deputy> AbsentFor(string deputyId) => [.. absences[deputyId]];

    /// <summary>Who acts for an officer today; none for one who is not absent.</summary>
    public IReadOnlyList<Deputy> DeputiesOf(string officerId) => [.. deputies[officerId]];

    /// <summary>Codes of the units whose dossiers the officer sees: those of the posts that deal with dossiers, and all below.</summary>
    public FrozenSet<string> ReachOf(Actor actor) => reaches.GetOrAdd(actor.Id, static (_, about) =>
        about.actor.Posts.Where(p => !RolesWithoutDossiers.Contains(p.Role)).Select(p => p.UnitCode).Distinct()
            .SelectMany(about.units.Below).Select(u => u.Code).ToFrozenSet(StringComparer.Ordinal), (actor, units: Units));
}

/// <summary>An officer as somebody who is told of things.</summary>
/// <param name="Preferences">Null for one who has chosen nothing.</param>
internal sealed record NoticeReader(Officer Officer, Contact Contact, NoticePreferences? Preferences);

/// <summary>The rows a snapshot is made of.</summary>
/// <param name="Deputies">Those that were not ended and whose last day is not over; others may be left out.</param>
internal sealed record OfficeRows(
    string Version,
    DateOnly Day,
    IReadOnlyList<Unit> Units,
    IReadOnlyList<Officer> Officers,
    IReadOnlyList<Post> Posts,
    IReadOnlyList<Delegation> Delegations,
    IReadOnlyList<Deputy> Deputies,
    IReadOnlyList<OfficeRows.SessionStamp> Stamps,
    IReadOnlyList<AccessToken> Tokens,
    IReadOnlyList<NoticePreferences> Preferences)
{
    public IReadOnlyList<OfficerMove> Moves { get; init; } = [];

    internal sealed record SessionStamp(string OfficerId, string Stamp);
}
