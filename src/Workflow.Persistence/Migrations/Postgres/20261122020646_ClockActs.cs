using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflow.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ClockActs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "is_late", table: "tasks");

            migrationBuilder.AddColumn<bool>(name: "is_uncounted", table: "tasks", type: "boolean", nullable: false, defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "calendar_version",
                table: "tasks",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "timeliness",
                table: "tasks",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "appointed_at",
                table: "dossiers",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<int>(
                name: "extension_count",
                table: "dossiers",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "resume_policy",
                table: "dossiers",
                type: "text",
                nullable: false,
                defaultValue: "Continue");

            migrationBuilder.AddColumn<DateTime>(
                name: "stopped_at",
                table: "dossiers",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "suspended_at",
                table: "dossiers",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "timeliness",
                table: "dossiers",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "document",
                table: "clock_facts",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "legal_basis",
                table: "clock_facts",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "promised_at",
                table: "clock_facts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "task_id",
                table: "clock_facts",
                type: "uuid",
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

            migrationBuilder.AddColumn<bool>(name: "is_late", table: "tasks", type: "boolean", nullable: false, defaultValue: false);
        }
    }
}
