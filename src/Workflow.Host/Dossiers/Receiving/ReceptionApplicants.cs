using Microsoft.EntityFrameworkCore;
using Workflow.Core.Audit;
using Workflow.Host.Accounts;
using Workflow.Host.Audit;
using Workflow.Persistence;

namespace Workflow.Host.Dossiers.Receiving;

/// <summary>An applicant as an earlier dossier has them. Personal data: never logged.</summary>
/// <param name="Code">The last dossier of theirs within reach.</param>
/// <param name="Count">How many dossiers of theirs are within reach, 100 standing for as many or more.</param>
internal sealed record KnownApplicant(string Name, string Phone, string Address, string? Email, string Code, int Count);

/// <summary>Finds an applicant again by identity number, in the dossiers that the officer sees anyway; every look is written down, whether or not it finds somebody.</summary>
internal sealed class ReceptionApplicants(IDbContextFactory<WorkflowDbContext> contexts, AuditLog audit)
{
    private const int MostCounted = 100;
    private const int DigitsShown = 4;

    /// <param name="identityNumber">All of it, as it is written on the card.</param>
    public async Task<KnownApplicant?> Find(CurrentActor me, string identityNumber, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var theirs = context.Dossiers.AsNoTracking().Where(d => d.ApplicantIdentity == identityNumber).Where(Visibility.Dossiers(me, context.Tasks))
            .OrderByDescending(d => d.ReceivedAt).ThenByDescending(d => d.Id);
        var last = await theirs.Select(d => new { d.Id, d.Code, d.ApplicantName, d.ApplicantPhone, d.ApplicantAddress, d.ApplicantEmail }).FirstOrDefaultAsync(cancellation);
        await audit.Write(me, AuditVerb.ApplicantLookedUp, Masked(identityNumber), last?.Id, cancellation: cancellation);
        if (last is null) return null;
        var count = await theirs.Take(MostCounted).CountAsync(cancellation);
        return new KnownApplicant(last.ApplicantName, last.ApplicantPhone, last.ApplicantAddress, last.ApplicantEmail, last.Code, count);
    }

    private static string Masked(string number) => "••••" + number[Math.Max(0, number.Length - DigitsShown)..];
}
