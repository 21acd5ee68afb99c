using System.Net.Mail;
using System.Text.RegularExpressions;
using Workflow.Core;
using Workflow.Core.Dossiers;

namespace Workflow.Host.Dossiers.Receiving;

/// <summary>Holds what is said of an applicant against what a slip needs; lists every field that does not do.</summary>
internal static partial class ApplicantCheck
{
    private const int LongestName = 200;
    private const int LongestAddress = 400;
    private const int LongestEmail = 254;

    public static IReadOnlyList<Problem> Check(ApplicantRequest applicant)
    {
        var problems = new List<Problem>();
        Require(IsText(applicant.Name, LongestName), "name", LongestName);
        Require(Identity().IsMatch(applicant.IdentityNumber), "identityNumber");
        Require(Phone().IsMatch(applicant.Phone), "phone");
        Require(IsText(applicant.Address, LongestAddress), "address", LongestAddress);
        Require(IsEmail(applicant.Email), "email", LongestEmail);
        return problems;

        void Require(bool holds, string field, params ReadOnlySpan<object?> arguments)
        {
            var code = $"ApplicantField.{field}";
            if (!holds) problems.Add(new Problem(code, $"$.applicant.{field}", null, ServiceSentences.Of(code, arguments)));
        }
    }

    public static Applicant ToApplicant(this ApplicantRequest applicant) => new(
        applicant.Name.Trim(), applicant.IdentityNumber, applicant.Phone, applicant.Address.Trim(), string.IsNullOrWhiteSpace(applicant.Email) ? null : applicant.Email);

    private static bool IsText(string text, int longest) => !string.IsNullOrWhiteSpace(text) && text.Length <= longest && !text.Any(char.IsControl);

    private static bool IsEmail(string? email) =>
        string.IsNullOrWhiteSpace(email) || email.Length <= LongestEmail && MailAddress.TryCreate(email, out var address) && address.Address == email;

    [GeneratedRegex(@"\A([0-9]{9}|[0-9]{10}|[0-9]{12}|[0-9]{13})\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Identity();

    [GeneratedRegex(@"\A\+?[0-9]{8,15}\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Phone();
}
