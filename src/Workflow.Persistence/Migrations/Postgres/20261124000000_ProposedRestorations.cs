using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflow.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ProposedRestorations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "note",
                table: "proposals",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "restored_from",
                table: "proposals",
                type: "integer",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "note",
                table: "proposals");

            migrationBuilder.DropColumn(
                name: "restored_from",
                table: "proposals");
        }
    }
}
