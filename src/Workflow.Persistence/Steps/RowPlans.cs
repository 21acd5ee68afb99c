using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Workflow.Persistence.Steps;

/// <summary>The plan of every row type of a model; each is made when it is first needed, which keeps the start short.</summary>
internal sealed class RowPlans(IModel model)
{
    private readonly ConcurrentDictionary<Type, RowPlan> plans = new();

    public RowPlan Of(Type type) => plans.GetOrAdd(type, static (t, m) => new RowPlan(
        m.FindEntityType(t) ?? throw new InvalidOperationException($"{t.Name} is not a row.")), model);
}
