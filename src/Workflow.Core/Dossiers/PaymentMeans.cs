namespace Workflow.Core.Dossiers;

/// <summary>How a fee was paid.</summary>
public enum PaymentMeans { Counter, Online }
