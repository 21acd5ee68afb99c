namespace Workflow.Host.Hosting;

/// <summary>What the executable tells its caller; also printed by <c>--help</c>.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>The command ran and refuses or has found something.</summary>
    public const int Refused = 1;

    /// <summary>The command line or the configuration cannot be understood.</summary>
    public const int WrongUsage = 2;

    /// <summary>The command broke off.</summary>
    public const int Failed = 3;
}
