using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflow.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Deadlines : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_tasks_next_alert_at",
                table: "tasks");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_next_alert_at",
                table: "dossiers");

            migrationBuilder.DropIndex(
                name: "ix_outbox_dossier_id_sequence",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "ix_outbox_next_attempt_at_id",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "ix_calendars_published_at",
                table: "calendars");

            migrationBuilder.DropColumn(
                name: "working_hours",
                table: "units");

            migrationBuilder.AddColumn<bool>(
                name: "is_uncounted",
                table: "tasks",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "calendar_version",
                table: "tasks",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "timeliness",
                table: "tasks",
                type: "text",
                nullable: true);

            // What is known of steps that are over: which came late. They and the open ones count under the calendar that was in force when they opened.
            migrationBuilder.Sql("UPDATE tasks SET timeliness = 'Late' WHERE is_late");
            migrationBuilder.DropColumn(name: "is_late", table: "tasks");
            migrationBuilder.Sql(
                "UPDATE tasks SET calendar_version = COALESCE((SELECT version FROM calendars WHERE published_at <= opened_at ORDER BY published_at DESC LIMIT 1), " +
                "(SELECT version FROM calendars ORDER BY published_at LIMIT 1), '')");

            migrationBuilder.AlterColumn<Guid>(
                name: "dossier_id",
                table: "reminders",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<string>(
                name: "details",
                table: "reminders",
                type: "text",
                nullable: true);

            migrationBuilder.AlterColumn<int>(
                name: "sequence",
                table: "outbox",
                type: "integer",
                nullable: true,
                oldClrType: typeof(int),
                oldType: "integer");

            migrationBuilder.AlterColumn<Guid>(
                name: "dossier_id",
                table: "outbox",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<string>(
                name: "recipient_id",
                table: "outbox",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "unit_code",
                table: "outbox",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "email",
                table: "officers",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "phone",
                table: "officers",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "appointed_at",
                table: "dossiers",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            // Until an apology promises another date, the binding one is the date that was promised.
            migrationBuilder.Sql("UPDATE dossiers SET appointed_at = binding_at");

            migrationBuilder.AddColumn<int>(
                name: "extension_count",
                table: "dossiers",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "resume_policy",
                table: "dossiers",
                type: "text",
                nullable: false,
                defaultValue: "Continue");

            migrationBuilder.AddColumn<DateTime>(
                name: "stopped_at",
                table: "dossiers",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "suspended_at",
                table: "dossiers",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "timeliness",
                table: "dossiers",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "document",
                table: "clock_facts",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "legal_basis",
                table: "clock_facts",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "promised_at",
                table: "clock_facts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "task_id",
                table: "clock_facts",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "calendar_drafts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    json = table.Column<string>(type: "text", nullable: false),
                    changed_by = table.Column<string>(type: "text", nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_drafts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "calendar_publications",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<string>(type: "text", nullable: false),
                    version_before = table.Column<string>(type: "text", nullable: true),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_publications", x => x.number);
                    table.ForeignKey(
                        name: "fk_calendar_publications_calendars_version",
                        column: x => x.version,
                        principalTable: "calendars",
                        principalColumn: "version",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.Sql(
                "INSERT INTO calendar_publications (number, version, at, by, reason) " +
                "SELECT ROW_NUMBER() OVER (ORDER BY published_at), version, published_at, published_by, '' FROM calendars");

            migrationBuilder.CreateTable(
                name: "calendar_runs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    draft_id = table.Column<Guid>(type: "uuid", nullable: true),
                    draft_revision = table.Column<int>(type: "integer", nullable: true),
                    version = table.Column<string>(type: "text", nullable: false),
                    version_before = table.Column<string>(type: "text", nullable: false),
                    json = table.Column<string>(type: "text", nullable: true),
                    started_by = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    started_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    total = table.Column<int>(type: "integer", nullable: false),
                    looked = table.Column<int>(type: "integer", nullable: false),
                    moved = table.Column<int>(type: "integer", nullable: false),
                    steps_moved = table.Column<int>(type: "integer", nullable: false),
                    failed = table.Column<int>(type: "integer", nullable: false),
                    after = table.Column<Guid>(type: "uuid", nullable: true),
                    lease_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_runs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "forecast_scores",
                columns: table => new
                {
                    unit_code = table.Column<string>(type: "text", nullable: false),
                    procedure_code = table.Column<string>(type: "text", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    band = table.Column<int>(type: "integer", nullable: false),
                    moments = table.Column<int>(type: "integer", nullable: false),
                    dossiers = table.Column<int>(type: "integer", nullable: false),
                    late = table.Column<int>(type: "integer", nullable: false),
                    sum_of_forecasts = table.Column<double>(type: "double precision", nullable: false),
                    error = table.Column<double>(type: "double precision", nullable: false),
                    naive_error = table.Column<double>(type: "double precision", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_forecast_scores", x => new { x.unit_code, x.procedure_code, x.month, x.band });
                });

            migrationBuilder.CreateTable(
                name: "notice_preferences",
                columns: table => new
                {
                    officer_id = table.Column<string>(type: "text", nullable: false),
                    in_english = table.Column<bool>(type: "boolean", nullable: false),
                    mail = table.Column<string>(type: "text", nullable: false),
                    sms = table.Column<string>(type: "text", nullable: false),
                    quiet_from = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    quiet_until = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notice_preferences", x => x.officer_id);
                    table.ForeignKey(
                        name: "fk_notice_preferences_officers_officer_id",
                        column: x => x.officer_id,
                        principalTable: "officers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "outbox_attempts",
                columns: table => new
                {
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    failure = table.Column<string>(type: "text", nullable: true),
                    recipient = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox_attempts", x => new { x.message_id, x.number });
                    table.ForeignKey(
                        name: "fk_outbox_attempts_outbox_message_id",
                        column: x => x.message_id,
                        principalTable: "outbox",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "queue_days",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    waiting = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_queue_days", x => x.day);
                });

            migrationBuilder.CreateTable(
                name: "step_histories",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false),
                    packed = table.Column<byte[]>(type: "bytea", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_step_histories", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "submissions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    presented_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    acknowledge_limit = table.Column<string>(type: "text", nullable: false),
                    calendar_version = table.Column<string>(type: "text", nullable: false),
                    acknowledge_due_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    acknowledged_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    breaches = table.Column<int>(type: "integer", nullable: false),
                    next_alert_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    portal = table.Column<string>(type: "text", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: false),
                    procedure_code = table.Column<string>(type: "text", nullable: false),
                    procedure_name = table.Column<string>(type: "text", nullable: false),
                    case_key = table.Column<string>(type: "text", nullable: false),
                    receiving_unit = table.Column<string>(type: "text", nullable: false),
                    applicant_name = table.Column<string>(type: "text", nullable: false),
                    applicant_identity = table.Column<string>(type: "text", nullable: false),
                    applicant_phone = table.Column<string>(type: "text", nullable: false),
                    applicant_address = table.Column<string>(type: "text", nullable: false),
                    applicant_email = table.Column<string>(type: "text", nullable: true),
                    declaration = table.Column<string>(type: "text", nullable: false),
                    attachments = table.Column<string>(type: "text", nullable: false),
                    search_text = table.Column<string>(type: "text", nullable: false),
                    submitted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    arrived_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: true),
                    supplement_count = table.Column<int>(type: "integer", nullable: false),
                    supplement_due_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    history_count = table.Column<int>(type: "integer", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_submissions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "webhook_subscriptions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    url = table.Column<string>(type: "text", nullable: false),
                    kinds = table.Column<string>(type: "text", nullable: false),
                    protected_secret = table.Column<string>(type: "text", nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhook_subscriptions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "calendar_moves",
                columns: table => new
                {
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    dossier_code = table.Column<string>(type: "text", nullable: false),
                    unit_code = table.Column<string>(type: "text", nullable: false),
                    due_before = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    due_after = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    remaining_before = table.Column<int>(type: "integer", nullable: true),
                    remaining_after = table.Column<int>(type: "integer", nullable: true),
                    steps_moved = table.Column<int>(type: "integer", nullable: false),
                    steps = table.Column<string>(type: "text", nullable: true),
                    failure = table.Column<string>(type: "text", nullable: true),
                    failure_vi = table.Column<string>(type: "text", nullable: true),
                    failure_en = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_moves", x => new { x.run_id, x.dossier_id });
                    table.ForeignKey(
                        name: "fk_calendar_moves_calendar_runs_run_id",
                        column: x => x.run_id,
                        principalTable: "calendar_runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "submission_history",
                columns: table => new
                {
                    submission_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    verb = table.Column<string>(type: "text", nullable: false),
                    actor_id = table.Column<string>(type: "text", nullable: false),
                    unit_code = table.Column<string>(type: "text", nullable: false),
                    acknowledge_due_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    legal_basis = table.Column<string>(type: "text", nullable: true),
                    slip = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_submission_history", x => new { x.submission_id, x.sequence });
                    table.ForeignKey(
                        name: "fk_submission_history_submissions_submission_id",
                        column: x => x.submission_id,
                        principalTable: "submissions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_channel_next_attempt_at_id",
                table: "outbox",
                columns: new[] { "channel", "next_attempt_at", "id" },
                filter: "next_attempt_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_created_at_id",
                table: "outbox",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_dossier_id_sequence",
                table: "outbox",
                columns: new[] { "dossier_id", "sequence" },
                unique: true,
                filter: "sequence IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_id",
                table: "dossiers",
                column: "id",
                filter: "closed_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_processing_ended_at_id",
                table: "dossiers",
                columns: new[] { "processing_ended_at", "id" },
                filter: "processing_ended_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_calendar_runs_draft_id",
                table: "calendar_runs",
                column: "draft_id");

            migrationBuilder.CreateIndex(
                name: "ix_calendar_runs_state",
                table: "calendar_runs",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_attempts_at",
                table: "outbox_attempts",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_submissions_dossier_id",
                table: "submissions",
                column: "dossier_id",
                unique: true,
                filter: "dossier_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_submissions_next_alert_at_id",
                table: "submissions",
                columns: new[] { "next_alert_at", "id" },
                filter: "next_alert_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_submissions_portal_acknowledge_due_at_id",
                table: "submissions",
                columns: new[] { "portal", "acknowledge_due_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_submissions_receiving_unit_state_acknowledge_due_at_id",
                table: "submissions",
                columns: new[] { "receiving_unit", "state", "acknowledge_due_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_tasks_next_alert_at_id",
                table: "tasks",
                columns: new[] { "next_alert_at", "id" },
                filter: "next_alert_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_next_alert_at_id",
                table: "dossiers",
                columns: new[] { "next_alert_at", "id" },
                filter: "next_alert_at IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_tasks_next_alert_at_id",
                table: "tasks");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_next_alert_at_id",
                table: "dossiers");

            migrationBuilder.DropTable(
                name: "calendar_drafts");

            migrationBuilder.DropTable(
                name: "calendar_moves");

            migrationBuilder.DropTable(
                name: "calendar_publications");

            migrationBuilder.DropTable(
                name: "forecast_scores");

            migrationBuilder.DropTable(
                name: "notice_preferences");

            migrationBuilder.DropTable(
                name: "outbox_attempts");

            migrationBuilder.DropTable(
                name: "queue_days");

            migrationBuilder.DropTable(
                name: "step_histories");

            migrationBuilder.DropTable(
                name: "submission_history");

            migrationBuilder.DropTable(
                name: "webhook_subscriptions");

            migrationBuilder.DropTable(
                name: "calendar_runs");

            migrationBuilder.DropTable(
                name: "submissions");

            migrationBuilder.DropIndex(
                name: "ix_outbox_channel_next_attempt_at_id",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "ix_outbox_created_at_id",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "ix_outbox_dossier_id_sequence",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_id",
                table: "dossiers");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_processing_ended_at_id",
                table: "dossiers");

            migrationBuilder.DropColumn(
                name: "calendar_version",
                table: "tasks");

            migrationBuilder.DropColumn(
                name: "timeliness",
                table: "tasks");

            migrationBuilder.DropColumn(
                name: "details",
                table: "reminders");

            migrationBuilder.DropColumn(
                name: "recipient_id",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "unit_code",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "email",
                table: "officers");

            migrationBuilder.DropColumn(
                name: "phone",
                table: "officers");

            migrationBuilder.DropColumn(
                name: "appointed_at",
                table: "dossiers");

            migrationBuilder.DropColumn(
                name: "extension_count",
                table: "dossiers");

            migrationBuilder.DropColumn(
                name: "resume_policy",
                table: "dossiers");

            migrationBuilder.DropColumn(
                name: "stopped_at",
                table: "dossiers");

            migrationBuilder.DropColumn(
                name: "suspended_at",
                table: "dossiers");

            migrationBuilder.DropColumn(
                name: "timeliness",
                table: "dossiers");

            migrationBuilder.DropColumn(
                name: "document",
                table: "clock_facts");

            migrationBuilder.DropColumn(
                name: "legal_basis",
                table: "clock_facts");

            migrationBuilder.DropColumn(
                name: "promised_at",
                table: "clock_facts");

            migrationBuilder.DropColumn(
                name: "task_id",
                table: "clock_facts");

            migrationBuilder.AddColumn<bool>(
                name: "is_late",
                table: "tasks",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.DropColumn(
                name: "is_uncounted",
                table: "tasks");

            migrationBuilder.AddColumn<string>(
                name: "working_hours",
                table: "units",
                type: "text",
                nullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "dossier_id",
                table: "reminders",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.AlterColumn<int>(
                name: "sequence",
                table: "outbox",
                type: "integer",
                nullable: false,
                defaultValue: 0,
                oldClrType: typeof(int),
                oldType: "integer",
                oldNullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "dossier_id",
                table: "outbox",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_outbox_dossier_id_sequence",
                table: "outbox",
                columns: new[] { "dossier_id", "sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outbox_next_attempt_at_id",
                table: "outbox",
                columns: new[] { "next_attempt_at", "id" },
                filter: "next_attempt_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_calendars_published_at",
                table: "calendars",
                column: "published_at");

            migrationBuilder.CreateIndex(
                name: "ix_tasks_next_alert_at",
                table: "tasks",
                column: "next_alert_at",
                filter: "next_alert_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_next_alert_at",
                table: "dossiers",
                column: "next_alert_at",
                filter: "next_alert_at IS NOT NULL");
        }
    }
}
