using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Workflow.IntegrationTests.Notices;

/// <summary>
/// A real SMTP server, Debian's Exim, in a folder and on a port of its own: it takes everything into one mailbox, except for <c>ban@</c>, which it
/// puts off with 450, and <c>khong.co@</c>, which it refuses with 550.
/// </summary>
internal sealed class MailServer : IAsyncDisposable
{
    private const string Program = "/usr/sbin/exim4";
    private const string User = "Debian-exim";

    private readonly string folder = Directory.CreateTempSubdirectory("one-stop-mail-").FullName;
    private Process? process;

    private MailServer(int port) => Port = port;

    /// <summary>Why there can be no server here; null when there can.</summary>
    public static string? Missing =>
        !File.Exists(Program) ? $"{Program} is missing: apt-get install exim4-daemon-light."
        : Environment.UserName != "root" ? "Exim hands over mail under its own user, which only root can begin." : null;

    public int Port { get; }

    /// <summary>What was delivered, in order of arrival.</summary>
    public IReadOnlyList<ReceivedMail> Mails =>
        [.. new DirectoryInfo(Path.Combine(folder, "mail", "new")) is { Exists: true } box
            ? box.GetFiles().OrderBy(f => f.LastWriteTimeUtc).ThenBy(f => f.Name, StringComparer.Ordinal).Select(f => ReceivedMail.Read(File.ReadAllText(f.FullName)))
            : []];

    public static async Task<MailServer> Start()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var server = new MailServer(((IPEndPoint)probe.LocalEndpoint).Port);
        probe.Stop();
        server.Prepare();
        await server.Resume();
        return server;
    }

    /// <summary>Starts it again on the same port.</summary>
    public async Task Resume()
    {
        process = Process.Start(new ProcessStartInfo(Program, ["-C", Path.Combine(folder, "exim.conf"), "-bdf", "-odi"]) { RedirectStandardError = true })!;
        for (var left = 200; left > 0; left--)
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException) when (!process.HasExited)
            {
                await Task.Delay(25);
            }
        }
        throw new InvalidOperationException("Exim did not begin to listen.");
    }

    /// <summary>Ends it as a fault would: connections are refused from here on.</summary>
    public async Task Stop()
    {
        if (process is null) return;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>Waits until so many mails were delivered; delivery goes on after the server has said yes.</summary>
    public async Task<IReadOnlyList<ReceivedMail>> Delivered(int count)
    {
        for (var left = 400; left > 0 && Mails.Count < count; left--) await Task.Delay(25);
        Assert.That(Mails, Has.Count.EqualTo(count));
        return Mails;
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        Directory.Delete(folder, recursive: true);
    }

    private void Prepare()
    {
        foreach (var name in (string[])["", "spool", "mail", "log"])
        {
            var path = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
            // Exim gives up root's rights when it is told where its settings lie.
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, (UnixFileMode)0b111_111_111);
        }
        File.WriteAllText(Path.Combine(folder, "exim.conf"), string.Create(CultureInfo.InvariantCulture, $"""
            spool_directory = {folder}/spool
            log_file_path = {folder}/log/%slog
            pid_file_path = {folder}/exim.pid
            primary_hostname = relay.example
            local_interfaces = 127.0.0.1
            daemon_smtp_ports = {Port}
            keep_environment =
            tls_advertise_hosts =
            host_lookup =
            rfc1413_hosts =
            acl_smtp_rcpt = rcpt
            acl_smtp_data = data
            begin acl
            rcpt:
              defer local_parts = ban
                    message = 450 mailbox busy
              deny  local_parts = khong.co
                    message = 550 no such mailbox
              accept
            data:
              accept
            begin routers
            all:
              driver = accept
              transport = box
            begin transports
            box:
              driver = appendfile
              directory = {folder}/mail
              maildir_format
              user = {User}
              group = {User}
            """));
    }
}

/// <summary>A mail as it lies in the mailbox.</summary>
internal sealed partial record ReceivedMail(IReadOnlyList<(string Name, string Value)> Headers, string Body)
{
    /// <summary>The only header of a name, decoded.</summary>
    public string this[string name] => Decode(Headers.Single(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value);

    public static ReceivedMail Read(string text)
    {
        text = text.ReplaceLineEndings("\n");
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        var headers = text[..end].Replace("\n ", " ", StringComparison.Ordinal).Replace("\n\t", " ", StringComparison.Ordinal).Split('\n')
            .Select(line => (line[..line.IndexOf(':', StringComparison.Ordinal)], line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim())).ToList();
        return new ReceivedMail(headers, Encoding.UTF8.GetString(Convert.FromBase64String(text[end..])).ReplaceLineEndings("\n"));
    }

    /// <summary>Puts encoded words (RFC 2047) together; their bytes may be cut within a letter.</summary>
    private static string Decode(string value) => EncodedWords().Replace(value, words => Encoding.UTF8.GetString(
        [.. words.Groups["bytes"].Captures.SelectMany(c => Convert.FromBase64String(c.Value))]));

    [GeneratedRegex(@"(=\?utf-8\?B\?(?<bytes>[^?]+)\?=\s*)+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EncodedWords();
}
