using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflow.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Nesting : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "frame",
                table: "tasks",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "frame",
                table: "incidents",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "undelivered",
                table: "incidents",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "awaited",
                table: "dossiers",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "correlation_id",
                table: "dossiers",
                type: "text",
                nullable: false,
                defaultValue: "");

            // Until a process says otherwise, a dossier is found by its code.
            migrationBuilder.Sql("UPDATE dossiers SET correlation_id = code");

            migrationBuilder.AddColumn<int>(
                name: "generation",
                table: "dossiers",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "message_count",
                table: "dossiers",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "parent_activity",
                table: "dossiers",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "parent_frame",
                table: "dossiers",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "parent_id",
                table: "dossiers",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "errands",
                columns: table => new
                {
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: false),
                    activity = table.Column<int>(type: "integer", nullable: false),
                    frame = table.Column<int>(type: "integer", nullable: false),
                    awaited = table.Column<string>(type: "text", nullable: false),
                    version_id = table.Column<Guid>(type: "uuid", nullable: true),
                    process = table.Column<string>(type: "text", nullable: true),
                    correlation_id = table.Column<string>(type: "text", nullable: true),
                    payload = table.Column<string>(type: "text", nullable: true),
                    written_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_errands", x => new { x.child_id, x.kind });
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    is_ordered = table.Column<bool>(type: "boolean", nullable: false),
                    most_attempts = table.Column<int>(type: "integer", nullable: false),
                    payload = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    activity = table.Column<int>(type: "integer", nullable: true),
                    frame = table.Column<int>(type: "integer", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    next_attempt_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    leased_by = table.Column<string>(type: "text", nullable: true),
                    last_failure = table.Column<string>(type: "text", nullable: true),
                    settled_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => x.id);
                    table.ForeignKey(
                        name: "fk_outbox_dossiers_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossiers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "published_definitions",
                columns: table => new
                {
                    procedure_code = table.Column<string>(type: "text", nullable: false),
                    process = table.Column<string>(type: "text", nullable: false),
                    definition_id = table.Column<string>(type: "text", nullable: false),
                    activity_type = table.Column<string>(type: "text", nullable: true),
                    version_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_published_definitions", x => new { x.procedure_code, x.process });
                    table.ForeignKey(
                        name: "fk_published_definitions_procedures_procedure_code",
                        column: x => x.procedure_code,
                        principalTable: "procedures",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "raised_events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    correlation_id = table.Column<string>(type: "text", nullable: true),
                    payload = table.Column<string>(type: "text", nullable: true),
                    raised_by = table.Column<string>(type: "text", nullable: false),
                    raised_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    hops = table.Column<int>(type: "integer", nullable: false),
                    reached_through = table.Column<Guid>(type: "uuid", nullable: true),
                    reached = table.Column<int>(type: "integer", nullable: false),
                    started = table.Column<int>(type: "integer", nullable: false),
                    next_look_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    delivered_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_raised_events", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "triggers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    procedure_code = table.Column<string>(type: "text", nullable: false),
                    version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    process = table.Column<string>(type: "text", nullable: false),
                    activity = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    next_fire_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_triggers", x => x.id);
                    table.ForeignKey(
                        name: "fk_triggers_versions_version_id",
                        column: x => x.version_id,
                        principalTable: "versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "version_references",
                columns: table => new
                {
                    version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    definition_id = table.Column<string>(type: "text", nullable: false),
                    pinned_version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    process = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_version_references", x => new { x.version_id, x.definition_id });
                    table.ForeignKey(
                        name: "fk_version_references_versions_pinned_version_id",
                        column: x => x.pinned_version_id,
                        principalTable: "versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_version_references_versions_version_id",
                        column: x => x.version_id,
                        principalTable: "versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "waits",
                columns: table => new
                {
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    activity = table.Column<int>(type: "integer", nullable: false),
                    frame = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    due_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    opened_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_waits", x => new { x.dossier_id, x.activity, x.frame, x.kind, x.key });
                    table.ForeignKey(
                        name: "fk_waits_dossiers_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossiers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            // Dossiers that wait for an event when the service is updated go on waiting.
            migrationBuilder.Sql(
                "INSERT INTO waits (dossier_id, activity, frame, kind, key, due_at, opened_at) " +
                "SELECT dossier_id, activity, 0, 'Event', name, NULL, opened_at FROM event_waits");

            migrationBuilder.DropTable(
                name: "event_waits");

            migrationBuilder.CreateTable(
                name: "work_items",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    activity = table.Column<int>(type: "integer", nullable: false),
                    frame = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    payload = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    available_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    leased_by = table.Column<string>(type: "text", nullable: true),
                    lease_key = table.Column<string>(type: "text", nullable: true),
                    leased_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    last_failure = table.Column<string>(type: "text", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_work_items", x => x.id);
                    table.ForeignKey(
                        name: "fk_work_items_dossiers_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossiers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_correlation_id",
                table: "dossiers",
                column: "correlation_id");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_parent_id",
                table: "dossiers",
                column: "parent_id",
                filter: "parent_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_errands_parent_id",
                table: "errands",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "ix_errands_written_at_child_id",
                table: "errands",
                columns: new[] { "written_at", "child_id" });

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
                name: "ix_outbox_settled_at",
                table: "outbox",
                column: "settled_at",
                filter: "settled_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_settled_at_id",
                table: "outbox",
                columns: new[] { "settled_at", "id" },
                filter: "state = 'Dead'");

            migrationBuilder.CreateIndex(
                name: "ix_published_definitions_activity_type",
                table: "published_definitions",
                column: "activity_type",
                filter: "activity_type IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_published_definitions_definition_id",
                table: "published_definitions",
                column: "definition_id");

            migrationBuilder.CreateIndex(
                name: "ix_raised_events_delivered_at",
                table: "raised_events",
                column: "delivered_at",
                filter: "delivered_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_raised_events_next_look_at_id",
                table: "raised_events",
                columns: new[] { "next_look_at", "id" },
                filter: "next_look_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_triggers_kind_key",
                table: "triggers",
                columns: new[] { "kind", "key" });

            migrationBuilder.CreateIndex(
                name: "ix_triggers_next_fire_at_id",
                table: "triggers",
                columns: new[] { "next_fire_at", "id" },
                filter: "next_fire_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_triggers_procedure_code",
                table: "triggers",
                column: "procedure_code");

            migrationBuilder.CreateIndex(
                name: "ix_waits_due_at",
                table: "waits",
                column: "due_at",
                filter: "due_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_waits_kind_key_dossier_id",
                table: "waits",
                columns: new[] { "kind", "key", "dossier_id" });

            migrationBuilder.CreateIndex(
                name: "ix_work_items_dossier_id",
                table: "work_items",
                column: "dossier_id");

            migrationBuilder.CreateIndex(
                name: "ix_work_items_leased_by_lease_key",
                table: "work_items",
                columns: new[] { "leased_by", "lease_key" },
                filter: "lease_key IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_work_items_name_available_at_id",
                table: "work_items",
                columns: new[] { "name", "available_at", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "errands");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "published_definitions");

            migrationBuilder.DropTable(
                name: "raised_events");

            migrationBuilder.DropTable(
                name: "triggers");

            migrationBuilder.DropTable(
                name: "version_references");

            migrationBuilder.DropTable(
                name: "waits");

            migrationBuilder.DropTable(
                name: "work_items");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_correlation_id",
                table: "dossiers");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_parent_id",
                table: "dossiers");

            migrationBuilder.DropColumn(
                name: "frame",
                table: "tasks");

            migrationBuilder.DropColumn(
                name: "frame",
                table: "incidents");

            migrationBuilder.DropColumn(
                name: "undelivered",
                table: "incidents");

            migrationBuilder.DropColumn(
                name: "awaited",
                table: "dossiers");

            migrationBuilder.DropColumn(
                name: "correlation_id",
                table: "dossiers");

            migrationBuilder.DropColumn(
                name: "generation",
                table: "dossiers");

            migrationBuilder.DropColumn(
                name: "message_count",
                table: "dossiers");

            migrationBuilder.DropColumn(
                name: "parent_activity",
                table: "dossiers");

            migrationBuilder.DropColumn(
                name: "parent_frame",
                table: "dossiers");

            migrationBuilder.DropColumn(
                name: "parent_id",
                table: "dossiers");

            migrationBuilder.CreateTable(
                name: "event_waits",
                columns: table => new
                {
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    activity = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    opened_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event_waits", x => new { x.dossier_id, x.activity });
                    table.ForeignKey(
                        name: "fk_event_waits_dossiers_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossiers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_event_waits_name_dossier_id",
                table: "event_waits",
                columns: new[] { "name", "dossier_id" });
        }
    }
}
