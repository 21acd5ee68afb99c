using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflow.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Waits : Migration
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

            migrationBuilder.CreateIndex(
                name: "ix_waits_due_at",
                table: "waits",
                column: "due_at",
                filter: "due_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_waits_kind_key_dossier_id",
                table: "waits",
                columns: new[] { "kind", "key", "dossier_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "waits");

            migrationBuilder.DropColumn(
                name: "frame",
                table: "tasks");

            migrationBuilder.DropColumn(
                name: "frame",
                table: "incidents");

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
