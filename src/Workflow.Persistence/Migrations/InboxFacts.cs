namespace Workflow.Persistence.Migrations;

/// <summary>Gives steps that were opened before their rows carried what an inbox shows of the dossier what they would carry now; one SQL for every database.</summary>
internal static class InboxFacts
{
    /// <summary>What the dossier says. A step that is over gets it as it stands now: how it stood then is in the clock's facts, and nobody asks the row.</summary>
    public const string OfDossiers = """
        UPDATE tasks SET
            (procedure_code, channel, received_at, receiving_unit, case_key, dossier_limit, appointed_at, binding_at, dossier_stopped_at, dossier_paused_at,
             dossier_remaining_minutes, dossier_ended_at, is_blocked, has_clock_moved) =
            (SELECT d.procedure_code, d.channel, d.received_at, d.receiving_unit, d.case_key, d."limit", d.appointed_at, d.binding_at, d.stopped_at, d.paused_at,
                d.remaining_minutes, d.processing_ended_at, d.open_incidents > 0, d.clock_fact_count > 1
             FROM dossiers d WHERE d.id = tasks.dossier_id),
            has_own_deadline = (kind <> 'ReturnResult' AND "limit" NOT IN ('0wh', '0wd', '0cd'))
        """;

    /// <summary>Which open steps were sent back: the act that sent the dossier back stands in its history at the instant at which they opened.</summary>
    public const string OfReturns = """
        UPDATE tasks SET
            (returned_by, return_reason) =
            (SELECT h.actor_id, h.reason FROM history h
             WHERE h.dossier_id = tasks.dossier_id AND h.at = tasks.opened_at
                AND (h.verb = 'ReturnedToEarlierStep' OR h.verb = 'StepCompleted' AND h.outcome IN ('Returned', 'Clarify'))
             ORDER BY h.sequence DESC LIMIT 1)
        WHERE state = 'Open'
        """;
}
