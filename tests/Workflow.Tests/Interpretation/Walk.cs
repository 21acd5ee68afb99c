using System.Text;
using Workflow.Core.Dossiers;
using Workflow.Runtime;
using Workflow.Runtime.Definitions;

namespace Workflow.Interpretation;

/// <summary>
/// Walks a process by scripted stimuli and writes what happened, one segment a stimulus: <c>a</c> completed, <c>?a</c> waits,
/// <c>-a</c> skipped, <c>!a</c> cancelled, <c>#a</c> failed, <c>.</c> finished. Between stimuli the position goes through its bytes.
/// </summary>
internal sealed class Walk(ProcessGraph graph)
{
    public static readonly DateTime Now = new(2026, 11, 23, 2, 0, 0, DateTimeKind.Utc);

    private readonly Dictionary<(string, string), string> stored = [];

    public Walk(string drawing) : this(Drawing.Graph(drawing)) { }

    /// <summary>A walk that goes on from a position as it was stored.</summary>
    public Walk(string drawing, byte[] stored) : this(drawing) => Position = Position.Decode(stored).Value;

    /// <summary>Another walk of the same process, from bytes and with the values that this one has stored.</summary>
    public Walk From(byte[] bytes)
    {
        var walk = new Walk(graph) { Position = Position.Decode(bytes).Value };
        foreach (var (key, json) in stored) walk.stored[key] = json;
        return walk;
    }

    public Position Position { get; private set; } = Position.Start;

    public List<Effect> Effects { get; } = [];

    /// <summary>The instant of the next stimulus.</summary>
    public DateTime Clock { get; set; } = Now;

    /// <summary>The office's zone.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    public ProcessGraph Graph => graph;

    /// <summary>Starts the process and gives it the stimuli of a script: <c>a</c>, <c>a:Outcome</c>, <c>*event</c>, <c>a^b</c> (return), <c>~a</c> (retry), <c>@a</c> (what <c>a</c> waits for came), <c>&gt;a</c> (pass over), <c>$</c> (end).</summary>
    public string Run(string script, params (string Name, string Json)[] inputs)
    {
        var text = new StringBuilder(Give(new Stimulus.Started(inputs.ToDictionary(i => i.Name, i => i.Json))));
        return script.Length == 0 ? text.ToString() : text.Append(" / ").Append(GoOn(script)).ToString();
    }

    /// <summary>Gives the stimuli of a script to a process that has begun.</summary>
    public string GoOn(string script) =>
        string.Join(" / ", script.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word[0] == '@' ? Resume(word[1..]) : Give(StimulusOf(word))));

    /// <summary>Brings what an activity has waited for longest.</summary>
    public string Resume(string id, string? payloadJson = null)
    {
        var wait = Position.Waits.First(w => w.At.Activity == IndexOf(id));
        return Give(new Stimulus.Resumed(wait.At.Activity, wait.At.Frame, wait.Kind, wait.Key, payloadJson));
    }

    /// <summary>Gives one stimulus, which must fit.</summary>
    public string Give(Stimulus stimulus)
    {
        var result = Try(stimulus);
        Assert.That(result.Rejection, Is.Null, $"{stimulus}: {result.Rejection?.Sentence.En}");
        return Text(result.Value.Effects);
    }

    /// <summary>Gives one stimulus; a refusal changes nothing.</summary>
    public Core.Result<Step> Try(Stimulus stimulus)
    {
        var result = Interpreter.Advance(graph, Position, stimulus, Context());
        if (result.IsRejected) return result;
        Position = Position.Decode(result.Value.Position.Encode()).Value;
        Assert.That(Position, Is.EqualTo(result.Value.Position));
        Effects.AddRange(result.Value.Effects);
        foreach (var effect in result.Value.Effects)
        {
            if (effect is Effect.VariableSet set) stored[(set.Scope, set.Name)] = set.Json;
            if (effect is Effect.ScopeEnded ended) foreach (var key in stored.Keys.Where(k => k.Item1 == ended.Scope).ToList()) stored.Remove(key);
        }
        return result;
    }

    public RunContext Context() => new() { Now = Clock, DossierId = "0193-0001", DossierCode = "000.00.19.H26-261123-0001", Zone = Zone, Stored = Stored };

    public string? Stored(string scope, string name) => stored.GetValueOrDefault((scope, name));

    public void Store(string name, string json) => stored[("", name)] = json;

    public int IndexOf(string id) => graph.Find(id)!.Index;

    private Stimulus StimulusOf(string word)
    {
        if (word == "$") return new Stimulus.Ended();
        if (word[0] == '*') return new Stimulus.EventRaised(word[1..], null);
        if (word[0] == '~') return new Stimulus.Retried(IndexOf(word[1..]), FaultFrameOf(word[1..]));
        if (word[0] == '>') return new Stimulus.Skipped(IndexOf(word[1..]), FaultFrameOf(word[1..]), null);
        if (word.Split('^') is [var from, var to]) return new Stimulus.Returned(IndexOf(from), IndexOf(to), FrameOf(from));
        var (id, outcome) = word.Split(':') is [var a, var b] ? (a, b) : (word, "Done");
        return new Stimulus.TaskCompleted(IndexOf(id), outcome, null, FrameOf(id));
    }

    /// <summary>The frame of the oldest wait at an activity.</summary>
    public int FrameOf(string id)
    {
        var index = IndexOf(id);
        return Position.Waits.FirstOrDefault(w => w.At.Activity == index).At.Frame;
    }

    public int FaultFrameOf(string id)
    {
        var index = IndexOf(id);
        return Position.Faults.FirstOrDefault(f => f.At.Activity == index).At.Frame;
    }

    private string Text(IReadOnlyList<Effect> effects) => string.Join(' ', effects.Select(e => e switch
    {
        Effect.Finished => ".",
        Effect.ActivityPassed passed when passed.Activity > 0 || graph.Activities[0].Id != "flow" => passed.Status switch
        {
            ActivityStatus.Completed => graph.Activities[passed.Activity].Id,
            ActivityStatus.Suspended => "?" + graph.Activities[passed.Activity].Id,
            ActivityStatus.Skipped => "-" + graph.Activities[passed.Activity].Id,
            ActivityStatus.Canceled => "!" + graph.Activities[passed.Activity].Id,
            ActivityStatus.Faulted => "#" + graph.Activities[passed.Activity].Id,
            _ => null,
        },
        _ => null,
    }).Where(t => t is not null));
}
