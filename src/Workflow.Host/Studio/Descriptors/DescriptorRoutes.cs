using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Host.Accounts;
using Workflow.Host.Hosting;
using Workflow.Runtime.Activities;

namespace Workflow.Host.Studio.Descriptors;

/// <summary>What the designer asks before it shows the choices of one input.</summary>
/// <param name="Context">The inputs of the activity as they stand.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record OptionsRequest(Dictionary<string, JsonElement>? Context = null);

/// <summary>The choices of one input at this moment.</summary>
internal sealed record OptionsView(UiSpecifications Items);

/// <summary>A refusal as the designer shows it.</summary>
internal sealed record RefusedTest(Dictionary<string, string[]> Errors);

/// <summary>What the designer asks about what can be drawn; paths stand below its prefix.</summary>
internal static class DescriptorRoutes
{
    public static void MapDescriptors(this IEndpointRouteBuilder routes)
    {
        var descriptors = routes.MapGroup("/descriptors").Needs(RoutePolicies.ReadProcedures);
        descriptors.MapGet("/activities", Activities);
        descriptors.MapPost("/activities/{type}/options/{property}", Options);
        descriptors.MapGet("/expression-descriptors", () => TypedResults.Ok(DesignerVocabulary.Expressions(CultureInfo.CurrentUICulture)));
        descriptors.MapGet("/variables", () => TypedResults.Ok(DesignerVocabulary.VariableTypes(CultureInfo.CurrentUICulture)));
        descriptors.MapGet("/storage-drivers", () => TypedResults.Ok(DesignerVocabulary.StorageDrivers(CultureInfo.CurrentUICulture)));
        descriptors.MapGet("/workflow-activation-strategies", () => TypedResults.Ok(DesignerVocabulary.Activation(CultureInfo.CurrentUICulture)));
        descriptors.MapGet("/incident-strategies", () => TypedResults.Ok(DesignerVocabulary.Incidents(CultureInfo.CurrentUICulture)));
        descriptors.MapGet("/log-persistence-strategies", () => TypedResults.Ok(DesignerVocabulary.LogPersistence(CultureInfo.CurrentUICulture)));
        descriptors.MapGet("/commit-strategies/workflows", () => TypedResults.Ok(new ListOf<CommitStrategyDescriptor>([])));
        descriptors.MapGet("/commit-strategies/activities", () => TypedResults.Ok(new ListOf<CommitStrategyDescriptor>([])));
        descriptors.MapGet("/output-converters", () => TypedResults.Ok(new ListOf<OutputConverterDescriptor>([])));
        routes.MapGet("/features/installed", () => TypedResults.Ok(new ListOf<FeatureDescriptor>([]))).Needs(RoutePolicies.SignedIn);
        routes.MapPost("/scripting/javascript/type-definitions/{definitionId}", Declarations).Needs(RoutePolicies.DrawProcedures);
        routes.MapPost("/tests/activities", RefuseTest).Needs(RoutePolicies.DrawProcedures);
    }

    private static async Task<IResult> Activities(HttpContext context, DescriptorBook book, CancellationToken cancellation) =>
        (await book.Of(OpenDefinition.IdOf(context.Request), CultureInfo.CurrentUICulture, cancellation)).AnswerTo(context);

    private static Results<Ok<OptionsView>, NotFound> Options(string type, string property, OptionsRequest request, CurrentActor me, ActivityTable activities)
    {
        var input = activities.Find(type)?.Inputs.FirstOrDefault(i => i.Member.Equals(property, StringComparison.OrdinalIgnoreCase));
        if (input?.ChoicesFrom != ChoiceSource.Units) return TypedResults.NotFound();
        var present = request.Context?.GetValueOrDefault(input.Member).Literal();
        var units = OutsideChoices.Open(OutsideChoices.Units(me.Office), present is null ? [] : [present], CultureInfo.CurrentUICulture);
        return TypedResults.Ok(new OptionsView(new() { DropDown = units }));
    }

    private static async Task<ContentHttpResult> Declarations(string definitionId, DescriptorBook book, CancellationToken cancellation) =>
        TypedResults.Text(await book.Declare(definitionId, cancellation));

    private static BadRequest<RefusedTest> RefuseTest() =>
        TypedResults.BadRequest(new RefusedTest(new() { ["activity"] = [DescriptorSentences.Of("TestRefused").In(CultureInfo.CurrentUICulture)] }));
}
