using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflow.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Studio : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_versions_procedure_code_meaning",
                table: "versions");

            migrationBuilder.AddColumn<string>(
                name: "approved_by",
                table: "versions",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "decision_number",
                table: "versions",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "effective_at",
                table: "versions",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<bool>(
                name: "is_scheduled",
                table: "versions",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "withdrawn_at",
                table: "versions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "process_drafts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    definition_id = table.Column<string>(type: "text", nullable: false),
                    based_on = table.Column<Guid>(type: "uuid", nullable: true),
                    procedure_code = table.Column<string>(type: "text", nullable: true),
                    process = table.Column<string>(type: "text", nullable: true),
                    specification = table.Column<string>(type: "text", nullable: true),
                    name = table.Column<string>(type: "text", nullable: false),
                    description = table.Column<string>(type: "text", nullable: true),
                    document = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    changed_by = table.Column<string>(type: "text", nullable: false),
                    changed_in = table.Column<string>(type: "text", nullable: false),
                    saves = table.Column<int>(type: "integer", nullable: false),
                    same_hand_since = table.Column<int>(type: "integer", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_process_drafts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "process_versions",
                columns: table => new
                {
                    version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    process = table.Column<string>(type: "text", nullable: false),
                    procedure_code = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    definition_id = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    description = table.Column<string>(type: "text", nullable: true),
                    activity_type = table.Column<string>(type: "text", nullable: true),
                    published_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    is_latest = table.Column<bool>(type: "boolean", nullable: false),
                    is_current = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_process_versions", x => new { x.version_id, x.process });
                    table.ForeignKey(
                        name: "fk_process_versions_versions_version_id",
                        column: x => x.version_id,
                        principalTable: "versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "proposals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    procedure_code = table.Column<string>(type: "text", nullable: false),
                    package = table.Column<string>(type: "text", nullable: false),
                    definition_id = table.Column<string>(type: "text", nullable: true),
                    draft_saves = table.Column<int>(type: "integer", nullable: true),
                    drawn_by = table.Column<string>(type: "text", nullable: true),
                    decision_number = table.Column<string>(type: "text", nullable: true),
                    effective_from = table.Column<DateOnly>(type: "date", nullable: true),
                    overrun_reason = table.Column<string>(type: "text", nullable: true),
                    proposed_by = table.Column<string>(type: "text", nullable: false),
                    proposed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    decided_by = table.Column<string>(type: "text", nullable: true),
                    decided_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    version_id = table.Column<Guid>(type: "uuid", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_proposals", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "publication_acts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    procedure_code = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: true),
                    verb = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    note = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_publication_acts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "side_drafts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    definition_id = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    document = table.Column<string>(type: "text", nullable: false),
                    saved_by = table.Column<string>(type: "text", nullable: false),
                    saved_in = table.Column<string>(type: "text", nullable: false),
                    saved_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    kept_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_side_drafts", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_received_at_id",
                table: "dossiers",
                columns: new[] { "received_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_versions_effective_at",
                table: "versions",
                column: "effective_at",
                filter: "is_scheduled");

            migrationBuilder.CreateIndex(
                name: "ix_versions_procedure_code_meaning",
                table: "versions",
                columns: new[] { "procedure_code", "meaning" },
                unique: true,
                filter: "restored_from IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_process_drafts_definition_id",
                table: "process_drafts",
                column: "definition_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_process_drafts_procedure_code",
                table: "process_drafts",
                column: "procedure_code");

            migrationBuilder.CreateIndex(
                name: "ix_process_versions_activity_type",
                table: "process_versions",
                column: "activity_type",
                filter: "is_current AND activity_type IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_process_versions_definition_id",
                table: "process_versions",
                column: "definition_id",
                filter: "is_current");

            migrationBuilder.CreateIndex(
                name: "ix_process_versions_definition_id_number",
                table: "process_versions",
                columns: new[] { "definition_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_process_versions_name_definition_id",
                table: "process_versions",
                columns: new[] { "name", "definition_id" },
                filter: "is_latest");

            migrationBuilder.CreateIndex(
                name: "ix_process_versions_procedure_code",
                table: "process_versions",
                column: "procedure_code",
                filter: "is_latest OR is_current");

            migrationBuilder.CreateIndex(
                name: "ix_proposals_procedure_code_proposed_at",
                table: "proposals",
                columns: new[] { "procedure_code", "proposed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_proposals_proposed_at",
                table: "proposals",
                column: "proposed_at",
                filter: "state = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_publication_acts_procedure_code_at",
                table: "publication_acts",
                columns: new[] { "procedure_code", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_side_drafts_definition_id_saved_at",
                table: "side_drafts",
                columns: new[] { "definition_id", "saved_at" });

            migrationBuilder.CreateIndex(
                name: "ix_side_drafts_kept_until",
                table: "side_drafts",
                column: "kept_until");

            // What was published is listed by its definitions; of old versions nobody needs the type that they were as activities.
            migrationBuilder.Sql(
                """
                INSERT INTO process_versions (version_id, process, procedure_code, number, definition_id, name, description, activity_type, published_at, is_latest, is_current)
                SELECT v.id, p.key, v.procedure_code, v.number, COALESCE(p.value::json ->> 'definitionId', p.value::json ->> 'id', ''), COALESCE(p.value::json ->> 'name', ''),
                    NULLIF(p.value::json ->> 'description', ''), (SELECT d.activity_type FROM published_definitions d WHERE d.version_id = v.id AND d.process = p.key), v.published_at, FALSE,
                    COALESCE(v.id = (SELECT c.current_version_id FROM procedures c WHERE c.code = v.procedure_code), FALSE)
                FROM versions v CROSS JOIN LATERAL json_each_text(v.package::json -> 'processes') p(key, value) WHERE v.package LIKE '{%' ON CONFLICT DO NOTHING;
                UPDATE process_versions SET is_latest = TRUE
                WHERE NOT EXISTS (SELECT 1 FROM process_versions l WHERE l.definition_id = process_versions.definition_id AND l.number > process_versions.number);
                UPDATE versions SET approved_by = published_by, effective_at = published_at;
                """);
            migrationBuilder.Sql("DROP TABLE published_definitions");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "process_drafts");

            migrationBuilder.DropTable(
                name: "process_versions");

            migrationBuilder.DropTable(
                name: "proposals");

            migrationBuilder.DropTable(
                name: "publication_acts");

            migrationBuilder.DropTable(
                name: "side_drafts");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_received_at_id",
                table: "dossiers");

            migrationBuilder.DropIndex(
                name: "ix_versions_effective_at",
                table: "versions");

            migrationBuilder.DropIndex(
                name: "ix_versions_procedure_code_meaning",
                table: "versions");

            migrationBuilder.DropColumn(
                name: "approved_by",
                table: "versions");

            migrationBuilder.DropColumn(
                name: "decision_number",
                table: "versions");

            migrationBuilder.DropColumn(
                name: "effective_at",
                table: "versions");

            migrationBuilder.DropColumn(
                name: "is_scheduled",
                table: "versions");

            migrationBuilder.DropColumn(
                name: "withdrawn_at",
                table: "versions");

            migrationBuilder.CreateTable(
                name: "published_definitions",
                columns: table => new
                {
                    procedure_code = table.Column<string>(type: "text", nullable: false),
                    process = table.Column<string>(type: "text", nullable: false),
                    activity_type = table.Column<string>(type: "text", nullable: true),
                    definition_id = table.Column<string>(type: "text", nullable: false),
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

            migrationBuilder.CreateIndex(
                name: "ix_versions_procedure_code_meaning",
                table: "versions",
                columns: new[] { "procedure_code", "meaning" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_published_definitions_activity_type",
                table: "published_definitions",
                column: "activity_type",
                filter: "activity_type IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_published_definitions_definition_id",
                table: "published_definitions",
                column: "definition_id");
        }
    }
}
