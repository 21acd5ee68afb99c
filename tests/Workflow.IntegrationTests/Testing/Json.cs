using System.Text.Json;

namespace Workflow.IntegrationTests.Testing;

/// <summary>Reads what the host answers.</summary>
internal static class Json
{
    public static async Task<JsonElement> ReadJson(this HttpResponseMessage answer)
    {
        await using var stream = await answer.Content.ReadAsStreamAsync();
        return (await JsonDocument.ParseAsync(stream)).RootElement;
    }

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
