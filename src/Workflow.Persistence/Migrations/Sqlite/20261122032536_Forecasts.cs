using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflow.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Forecasts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "forecast_scores",
                columns: table => new
                {
                    unit_code = table.Column<string>(type: "TEXT", nullable: false),
                    procedure_code = table.Column<string>(type: "TEXT", nullable: false),
                    month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    band = table.Column<int>(type: "INTEGER", nullable: false),
                    moments = table.Column<int>(type: "INTEGER", nullable: false),
                    dossiers = table.Column<int>(type: "INTEGER", nullable: false),
                    late = table.Column<int>(type: "INTEGER", nullable: false),
                    sum_of_forecasts = table.Column<double>(type: "REAL", nullable: false),
                    error = table.Column<double>(type: "REAL", nullable: false),
                    naive_error = table.Column<double>(type: "REAL", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_forecast_scores", x => new { x.unit_code, x.procedure_code, x.month, x.band });
                });

            migrationBuilder.CreateTable(
                name: "queue_days",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    waiting = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_queue_days", x => x.day);
                });

            migrationBuilder.CreateTable(
                name: "step_histories",
                columns: table => new
                {
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    packed = table.Column<byte[]>(type: "BLOB", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_step_histories", x => x.key);
                });

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_processing_ended_at_id",
                table: "dossiers",
                columns: new[] { "processing_ended_at", "id" },
                filter: "processing_ended_at IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "forecast_scores");

            migrationBuilder.DropTable(
                name: "queue_days");

            migrationBuilder.DropTable(
                name: "step_histories");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_processing_ended_at_id",
                table: "dossiers");
        }
    }
}
