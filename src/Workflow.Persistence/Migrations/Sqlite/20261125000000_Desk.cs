using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workflow.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Desk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_tasks_assignee_id_due_at_id",
                table: "tasks");

            migrationBuilder.DropIndex(
                name: "ix_tasks_dossier_id",
                table: "tasks");

            migrationBuilder.DropIndex(
                name: "ix_tasks_role_unit_code_due_at_id",
                table: "tasks");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_received_at_id",
                table: "dossiers");

            migrationBuilder.AddColumn<int>(
                name: "revision",
                table: "units",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "successor_code",
                table: "units",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "acting_for_id",
                table: "tasks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "appointed_at",
                table: "tasks",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "binding_at",
                table: "tasks",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "case_key",
                table: "tasks",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "channel",
                table: "tasks",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "dossier_ended_at",
                table: "tasks",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "dossier_limit",
                table: "tasks",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "dossier_paused_at",
                table: "tasks",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "dossier_remaining_minutes",
                table: "tasks",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "dossier_stopped_at",
                table: "tasks",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "has_clock_moved",
                table: "tasks",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "has_own_deadline",
                table: "tasks",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "is_blocked",
                table: "tasks",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "procedure_code",
                table: "tasks",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "received_at",
                table: "tasks",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "receiving_unit",
                table: "tasks",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "return_reason",
                table: "tasks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "returned_by",
                table: "tasks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "valid_from",
                table: "posts",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<DateOnly>(
                name: "valid_to",
                table: "posts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "revision",
                table: "officers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "acting_for_id",
                table: "history",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "document_count",
                table: "dossiers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "fee_due",
                table: "dossiers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "fee_paid",
                table: "dossiers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "closed_at",
                table: "accounts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.Sql(InboxFacts.OfDossiers);
            migrationBuilder.Sql(InboxFacts.OfReturns);

            migrationBuilder.CreateTable(
                name: "audit",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    actor_id = table.Column<string>(type: "TEXT", nullable: false),
                    unit_code = table.Column<string>(type: "TEXT", nullable: false),
                    verb = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    dossier_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    note = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "clarifications",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    dossier_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    dossier_code = table.Column<string>(type: "TEXT", nullable: false),
                    procedure_code = table.Column<string>(type: "TEXT", nullable: false),
                    procedure_name = table.Column<string>(type: "TEXT", nullable: false),
                    task_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    step_title = table.Column<string>(type: "TEXT", nullable: false),
                    unit_code = table.Column<string>(type: "TEXT", nullable: false),
                    asker_id = table.Column<string>(type: "TEXT", nullable: false),
                    asked_id = table.Column<string>(type: "TEXT", nullable: false),
                    question = table.Column<string>(type: "TEXT", nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    answer = table.Column<string>(type: "TEXT", nullable: true),
                    answered_by = table.Column<string>(type: "TEXT", nullable: true),
                    answered_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clarifications", x => x.id);
                    table.ForeignKey(
                        name: "fk_clarifications_dossiers_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossiers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "counter_slips",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    unit_code = table.Column<string>(type: "TEXT", nullable: false),
                    procedure_code = table.Column<string>(type: "TEXT", nullable: false),
                    procedure_name = table.Column<string>(type: "TEXT", nullable: false),
                    applicant_name = table.Column<string>(type: "TEXT", nullable: false),
                    applicant_address = table.Column<string>(type: "TEXT", nullable: false),
                    applicant_phone = table.Column<string>(type: "TEXT", nullable: false),
                    applicant_email = table.Column<string>(type: "TEXT", nullable: true),
                    items = table.Column<string>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    legal_basis = table.Column<string>(type: "TEXT", nullable: true),
                    issued_by = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_counter_slips", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "day_tallies",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    receiving_unit = table.Column<string>(type: "TEXT", nullable: false),
                    competent_unit = table.Column<string>(type: "TEXT", nullable: false),
                    procedure_code = table.Column<string>(type: "TEXT", nullable: false),
                    received_counter = table.Column<int>(type: "INTEGER", nullable: false),
                    received_online = table.Column<int>(type: "INTEGER", nullable: false),
                    received_post = table.Column<int>(type: "INTEGER", nullable: false),
                    early = table.Column<int>(type: "INTEGER", nullable: false),
                    on_time = table.Column<int>(type: "INTEGER", nullable: false),
                    late = table.Column<int>(type: "INTEGER", nullable: false),
                    refused = table.Column<int>(type: "INTEGER", nullable: false),
                    withdrawn = table.Column<int>(type: "INTEGER", nullable: false),
                    in_time = table.Column<int>(type: "INTEGER", nullable: false),
                    paused_change = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_day_tallies", x => new { x.procedure_code, x.day, x.competent_unit, x.receiving_unit });
                });

            migrationBuilder.CreateTable(
                name: "deputies",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    absent_officer_id = table.Column<string>(type: "TEXT", nullable: false),
                    deputy_officer_id = table.Column<string>(type: "TEXT", nullable: false),
                    first_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    last_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    procedures = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    set_by = table.Column<string>(type: "TEXT", nullable: false),
                    set_at = table.Column<long>(type: "INTEGER", nullable: false),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revoked_by = table.Column<string>(type: "TEXT", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deputies", x => x.id);
                    table.ForeignKey(
                        name: "fk_deputies_officers_absent_officer_id",
                        column: x => x.absent_officer_id,
                        principalTable: "officers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_deputies_officers_deputy_officer_id",
                        column: x => x.deputy_officer_id,
                        principalTable: "officers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "dossier_documents",
                columns: table => new
                {
                    dossier_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    media_type = table.Column<string>(type: "TEXT", nullable: false),
                    origin = table.Column<string>(type: "TEXT", nullable: false),
                    reused_from = table.Column<byte[]>(type: "BLOB", nullable: true),
                    added_by = table.Column<string>(type: "TEXT", nullable: false),
                    added_at = table.Column<long>(type: "INTEGER", nullable: false),
                    step_key = table.Column<string>(type: "TEXT", nullable: true),
                    replaced_by = table.Column<int>(type: "INTEGER", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dossier_documents", x => new { x.dossier_id, x.number });
                    table.ForeignKey(
                        name: "fk_dossier_documents_dossiers_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossiers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "form_drafts",
                columns: table => new
                {
                    officer_id = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    fields = table.Column<string>(type: "TEXT", nullable: false),
                    saved_at = table.Column<long>(type: "INTEGER", nullable: false),
                    saved_from = table.Column<string>(type: "TEXT", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_form_drafts", x => new { x.officer_id, x.subject });
                    table.ForeignKey(
                        name: "fk_form_drafts_officers_officer_id",
                        column: x => x.officer_id,
                        principalTable: "officers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "inbox_layouts",
                columns: table => new
                {
                    officer_id = table.Column<string>(type: "TEXT", nullable: false),
                    columns = table.Column<string>(type: "TEXT", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inbox_layouts", x => x.officer_id);
                    table.ForeignKey(
                        name: "fk_inbox_layouts_officers_officer_id",
                        column: x => x.officer_id,
                        principalTable: "officers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "jobs",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    arguments = table.Column<string>(type: "TEXT", nullable: false),
                    asked_by = table.Column<string>(type: "TEXT", nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    is_cancel_asked = table.Column<bool>(type: "INTEGER", nullable: false),
                    looked = table.Column<int>(type: "INTEGER", nullable: false),
                    total = table.Column<int>(type: "INTEGER", nullable: true),
                    refused = table.Column<int>(type: "INTEGER", nullable: false),
                    place = table.Column<string>(type: "TEXT", nullable: true),
                    parts = table.Column<int>(type: "INTEGER", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", nullable: true),
                    failure_vi = table.Column<string>(type: "TEXT", nullable: true),
                    failure_en = table.Column<string>(type: "TEXT", nullable: true),
                    started_at = table.Column<long>(type: "INTEGER", nullable: true),
                    heartbeat_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    owner = table.Column<byte[]>(type: "BLOB", nullable: true),
                    lease_until = table.Column<long>(type: "INTEGER", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_jobs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "message_templates",
                columns: table => new
                {
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    in_english = table.Column<bool>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: true),
                    changed_by = table.Column<string>(type: "TEXT", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_message_templates", x => new { x.key, x.in_english, x.number });
                });

            migrationBuilder.CreateTable(
                name: "officer_moves",
                columns: table => new
                {
                    officer_id = table.Column<string>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    unit_code = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_officer_moves", x => new { x.officer_id, x.day });
                    table.ForeignKey(
                        name: "fk_officer_moves_officers_officer_id",
                        column: x => x.officer_id,
                        principalTable: "officers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_officer_moves_units_unit_code",
                        column: x => x.unit_code,
                        principalTable: "units",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "received_papers",
                columns: table => new
                {
                    dossier_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    originals = table.Column<int>(type: "INTEGER", nullable: false),
                    copies = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_received_papers", x => new { x.dossier_id, x.key });
                    table.ForeignKey(
                        name: "fk_received_papers_dossiers_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossiers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "saved_filters",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    officer_id = table.Column<string>(type: "TEXT", nullable: true),
                    unit_code = table.Column<string>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    query = table.Column<string>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_saved_filters", x => x.id);
                    table.ForeignKey(
                        name: "fk_saved_filters_officers_officer_id",
                        column: x => x.officer_id,
                        principalTable: "officers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_saved_filters_units_unit_code",
                        column: x => x.unit_code,
                        principalTable: "units",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "search_terms",
                columns: table => new
                {
                    term = table.Column<string>(type: "TEXT", nullable: false),
                    dossier_id = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_terms", x => new { x.term, x.dossier_id });
                    table.ForeignKey(
                        name: "fk_search_terms_dossiers_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossiers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sign_in_links",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    officer_id = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false),
                    made_by = table.Column<string>(type: "TEXT", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    used_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sign_in_links", x => x.id);
                    table.ForeignKey(
                        name: "fk_sign_in_links_accounts_officer_id",
                        column: x => x.officer_id,
                        principalTable: "accounts",
                        principalColumn: "officer_id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "tallied_days",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    written_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tallied_days", x => x.day);
                });

            migrationBuilder.CreateTable(
                name: "uploads",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    owner_id = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    media_type = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_uploads", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "watches",
                columns: table => new
                {
                    officer_id = table.Column<string>(type: "TEXT", nullable: false),
                    dossier_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_watches", x => new { x.officer_id, x.dossier_id });
                    table.ForeignKey(
                        name: "fk_watches_dossiers_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossiers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_watches_officers_officer_id",
                        column: x => x.officer_id,
                        principalTable: "officers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "job_lines",
                columns: table => new
                {
                    job_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    part = table.Column<int>(type: "INTEGER", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    is_refused = table.Column<bool>(type: "INTEGER", nullable: false),
                    text_vi = table.Column<string>(type: "TEXT", nullable: false),
                    text_en = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_job_lines", x => new { x.job_id, x.number, x.part });
                    table.ForeignKey(
                        name: "fk_job_lines_jobs_job_id",
                        column: x => x.job_id,
                        principalTable: "jobs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "job_parts",
                columns: table => new
                {
                    job_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    is_input = table.Column<bool>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_job_parts", x => new { x.job_id, x.is_input, x.number });
                    table.ForeignKey(
                        name: "fk_job_parts_jobs_job_id",
                        column: x => x.job_id,
                        principalTable: "jobs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_tasks_board",
                table: "tasks",
                columns: new[] { "unit_code", "procedure_name", "step_key", "assignee_id", "limit", "kind", "due_at", "remaining_minutes" },
                filter: "state = 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_tasks_completed",
                table: "tasks",
                columns: new[] { "completed_by", "completed_at", "id", "unit_code" },
                filter: "state = 'Completed'");

            migrationBuilder.CreateIndex(
                name: "ix_tasks_dossier_id_state",
                table: "tasks",
                columns: new[] { "dossier_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_tasks_open_by_due",
                table: "tasks",
                columns: new[] { "due_at", "id", "unit_code", "role", "has_own_deadline", "returned_by" },
                filter: "state = 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_tasks_open_by_holder",
                table: "tasks",
                columns: new[] { "assignee_id", "due_at", "id", "unit_code", "role", "has_own_deadline", "returned_by" },
                filter: "state = 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_tasks_open_by_unit",
                table: "tasks",
                columns: new[] { "unit_code", "due_at", "id", "role", "has_own_deadline" },
                filter: "state = 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_tasks_open_returned",
                table: "tasks",
                columns: new[] { "unit_code", "due_at", "id", "role", "returned_by" },
                filter: "state = 'Open' AND returned_by IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_applicant_identity_received_at_id",
                table: "dossiers",
                columns: new[] { "applicant_identity", "received_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_board",
                table: "dossiers",
                columns: new[] { "competent_unit", "receiving_unit", "procedure_code", "state", "binding_at", "stopped_at", "supplement_count" },
                filter: "processing_ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_received_at_id_receiving_unit_competent_unit",
                table: "dossiers",
                columns: new[] { "received_at", "id", "receiving_unit", "competent_unit" });

            migrationBuilder.CreateIndex(
                name: "ix_clock_facts_at_dossier_id",
                table: "clock_facts",
                columns: new[] { "at", "dossier_id" },
                filter: "kind IN ('Paused', 'Suspended', 'Resumed')");

            migrationBuilder.CreateIndex(
                name: "ix_audit_actor_id_at_id",
                table: "audit",
                columns: new[] { "actor_id", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_at_id",
                table: "audit",
                columns: new[] { "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_subject_at_id",
                table: "audit",
                columns: new[] { "subject", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_clarifications_asked_id_asked_at_id",
                table: "clarifications",
                columns: new[] { "asked_id", "asked_at", "id" },
                filter: "answered_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_clarifications_asker_id_asked_at_id",
                table: "clarifications",
                columns: new[] { "asker_id", "asked_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_clarifications_task_id",
                table: "clarifications",
                column: "task_id");

            migrationBuilder.CreateIndex(
                name: "ix_counter_slips_unit_code_at_id",
                table: "counter_slips",
                columns: new[] { "unit_code", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_day_tallies_day",
                table: "day_tallies",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "ix_deputies_absent_officer_id_first_day_id",
                table: "deputies",
                columns: new[] { "absent_officer_id", "first_day", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_deputies_deputy_officer_id_first_day_id",
                table: "deputies",
                columns: new[] { "deputy_officer_id", "first_day", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_deputies_last_day",
                table: "deputies",
                column: "last_day");

            migrationBuilder.CreateIndex(
                name: "ix_dossier_documents_hash",
                table: "dossier_documents",
                column: "hash");

            migrationBuilder.CreateIndex(
                name: "ix_form_drafts_saved_at",
                table: "form_drafts",
                column: "saved_at");

            migrationBuilder.CreateIndex(
                name: "ix_form_drafts_subject",
                table: "form_drafts",
                column: "subject");

            migrationBuilder.CreateIndex(
                name: "ix_jobs_asked_at_id",
                table: "jobs",
                columns: new[] { "asked_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_jobs_asked_by_asked_at_id",
                table: "jobs",
                columns: new[] { "asked_by", "asked_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_jobs_ended_at",
                table: "jobs",
                column: "ended_at",
                filter: "ended_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_jobs_state_asked_at",
                table: "jobs",
                columns: new[] { "state", "asked_at" },
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_saved_filters_officer_id",
                table: "saved_filters",
                column: "officer_id");

            migrationBuilder.CreateIndex(
                name: "ix_saved_filters_unit_code",
                table: "saved_filters",
                column: "unit_code");

            migrationBuilder.CreateIndex(
                name: "ix_search_terms_dossier_id_term",
                table: "search_terms",
                columns: new[] { "dossier_id", "term" });

            migrationBuilder.CreateIndex(
                name: "ix_sign_in_links_expires_at",
                table: "sign_in_links",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_sign_in_links_officer_id",
                table: "sign_in_links",
                column: "officer_id");

            migrationBuilder.CreateIndex(
                name: "ix_uploads_expires_at",
                table: "uploads",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_uploads_hash",
                table: "uploads",
                column: "hash");

            migrationBuilder.CreateIndex(
                name: "ix_uploads_owner_id_at_id",
                table: "uploads",
                columns: new[] { "owner_id", "at", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit");

            migrationBuilder.DropTable(
                name: "clarifications");

            migrationBuilder.DropTable(
                name: "counter_slips");

            migrationBuilder.DropTable(
                name: "day_tallies");

            migrationBuilder.DropTable(
                name: "deputies");

            migrationBuilder.DropTable(
                name: "dossier_documents");

            migrationBuilder.DropTable(
                name: "form_drafts");

            migrationBuilder.DropTable(
                name: "inbox_layouts");

            migrationBuilder.DropTable(
                name: "job_lines");

            migrationBuilder.DropTable(
                name: "job_parts");

            migrationBuilder.DropTable(
                name: "message_templates");

            migrationBuilder.DropTable(
                name: "officer_moves");

            migrationBuilder.DropTable(
                name: "received_papers");

            migrationBuilder.DropTable(
                name: "saved_filters");

            migrationBuilder.DropTable(
                name: "search_terms");

            migrationBuilder.DropTable(
                name: "sign_in_links");

            migrationBuilder.DropTable(
                name: "tallied_days");

            migrationBuilder.DropTable(
                name: "uploads");

            migrationBuilder.DropTable(
                name: "watches");

            migrationBuilder.DropTable(
                name: "jobs");

            migrationBuilder.DropIndex(
                name: "ix_tasks_board",
                table: "tasks");

            migrationBuilder.DropIndex(
                name: "ix_tasks_completed",
                table: "tasks");

            migrationBuilder.DropIndex(
                name: "ix_tasks_dossier_id_state",
                table: "tasks");

            migrationBuilder.DropIndex(
                name: "ix_tasks_open_by_due",
                table: "tasks");

            migrationBuilder.DropIndex(
                name: "ix_tasks_open_by_holder",
                table: "tasks");

            migrationBuilder.DropIndex(
                name: "ix_tasks_open_by_unit",
                table: "tasks");

            migrationBuilder.DropIndex(
                name: "ix_tasks_open_returned",
                table: "tasks");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_applicant_identity_received_at_id",
                table: "dossiers");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_board",
                table: "dossiers");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_received_at_id_receiving_unit_competent_unit",
                table: "dossiers");

            migrationBuilder.DropIndex(
                name: "ix_clock_facts_at_dossier_id",
                table: "clock_facts");

            migrationBuilder.DropColumn(
                name: "revision",
                table: "units");

            migrationBuilder.DropColumn(
                name: "successor_code",
                table: "units");

            migrationBuilder.DropColumn(
                name: "acting_for_id",
                table: "tasks");

            migrationBuilder.DropColumn(
                name: "appointed_at",
                table: "tasks");

            migrationBuilder.DropColumn(
                name: "binding_at",
                table: "tasks");

            migrationBuilder.DropColumn(
                name: "case_key",
                table: "tasks");

            migrationBuilder.DropColumn(
                name: "channel",
                table: "tasks");

            migrationBuilder.DropColumn(
                name: "dossier_ended_at",
                table: "tasks");

            migrationBuilder.DropColumn(
                name: "dossier_limit",
                table: "tasks");

            migrationBuilder.DropColumn(
                name: "dossier_paused_at",
                table: "tasks");

            migrationBuilder.DropColumn(
                name: "dossier_remaining_minutes",
                table: "tasks");

            migrationBuilder.DropColumn(
                name: "dossier_stopped_at",
                table: "tasks");

            migrationBuilder.DropColumn(
                name: "has_clock_moved",
                table: "tasks");

            migrationBuilder.DropColumn(
                name: "has_own_deadline",
                table: "tasks");

            migrationBuilder.DropColumn(
                name: "is_blocked",
                table: "tasks");

            migrationBuilder.DropColumn(
                name: "procedure_code",
                table: "tasks");

            migrationBuilder.DropColumn(
                name: "received_at",
                table: "tasks");

            migrationBuilder.DropColumn(
                name: "receiving_unit",
                table: "tasks");

            migrationBuilder.DropColumn(
                name: "return_reason",
                table: "tasks");

            migrationBuilder.DropColumn(
                name: "returned_by",
                table: "tasks");

            migrationBuilder.DropColumn(
                name: "valid_from",
                table: "posts");

            migrationBuilder.DropColumn(
                name: "valid_to",
                table: "posts");

            migrationBuilder.DropColumn(
                name: "revision",
                table: "officers");

            migrationBuilder.DropColumn(
                name: "acting_for_id",
                table: "history");

            migrationBuilder.DropColumn(
                name: "document_count",
                table: "dossiers");

            migrationBuilder.DropColumn(
                name: "fee_due",
                table: "dossiers");

            migrationBuilder.DropColumn(
                name: "fee_paid",
                table: "dossiers");

            migrationBuilder.DropColumn(
                name: "closed_at",
                table: "accounts");

            migrationBuilder.CreateIndex(
                name: "ix_tasks_assignee_id_due_at_id",
                table: "tasks",
                columns: new[] { "assignee_id", "due_at", "id" },
                filter: "state = 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_tasks_dossier_id",
                table: "tasks",
                column: "dossier_id");

            migrationBuilder.CreateIndex(
                name: "ix_tasks_role_unit_code_due_at_id",
                table: "tasks",
                columns: new[] { "role", "unit_code", "due_at", "id" },
                filter: "state = 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_received_at_id",
                table: "dossiers",
                columns: new[] { "received_at", "id" });
        }
    }
}
