using System.Globalization;
using System.Text.RegularExpressions;

namespace Workflow.Host.Outbox;

/// <summary>A host that processes may call, or all hosts below one.</summary>
/// <param name="Name">As it stands in a request: lower case, names of other alphabets in their ASCII form, addresses without brackets.</param>
/// <param name="Port">Null for the usual port of the scheme.</param>
internal sealed partial record AllowedHost(string Name, bool IsBelow, int? Port)
{
    /// <summary>Reads <c>host</c>, <c>*.host</c> or either with <c>:port</c>; null for anything else.</summary>
    public static AllowedHost? Parse(string text)
    {
        var match = Form().Match(text);
        if (!match.Success || Uri.CheckHostName(match.Groups["name"].Value.Trim('[', ']')) == UriHostNameType.Unknown) return null;
        var port = match.Groups["port"] is { Success: true, Value: var digits } ? int.Parse(digits, CultureInfo.InvariantCulture) : (int?)null;
        if (port is 0 or > ushort.MaxValue) return null;
        return new AllowedHost(new Uri($"http://{match.Groups["name"].Value}/").IdnHost, match.Groups["below"].Success, port);
    }

    /// <summary>Whether an address lies on this host.</summary>
    public bool Holds(Uri address)
    {
        if (Port is { } port ? address.Port != port : !address.IsDefaultPort) return false;
        return IsBelow
            ? address.IdnHost.EndsWith("." + Name, StringComparison.OrdinalIgnoreCase)
            : address.IdnHost.Equals(Name, StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex(@"^(?<below>\*\.)?(?<name>\[[0-9A-Fa-f:.]+\]|[^:\[\]*/@\s]+)(:(?<port>\d{1,5}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
