using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Workflow.Persistence;

/// <summary>Holds the options against the ranges written on them.</summary>
internal sealed class PersistenceOptionsValidation : IValidateOptions<PersistenceOptions>
{
    public ValidateOptionsResult Validate(string? name, PersistenceOptions options)
    {
        var problems = new List<ValidationResult>();
        return Validator.TryValidateObject(options, new ValidationContext(options), problems, validateAllProperties: true)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(problems.Select(p => p.ErrorMessage!));
    }
}
