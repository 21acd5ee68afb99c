using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflow.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Children : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "awaited",
                table: "dossiers",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "generation",
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
                name: "ix_published_definitions_activity_type",
                table: "published_definitions",
                column: "activity_type",
                filter: "activity_type IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_published_definitions_definition_id",
                table: "published_definitions",
                column: "definition_id");

            migrationBuilder.AddForeignKey(
                name: "fk_dossiers_dossiers_parent_id",
                table: "dossiers",
                column: "parent_id",
                principalTable: "dossiers",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_dossiers_dossiers_parent_id",
                table: "dossiers");

            migrationBuilder.DropTable(
                name: "errands");

            migrationBuilder.DropTable(
                name: "published_definitions");

            migrationBuilder.DropTable(
                name: "version_references");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_parent_id",
                table: "dossiers");

            migrationBuilder.DropColumn(
                name: "awaited",
                table: "dossiers");

            migrationBuilder.DropColumn(
                name: "generation",
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
        }
    }
}
