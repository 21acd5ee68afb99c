namespace Workflow.Host.Procedures.Simulation;

/// <summary>Stands beside the words of the simulation's page.</summary>
internal sealed class SimulationWords;
