namespace Workflow.Core.Dossiers;

/// <summary>Reads positions of the first release, whose processes were one flowchart without containers, and waited for tasks and events only.</summary>
internal static class PositionFormat1
{
    public static Position Read(ref PositionReader reader)
    {
        var phase = (PositionPhase)reader.Byte(most: (byte)PositionPhase.Ended);
        var arrivals = reader.Many((ref r) => r.Arrival());
        return new()
        {
            Phase = phase,
            Frames = phase == PositionPhase.Running ? [new Frame(0, 0, -1) { Arrivals = arrivals }] : [],
            Waits = reader.Many((ref r) =>
            {
                var (at, name) = (Token(ref r), r.Text());
                return new Wait(at, name.Length == 0 ? WaitKind.Task : WaitKind.Event, name);
            }),
            Faults = reader.Many((ref r) => new Fault(Token(ref r), r.Byte(most: 1) == 1)),
            Held = reader.Many((ref r) => Token(ref r)),
        };
    }

    private static Token Token(ref PositionReader reader)
    {
        var (activity, via) = (reader.Number(), reader.Number());
        return new(activity, Frame: 0, via - 1);
    }
}
