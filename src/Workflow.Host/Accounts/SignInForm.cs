namespace Workflow.Host.Accounts;

/// <summary>What the sign-in form is drawn with.</summary>
/// <param name="ReturnTo">Where the officer wanted to go; null for the start.</param>
/// <param name="Kept">Fields of a form that was sent after the session had ended, as <see cref="KeptPost.Write"/> wrote them; null for none.</param>
/// <param name="LeadsToSample">Whether officers are chosen instead of signing in: nobody of the sample office has a password.</param>
internal sealed record SignInForm(string? Name, string? ReturnTo, string? Kept, string? Problem, bool LeadsToSample);
