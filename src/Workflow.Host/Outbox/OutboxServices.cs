
namespace Workflow.Host.Outbox;

/// <summary>The sender with its client, and what operators ask of the outbox.</summary>
internal static class OutboxServices
{
    private const int LongestHeadersKilobytes = 16;
    private static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    public static void AddOutbox(this IServiceCollection services)
    {
        services.AddOptions<OutboxOptions>().BindConfiguration(OutboxOptions.Section).ValidateDataAnnotations()
            .Validate(o => o.HasReadableHosts, "Outbox:AllowedHosts must read like api.example.gov.vn, *.example.gov.vn or 10.0.0.7:8080.")
            .Validate(o => o.HasUsableKey, "Outbox:SigningKey must be 24 to 64 bytes in Base64.").ValidateOnStart();
        services.AddSingleton<GuardedConnection>();
        services.AddSingleton<CallSignature>();
        services.AddSingleton<GuardedExchange>();
        services.AddSingleton<IOutboxChannel, HttpCaller>();
        services.AddSingleton<OutboxChannels>();
        services.AddSingleton<ChannelRests>();
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<OutboxLooks>();
        services.AddSingleton<OutboxFigures>();
        services.AddSingleton<OutboxCommands>();
        services.AddSingleton<OutboxSender>();
        services.AddSingleton<DeadLetters>();
        services.AddSingleton<SendAgain>();
        services.AddSingleton<DeliveryLog>();
        services.AddSingleton<SendAllAgain>();
        services.AddHostedService<OutboxService>();
        // Each attempt has its own limit; addresses may hold personal data, so the client's own log lines stay out.
        services.AddHttpClient(GuardedExchange.Client, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider => NewHandler(provider.GetRequiredService<GuardedConnection>()))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
    }

    private static SocketsHttpHandler NewHandler(GuardedConnection connection) => new()
    {
        ConnectCallback = connection.Connect,
        ConnectTimeout = ConnectTime,
        PooledConnectionLifetime = ConnectionLifetime,
        MaxResponseHeadersLength = LongestHeadersKilobytes,
        // Each of these would take a request somewhere that nobody has looked at, or take something along.
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ActivityHeadersPropagator = null,
    };
}
