using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Emulator.Control.Coverage;

/// <summary>The OpenAPI document of the control API: its title, and the evidence that each operation carries as the providers' do.</summary>
internal static class ControlDocument
{
    public static void Describe(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "Provider emulator, control API", Version = "1" };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, _, _) =>
        {
            operation.AddExtension(
                "x-evidence",
                new JsonNodeExtension(new JsonObject { ["evidence"] = "documented", ["source"] = "the control API, version 1: the emulator's own" }));
            return Task.CompletedTask;
        });
    }
}
