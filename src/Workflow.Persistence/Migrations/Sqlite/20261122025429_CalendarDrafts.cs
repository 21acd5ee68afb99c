using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflow.Persistence.Migrations.Sqlite
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
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    json = table.Column<string>(type: "TEXT", nullable: false),
                    changed_by = table.Column<string>(type: "TEXT", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_drafts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "calendar_publications",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<string>(type: "TEXT", nullable: false),
                    version_before = table.Column<string>(type: "TEXT", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    run_id = table.Column<byte[]>(type: "BLOB", nullable: true)
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
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    draft_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    draft_revision = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<string>(type: "TEXT", nullable: false),
                    version_before = table.Column<string>(type: "TEXT", nullable: false),
                    json = table.Column<string>(type: "TEXT", nullable: true),
                    started_by = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    total = table.Column<int>(type: "INTEGER", nullable: false),
                    looked = table.Column<int>(type: "INTEGER", nullable: false),
                    moved = table.Column<int>(type: "INTEGER", nullable: false),
                    steps_moved = table.Column<int>(type: "INTEGER", nullable: false),
                    failed = table.Column<int>(type: "INTEGER", nullable: false),
                    after = table.Column<byte[]>(type: "BLOB", nullable: true),
                    lease_until = table.Column<long>(type: "INTEGER", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_runs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "calendar_moves",
                columns: table => new
                {
                    run_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    dossier_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    dossier_code = table.Column<string>(type: "TEXT", nullable: false),
                    unit_code = table.Column<string>(type: "TEXT", nullable: false),
                    due_before = table.Column<long>(type: "INTEGER", nullable: false),
                    due_after = table.Column<long>(type: "INTEGER", nullable: true),
                    remaining_before = table.Column<int>(type: "INTEGER", nullable: true),
                    remaining_after = table.Column<int>(type: "INTEGER", nullable: true),
                    steps_moved = table.Column<int>(type: "INTEGER", nullable: false),
                    steps = table.Column<string>(type: "TEXT", nullable: true),
                    failure = table.Column<string>(type: "TEXT", nullable: true),
                    failure_vi = table.Column<string>(type: "TEXT", nullable: true),
                    failure_en = table.Column<string>(type: "TEXT", nullable: true)
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
