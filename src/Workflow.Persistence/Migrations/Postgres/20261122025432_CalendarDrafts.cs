using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflow.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class CalendarDrafts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_calendars_published_at",
                table: "calendars");

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

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_id",
                table: "dossiers",
                column: "id",
                filter: "closed_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_calendar_runs_draft_id",
                table: "calendar_runs",
                column: "draft_id");

            migrationBuilder.CreateIndex(
                name: "ix_calendar_runs_state",
                table: "calendar_runs",
                column: "state");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "calendar_drafts");

            migrationBuilder.DropTable(
                name: "calendar_moves");

            migrationBuilder.DropTable(
                name: "calendar_publications");

            migrationBuilder.DropTable(
                name: "calendar_runs");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_id",
                table: "dossiers");

            migrationBuilder.CreateIndex(
                name: "ix_calendars_published_at",
                table: "calendars",
                column: "published_at");
        }
    }
}
