using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflow.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RatingsAndSignatures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "carries_signature",
                table: "uploads",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "carries_signature",
                table: "dossier_documents",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "signed_results",
                table: "day_tallies",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "ratings",
                columns: table => new
                {
                    dossier_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    score = table.Column<string>(type: "TEXT", nullable: false),
                    comment = table.Column<string>(type: "TEXT", nullable: true),
                    first_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ending = table.Column<string>(type: "TEXT", nullable: false),
                    receiving_unit = table.Column<string>(type: "TEXT", nullable: false),
                    competent_unit = table.Column<string>(type: "TEXT", nullable: false),
                    procedure_code = table.Column<string>(type: "TEXT", nullable: false),
                    received_by = table.Column<string>(type: "TEXT", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ratings", x => x.dossier_id);
                    table.ForeignKey(
                        name: "fk_ratings_dossiers_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossiers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_ratings_ended",
                table: "ratings",
                columns: new[] { "ended_at", "competent_unit", "receiving_unit", "procedure_code", "ending", "score" });

            migrationBuilder.CreateIndex(
                name: "ix_ratings_given",
                table: "ratings",
                columns: new[] { "first_at", "competent_unit", "receiving_unit", "procedure_code", "received_by", "score" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ratings");

            migrationBuilder.DropColumn(
                name: "carries_signature",
                table: "uploads");

            migrationBuilder.DropColumn(
                name: "carries_signature",
                table: "dossier_documents");

            migrationBuilder.DropColumn(
                name: "signed_results",
                table: "day_tallies");
        }
    }
}
