using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflow.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Reports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_tasks_board",
                table: "tasks");

            migrationBuilder.DropIndex(
                name: "ix_tasks_open_by_unit",
                table: "tasks");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_board",
                table: "dossiers");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_processing_ended_at_id",
                table: "dossiers");

            migrationBuilder.AddColumn<int>(
                name: "digitised",
                table: "day_tallies",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "electronic_results",
                table: "day_tallies",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "fees_counter",
                table: "day_tallies",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "fees_online",
                table: "day_tallies",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "fees_refunded",
                table: "day_tallies",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "online_with_result",
                table: "day_tallies",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "paid_online",
                table: "day_tallies",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "returned_counter",
                table: "day_tallies",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "returned_online",
                table: "day_tallies",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "returned_post",
                table: "day_tallies",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "reused",
                table: "day_tallies",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "supplements_asked",
                table: "day_tallies",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "taken_minutes",
                table: "day_tallies",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "with_fee",
                table: "day_tallies",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "step_tallies",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    unit_code = table.Column<string>(type: "text", nullable: false),
                    procedure_code = table.Column<string>(type: "text", nullable: false),
                    step_key = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    activity = table.Column<int>(type: "integer", nullable: false),
                    done = table.Column<int>(type: "integer", nullable: false),
                    late = table.Column<int>(type: "integer", nullable: false),
                    sent_back = table.Column<int>(type: "integer", nullable: false),
                    timed = table.Column<int>(type: "integer", nullable: false),
                    taken_minutes = table.Column<long>(type: "bigint", nullable: false),
                    granted_minutes = table.Column<long>(type: "bigint", nullable: false),
                    up_to25 = table.Column<int>(type: "integer", nullable: false),
                    up_to50 = table.Column<int>(type: "integer", nullable: false),
                    up_to75 = table.Column<int>(type: "integer", nullable: false),
                    up_to100 = table.Column<int>(type: "integer", nullable: false),
                    up_to125 = table.Column<int>(type: "integer", nullable: false),
                    beyond = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_step_tallies", x => new { x.day, x.procedure_code, x.unit_code, x.step_key });
                });

            migrationBuilder.CreateIndex(
                name: "ix_tasks_board",
                table: "tasks",
                columns: new[] { "unit_code", "assignee_id", "limit", "procedure_name", "has_own_deadline", "due_at", "state" },
                filter: "state = 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_tasks_open_by_unit",
                table: "tasks",
                columns: new[] { "unit_code", "due_at", "id", "role", "has_own_deadline", "assignee_id" },
                filter: "state = 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_history_payments",
                table: "history",
                columns: new[] { "at", "dossier_id" },
                filter: "verb IN ('PaymentRecorded', 'PaymentRefunded')");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_board",
                table: "dossiers",
                columns: new[] { "competent_unit", "receiving_unit", "procedure_code", "state", "binding_at", "stopped_at", "supplement_count", "id", "processing_ended_at" },
                filter: "processing_ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_board_received",
                table: "dossiers",
                columns: new[] { "receiving_unit", "procedure_code", "state", "binding_at", "stopped_at", "supplement_count", "id", "processing_ended_at" },
                filter: "processing_ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_ended",
                table: "dossiers",
                columns: new[] { "processing_ended_at", "id", "competent_unit", "receiving_unit", "state", "outcome", "delivery", "timeliness" },
                filter: "processing_ended_at IS NOT NULL");

            // What was tallied so far says nothing of services and fees: its days are counted again.
            migrationBuilder.Sql("DELETE FROM tallied_days");
            migrationBuilder.Sql("DELETE FROM day_tallies");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "step_tallies");

            migrationBuilder.DropIndex(
                name: "ix_tasks_board",
                table: "tasks");

            migrationBuilder.DropIndex(
                name: "ix_tasks_open_by_unit",
                table: "tasks");

            migrationBuilder.DropIndex(
                name: "ix_history_payments",
                table: "history");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_board",
                table: "dossiers");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_board_received",
                table: "dossiers");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_ended",
                table: "dossiers");

            migrationBuilder.DropColumn(
                name: "digitised",
                table: "day_tallies");

            migrationBuilder.DropColumn(
                name: "electronic_results",
                table: "day_tallies");

            migrationBuilder.DropColumn(
                name: "fees_counter",
                table: "day_tallies");

            migrationBuilder.DropColumn(
                name: "fees_online",
                table: "day_tallies");

            migrationBuilder.DropColumn(
                name: "fees_refunded",
                table: "day_tallies");

            migrationBuilder.DropColumn(
                name: "online_with_result",
                table: "day_tallies");

            migrationBuilder.DropColumn(
                name: "paid_online",
                table: "day_tallies");

            migrationBuilder.DropColumn(
                name: "returned_counter",
                table: "day_tallies");

            migrationBuilder.DropColumn(
                name: "returned_online",
                table: "day_tallies");

            migrationBuilder.DropColumn(
                name: "returned_post",
                table: "day_tallies");

            migrationBuilder.DropColumn(
                name: "reused",
                table: "day_tallies");

            migrationBuilder.DropColumn(
                name: "supplements_asked",
                table: "day_tallies");

            migrationBuilder.DropColumn(
                name: "taken_minutes",
                table: "day_tallies");

            migrationBuilder.DropColumn(
                name: "with_fee",
                table: "day_tallies");

            migrationBuilder.CreateIndex(
                name: "ix_tasks_board",
                table: "tasks",
                columns: new[] { "unit_code", "procedure_name", "step_key", "assignee_id", "limit", "kind", "due_at", "remaining_minutes" },
                filter: "state = 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_tasks_open_by_unit",
                table: "tasks",
                columns: new[] { "unit_code", "due_at", "id", "role", "has_own_deadline" },
                filter: "state = 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_board",
                table: "dossiers",
                columns: new[] { "competent_unit", "receiving_unit", "procedure_code", "state", "binding_at", "stopped_at", "supplement_count" },
                filter: "processing_ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_processing_ended_at_id",
                table: "dossiers",
                columns: new[] { "processing_ended_at", "id" },
                filter: "processing_ended_at IS NOT NULL");
        }
    }
}
