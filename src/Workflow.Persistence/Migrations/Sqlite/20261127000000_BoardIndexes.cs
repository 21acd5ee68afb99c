using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflow.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class BoardIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_tasks_board",
                table: "tasks");

            migrationBuilder.CreateIndex(
                name: "ix_tasks_board",
                table: "tasks",
                columns: new[] { "unit_code", "procedure_name", "assignee_id", "limit", "has_own_deadline", "due_at", "state" },
                filter: "state = 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_open_by_binding",
                table: "dossiers",
                columns: new[] { "binding_at", "id", "state", "stopped_at", "competent_unit", "receiving_unit", "processing_ended_at" },
                filter: "processing_ended_at IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_tasks_board",
                table: "tasks");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_open_by_binding",
                table: "dossiers");

            migrationBuilder.CreateIndex(
                name: "ix_tasks_board",
                table: "tasks",
                columns: new[] { "unit_code", "assignee_id", "limit", "procedure_name", "has_own_deadline", "due_at", "state" },
                filter: "state = 'Open'");
        }
    }
}
