using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Workflow.IntegrationTests.Testing;

/// <summary>
/// The real PostgreSQL server of Debian's package, started for the tests in a throw-away folder, on loopback and a free
/// port, and removed afterwards.
/// </summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private const string Installed = "/usr/lib/postgresql";
    private readonly string folder;
    private readonly int port;
    private readonly bool waitsForDisk;
    private int databases;

    private PostgresServer(string folder, int port, bool waitsForDisk) => (this.folder, this.port, this.waitsForDisk) = (folder, port, waitsForDisk);

    /// <summary>Why no server can be started here; null when one can.</summary>
    public static string? Missing { get; } = Programs() is null ? $"PostgreSQL is not installed ({Installed}/*/bin): apt-get install postgresql." : null;

    /// <param name="waitsForDisk">True for a server that loses nothing it has acknowledged, as in service.</param>
    public static async Task<PostgresServer> Start(bool waitsForDisk = true)
    {
        var folder = Directory.CreateTempSubdirectory("workflow-postgres-").FullName;
        // The server refuses to run as root, and its folder must be its user's.
        if (IsRoot) await Run("chown", "postgres", folder);
        await RunServerProgram("initdb", "-D", $"{folder}/data", "-U", "workflow", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        var server = new PostgresServer(folder, FreePort(), waitsForDisk);
        await server.StartAgain();
        return server;
    }

    /// <summary>Connection string of a new database.</summary>
    /// <param name="like">Connection string of the one that it is a copy of, to which nobody may be connected; null for an empty one.</param>
    public async Task<string> CreateDatabase(string? like = null)
    {
        var name = $"workflow_{Interlocked.Increment(ref databases)}";
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"CREATE DATABASE {name}" + (like is null ? "" : $" TEMPLATE {new NpgsqlConnectionStringBuilder(like).Database}");
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    public Task StartAgain() => RunServerProgram(
        "pg_ctl", "-D", $"{folder}/data", "-l", $"{folder}/server.log", "-w", "-t", "120",
        "-o", $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c shared_buffers=32MB -c max_connections=60 -c recovery_init_sync_method=syncfs{(waitsForDisk ? "" : " -c fsync=off -c full_page_writes=off")}", "start");

    /// <summary>Ends the server as a power failure would.</summary>
    public Task Crash() => RunServerProgram("pg_ctl", "-D", $"{folder}/data", "-m", "immediate", "-w", "stop");

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await Crash();
        Directory.Delete(folder, recursive: true);
    }

    private static bool IsRoot => Environment.UserName == "root";

    private string ConnectionString(string name) =>
        new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = port, Username = "workflow", Database = name }.ToString();

    private static string? Programs() =>
        Directory.Exists(Installed)
            ? Directory.EnumerateDirectories(Installed).Select(d => Path.Combine(d, "bin")).LastOrDefault(d => File.Exists(Path.Combine(d, "initdb")))
            : null;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static Task RunServerProgram(string name, params string[] arguments)
    {
        var program = Path.Combine(Programs()!, name);
        return IsRoot ? Run("runuser", ["-u", "postgres", "--", program, .. arguments]) : Run(program, arguments);
    }

    private static async Task Run(string program, params string[] arguments)
    {
        // Output is not piped: the server inherits it and would keep the pipe open for ever.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1", program, .. arguments]) { WorkingDirectory = "/" };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}
