using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflow.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Channels : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_outbox_dossier_id_sequence",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "ix_outbox_next_attempt_at_id",
                table: "outbox");

            migrationBuilder.AlterColumn<int>(
                name: "sequence",
                table: "outbox",
                type: "integer",
                nullable: true,
                oldClrType: typeof(int),
                oldType: "integer");

            migrationBuilder.AlterColumn<Guid>(
                name: "dossier_id",
                table: "outbox",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<string>(
                name: "recipient_id",
                table: "outbox",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "unit_code",
                table: "outbox",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "email",
                table: "officers",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "phone",
                table: "officers",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "notice_preferences",
                columns: table => new
                {
                    officer_id = table.Column<string>(type: "text", nullable: false),
                    in_english = table.Column<bool>(type: "boolean", nullable: false),
                    mail = table.Column<string>(type: "text", nullable: false),
                    sms = table.Column<string>(type: "text", nullable: false),
                    quiet_from = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    quiet_until = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notice_preferences", x => x.officer_id);
                    table.ForeignKey(
                        name: "fk_notice_preferences_officers_officer_id",
                        column: x => x.officer_id,
                        principalTable: "officers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "outbox_attempts",
                columns: table => new
                {
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    failure = table.Column<string>(type: "text", nullable: true),
                    recipient = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox_attempts", x => new { x.message_id, x.number });
                    table.ForeignKey(
                        name: "fk_outbox_attempts_outbox_message_id",
                        column: x => x.message_id,
                        principalTable: "outbox",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "webhook_subscriptions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    url = table.Column<string>(type: "text", nullable: false),
                    kinds = table.Column<string>(type: "text", nullable: false),
                    protected_secret = table.Column<string>(type: "text", nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhook_subscriptions", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_channel_next_attempt_at_id",
                table: "outbox",
                columns: new[] { "channel", "next_attempt_at", "id" },
                filter: "next_attempt_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_created_at_id",
                table: "outbox",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_dossier_id_sequence",
                table: "outbox",
                columns: new[] { "dossier_id", "sequence" },
                unique: true,
                filter: "sequence IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_attempts_at",
                table: "outbox_attempts",
                column: "at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "notice_preferences");

            migrationBuilder.DropTable(
                name: "outbox_attempts");

            migrationBuilder.DropTable(
                name: "webhook_subscriptions");

            migrationBuilder.DropIndex(
                name: "ix_outbox_channel_next_attempt_at_id",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "ix_outbox_created_at_id",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "ix_outbox_dossier_id_sequence",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "recipient_id",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "unit_code",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "email",
                table: "officers");

            migrationBuilder.DropColumn(
                name: "phone",
                table: "officers");

            migrationBuilder.AlterColumn<int>(
                name: "sequence",
                table: "outbox",
                type: "integer",
                nullable: false,
                defaultValue: 0,
                oldClrType: typeof(int),
                oldType: "integer",
                oldNullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "dossier_id",
                table: "outbox",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_outbox_dossier_id_sequence",
                table: "outbox",
                columns: new[] { "dossier_id", "sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outbox_next_attempt_at_id",
                table: "outbox",
                columns: new[] { "next_attempt_at", "id" },
                filter: "next_attempt_at IS NOT NULL");
        }
    }
}
