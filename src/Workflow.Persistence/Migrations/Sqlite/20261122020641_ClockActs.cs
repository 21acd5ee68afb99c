using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflow.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ClockActs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "is_late", table: "tasks");

            migrationBuilder.AddColumn<bool>(name: "is_uncounted", table: "tasks", type: "INTEGER", nullable: false, defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "calendar_version",
                table: "tasks",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "timeliness",
                table: "tasks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "appointed_at",
                table: "dossiers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "extension_count",
                table: "dossiers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "resume_policy",
                table: "dossiers",
                type: "TEXT",
                nullable: false,
                defaultValue: "Continue");

            migrationBuilder.AddColumn<long>(
                name: "stopped_at",
                table: "dossiers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "suspended_at",
                table: "dossiers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "timeliness",
                table: "dossiers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "document",
                table: "clock_facts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "legal_basis",
                table: "clock_facts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "promised_at",
                table: "clock_facts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "task_id",
                table: "clock_facts",
                type: "BLOB",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "calendar_version",
                table: "tasks");

            migrationBuilder.DropColumn(
                name: "timeliness",
                table: "tasks");

            migrationBuilder.DropColumn(
                name: "appointed_at",
                table: "dossiers");

            migrationBuilder.DropColumn(
                name: "extension_count",
                table: "dossiers");

            migrationBuilder.DropColumn(
                name: "resume_policy",
                table: "dossiers");

            migrationBuilder.DropColumn(
                name: "stopped_at",
                table: "dossiers");

            migrationBuilder.DropColumn(
                name: "suspended_at",
                table: "dossiers");

            migrationBuilder.DropColumn(
                name: "timeliness",
                table: "dossiers");

            migrationBuilder.DropColumn(
                name: "document",
                table: "clock_facts");

            migrationBuilder.DropColumn(
                name: "legal_basis",
                table: "clock_facts");

            migrationBuilder.DropColumn(
                name: "promised_at",
                table: "clock_facts");

            migrationBuilder.DropColumn(
                name: "task_id",
                table: "clock_facts");

            migrationBuilder.DropColumn(name: "is_uncounted", table: "tasks");

            migrationBuilder.AddColumn<bool>(name: "is_late", table: "tasks", type: "INTEGER", nullable: false, defaultValue: false);
        }
    }
}
