using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Core;
using Workflow.Core.Forecasts;
using Workflow.Host.Accounts;
using Workflow.Host.Hosting;

namespace Workflow.Host.Forecasts;

/// <summary>The API of late forecasts.</summary>
internal static class ForecastRoutes
{
    public static void MapForecasts(this IEndpointRouteBuilder routes)
    {
        var forecasts = routes.MapGroup("").WithTags("Forecasts");
        forecasts.MapGet("/api/dossiers/{id:guid}/forecast", Read).Needs(RoutePolicies.ReadDossiers)
            .WithName("ForecastDossier").Refuses(RejectionKind.NotFound)
            .WithSummary("How probable it is that the dossier ends late, with the past cases behind it.");
        forecasts.MapGet("/api/forecasts/calibration", Calibrate).Needs(RoutePolicies.ReadForecasts)
            .WithName("ReadForecastCalibration")
            .WithSummary("How far forecasts came true for the dossiers that the caller's units received.");
    }

    private static async Task<Results<Ok<ForecastView>, RejectionResult>> Read(
        CurrentActor me, Guid id, DossierForecast forecast, CancellationToken cancellation)
    {
        var view = await forecast.Read(me, id, cancellation);
        return view.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(view.Value);
    }

    private static async Task<Ok<Calibration>> Calibrate(CurrentActor me, ReadCalibration calibration, CancellationToken cancellation) =>
        TypedResults.Ok(await calibration.Of(me, cancellation));
}
