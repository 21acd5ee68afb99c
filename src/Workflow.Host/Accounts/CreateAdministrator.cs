using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Workflow.Core;
using Workflow.Core.Offices;
using Workflow.Persistence;

namespace Workflow.Host.Accounts;

/// <summary>Makes the first administrator, and the first unit where there is none; refuses once there is an administrator.</summary>
internal sealed partial class CreateAdministrator(OfficeChanges changes, IOptions<AccessOptions> access, TimeProvider time)
{
    /// <param name="UnitCode">The unit of the administrator; null takes the root.</param>
    /// <param name="UnitName">Needed only where there is no unit yet.</param>
    internal sealed record Request(string OfficerId, string Name, string Password, string? UnitCode, string? UnitName);

    public Task<Result<Officer>> Run(Request request, CancellationToken cancellation = default)
    {
        Result<Officer> refused;
        if (!SignInName().IsMatch(request.OfficerId)) refused = AccountSentences.Refuse(RejectionKind.Unprocessable, "OfficerNameInvalid");
        else if (request.Password.Length < access.Value.PasswordLength)
            refused = AccountSentences.Refuse(RejectionKind.Unprocessable, "PasswordTooShort", access.Value.PasswordLength);
        else return changes.Apply(db => Create(db, request, cancellation), cancellation);
        return Task.FromResult(refused);
    }

    private async Task<Result<Officer>> Create(WorkflowDbContext db, Request request, CancellationToken cancellation)
    {
        var existing = await db.Posts.Where(p => p.Role == Role.SystemAdministrator).Select(p => p.OfficerId).FirstOrDefaultAsync(cancellation);
        if (existing is not null) return AccountSentences.Refuse(RejectionKind.Conflict, "AdministratorExists", existing);
        if (await db.Officers.AnyAsync(o => o.Id == request.OfficerId, cancellation))
            return AccountSentences.Refuse(RejectionKind.Conflict, "OfficerExists", request.OfficerId);

        var unit = await UnitFor(db, request, cancellation);
        if (unit.Rejection is { } rejection) return rejection;

        var officer = new Officer { Id = request.OfficerId, Name = request.Name, Position = "Quản trị hệ thống", UnitCode = unit.Value };
        db.Officers.Add(officer);
        db.Posts.Add(new Post { OfficerId = officer.Id, UnitCode = officer.UnitCode, Role = Role.SystemAdministrator });
        db.Accounts.Add(new Account
        {
            OfficerId = officer.Id, PasswordHash = SignIn.HashOf(officer.Id, request.Password), Stamp = Guid.NewGuid().ToString("N"),
        });
        return officer;
    }

    private async Task<Result<string>> UnitFor(WorkflowDbContext db, Request request, CancellationToken cancellation)
    {
        var units = await db.Units.ToListAsync(cancellation);
        if (units.Count > 0)
        {
            var code = request.UnitCode ?? units.First(u => u.ParentCode is null).Code;
            return units.Any(u => u.Code == code) ? code : AccountSentences.Refuse(RejectionKind.Unprocessable, "UnitUnknown", code);
        }
        if (request.UnitCode is not { Length: > 0 and <= 35 } first || string.IsNullOrWhiteSpace(request.UnitName))
            return AccountSentences.Refuse(RejectionKind.Unprocessable, "UnitNeeded");

        db.Units.Add(new Unit
        {
            Code = first, Name = request.UnitName.Trim(), Kind = UnitKind.Province, DossierPrefix = $"000.00.00.{first}",
            ValidFrom = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime),
        });
        return first;
    }

    [GeneratedRegex(@"^[a-z0-9._-]{1,64}\z")]
    private static partial Regex SignInName();
}
