using System.Reflection;
using Workflow.Core;

namespace Workflow.Host.Hosting;

/// <summary>Refuses a request that asks for one of a few names by a number that none of them has: binding takes any number for a name.</summary>
internal static class NamedValues
{
    public static TBuilder TakesNamesOnly<TBuilder>(this TBuilder routes) where TBuilder : IEndpointConventionBuilder =>
        routes.AddEndpointFilterFactory((route, next) =>
        {
            var names = route.MethodInfo.GetParameters().SelectMany((parameter, at) => Names(parameter).Select(read => (At: at, Read: read))).ToArray();
            return names.Length == 0 ? next : invocation => names.Any(n => IsUnknown(n.Read(invocation.Arguments[n.At])))
                ? ValueTask.FromResult<object?>(HostSentences.Refuse(RejectionKind.Malformed, "RequestMalformed").ToResult())
                : next(invocation);
        });

    /// <summary>How the names are read from an argument: itself, or the members of one that stands for several.</summary>
    private static IEnumerable<Func<object?, object?>> Names(ParameterInfo parameter)
    {
        if (IsName(parameter.ParameterType)) return [argument => argument];
        return parameter.GetCustomAttribute<AsParametersAttribute>() is null ? []
            : parameter.ParameterType.GetProperties().Where(p => IsName(p.PropertyType)).Select(p => (Func<object?, object?>)p.GetValue);
    }

    private static bool IsName(Type type) => (Nullable.GetUnderlyingType(type) ?? type).IsEnum;

    private static bool IsUnknown(object? name) => name is Enum && !Enum.IsDefined(name.GetType(), name);
}
