using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Host.Accounts;
using Workflow.Host.Hosting;
using Workflow.Persistence;
using Workflow.Persistence.Databases;
using Workflow.Testing;

namespace Workflow.IntegrationTests.Testing;

/// <summary>The real host on a port and in a folder of its own, with <see cref="SampleOffice"/> and a clock that a test moves.</summary>
internal sealed partial class HostFixture : IAsyncDisposable
{
    /// <summary>Friday, 08:00 in the office's zone.</summary>
    public static readonly DateTimeOffset Friday = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);

    public const string TokenField = "__RequestVerificationToken";

    private readonly WebApplication app;
    private readonly string folder;
    private readonly List<HttpClient> clients = [];

    private HostFixture(WebApplication app, string folder, FakeTimeProvider time) => (this.app, this.folder, Time) = (app, folder, time);

    public FakeTimeProvider Time { get; }

    public IServiceProvider Services => app.Services;

    public Uri Address => new(app.Urls.First());

    public string Folder => folder;

    /// <param name="settings">Configuration keys on top of the fixture's own.</param>
    /// <param name="seed">Adds rows to the office before the host starts.</param>
    /// <param name="hasOffice">False starts on an empty database.</param>
    /// <param name="map">Routes of the test's own, behind the real pipeline.</param>
    public static async Task<HostFixture> Start(
        IReadOnlyDictionary<string, string?>? settings = null, Action<WorkflowDbContext>? seed = null, bool hasOffice = true,
        Action<WebApplication>? map = null)
    {
        var folder = Directory.CreateTempSubdirectory("one-stop-host-").FullName;
        var time = new FakeTimeProvider(Friday);
        var all = new Dictionary<string, string?> { ["urls"] = "http://127.0.0.1:0", ["Storage:DataFolder"] = folder, ["Serilog:MinimumLevel:Default"] = "Error" };
        foreach (var (key, value) in settings ?? new Dictionary<string, string?>()) all[key] = value;
        await LaySchema(all);

        var app = WorkflowApplication.Build(all, services => services.AddSingleton<TimeProvider>(time));
        await app.Services.GetRequiredService<Database>().MigrateAsync();
        await using (var db = await app.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync())
        {
            if (hasOffice) SampleOffice.AddTo(db);
            seed?.Invoke(db);
            await db.SaveChangesAsync();
        }
        map?.Invoke(app);
        await app.StartAsync();
        return new HostFixture(app, folder, time);
    }

    /// <summary>Puts the schema where a host on SQLite will look for its database: quicker than to migrate for each.</summary>
    private static async Task LaySchema(Dictionary<string, string?> settings)
    {
        if (settings.GetValueOrDefault("Storage:Provider") == "Postgres") return;
        var file = settings.GetValueOrDefault("Storage:ConnectionString") is { } connection
            ? new SqliteConnectionStringBuilder(connection).DataSource : Path.Combine(settings["Storage:DataFolder"]!, MigratedDatabase.FileName);
        if (!File.Exists(file)) await MigratedDatabase.CopyTo(file);
    }

    /// <summary>A caller that nobody knows. Redirects are not followed; cookies are kept.</summary>
    public HttpClient Anonymous()
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Address };
        clients.Add(client);
        return client;
    }

    /// <summary>An officer in a browser: signed in by the form, sending from the same origin.</summary>
    public async Task<HttpClient> Officer(string id, string password = SampleOffice.Password)
    {
        var client = Anonymous();
        using var answer = await PostForm(client, SessionCookie.SignInPath, ("Name", id), ("Password", password));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), $"{id} could not sign in.");
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return client;
    }

    /// <summary>A machine that acts for an officer, with a token of a day.</summary>
    public async Task<HttpClient> Machine(string officerId)
    {
        var created = await Services.GetRequiredService<Tokens>().Create(officerId, "kiểm thử", 1);
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", created.Value.Text);
        return client;
    }

    /// <summary>Sends raw bytes under a content type, as no well-meaning client would.</summary>
    public static async Task<HttpResponseMessage> Post(HttpClient client, string path, byte[] body, string contentType = "application/json")
    {
        using var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return await client.PostAsync(new Uri(path, UriKind.Relative), content);
    }

    /// <summary>Opens a page, takes its form token and posts the fields with it.</summary>
    public static Task<HttpResponseMessage> PostForm(HttpClient client, string path, params (string Name, string Value)[] fields) =>
        PostForm(client, path, path, fields);

    /// <summary>Opens a page, takes its form token and posts the fields with it to another address.</summary>
    public static async Task<HttpResponseMessage> PostForm(HttpClient client, string page, string path, (string Name, string Value)[] fields)
    {
        var token = await FormTokenOf(client, page);
        var content = fields.Select(f => KeyValuePair.Create(f.Name, f.Value)).Append(KeyValuePair.Create(TokenField, token));
        return await client.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent(content));
    }

    /// <summary>Opens a page and takes the token of its form, to be sent in <see cref="TokenField"/>.</summary>
    public static async Task<string> FormTokenOf(HttpClient client, string path) =>
        FormToken().Match(await client.GetStringAsync(new Uri(path, UriKind.Relative))).Groups["token"].Value;

    public async ValueTask DisposeAsync()
    {
        clients.ForEach(c => c.Dispose());
        await app.StopAsync();
        await app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"")]
    private static partial Regex FormToken();
}
