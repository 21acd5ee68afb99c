namespace Workflow.Benchmarks.Seeding;

/// <summary>How much a seed makes.</summary>
/// <param name="Dossiers">All together, open and finished.</param>
/// <param name="OpenTasks">Steps that are open, of as many dossiers or a few less.</param>
/// <param name="Random">Makes the same choices and names again.</param>
internal sealed record SeedSize(int Dossiers, int OpenTasks, int Random = SeedSize.UsualRandom)
{
    public const int UsualRandom = 20261126;

    /// <summary>Open steps of an officer, whatever the size: what one sees in the inbox does not grow with the office.</summary>
    public const int OpenTasksAnOfficer = 33;

    /// <summary>Officers in the place of each one of the sample office.</summary>
    public const int Colleagues = 5;

    /// <summary>Officers of the sample office who have steps.</summary>
    private const int SampleOfficers = 27;

    /// <summary>Units of the sample office below the province.</summary>
    public const int SampleUnits = 7;

    /// <summary>How many times over there are the units of the sample office.</summary>
    public int Offices => Math.Max(1, (int)Math.Round((double)OpenTasks / (OpenTasksAnOfficer * SampleOfficers * Colleagues)));
}
