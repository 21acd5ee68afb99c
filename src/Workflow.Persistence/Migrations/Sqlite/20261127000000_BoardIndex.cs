using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflow.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class BoardIndex : Migration
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_tasks_board",
                table: "tasks");

            migrationBuilder.CreateIndex(
                name: "ix_tasks_board",
                table: "tasks",
                columns: new[] { "unit_code", "assignee_id", "limit", "procedure_name", "has_own_deadline", "due_at", "state" },
                filter: "state = 'Open'");
        }
    }
}
