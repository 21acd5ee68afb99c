using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflow.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Triggers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "undelivered",
                table: "incidents",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "correlation_id",
                table: "dossiers",
                type: "text",
                nullable: false,
                defaultValue: "");

            // Until a process says otherwise, a dossier is found by its code.
            migrationBuilder.Sql("UPDATE dossiers SET correlation_id = code");

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
                name: "raised_events");

            migrationBuilder.DropTable(
                name: "triggers");

            migrationBuilder.DropTable(
                name: "work_items");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_correlation_id",
                table: "dossiers");

            migrationBuilder.DropColumn(
                name: "undelivered",
                table: "incidents");

            migrationBuilder.DropColumn(
                name: "correlation_id",
                table: "dossiers");
        }
    }
}
