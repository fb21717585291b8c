using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using Emulator.Control.Calls;
using Emulator.Core.Hosting;
using Emulator.Core.Judging;
using Emulator.Core.Wire;

namespace Emulator.Control.Coverage;

/// <summary>OpenAPI 3.1 documents of the providers, made from their route tables; each operation carries its evidence.</summary>
internal static class OpenApiDocuments
{
    // A member with a converter of its own has the schema “true”, anything; OpenAPI readers want that as an object.
    private static readonly JsonSchemaExporterOptions Exporting =
        new() { TransformSchemaNode = static (_, node) => node is JsonValue ? new JsonObject() : node };

    public static void Map(RouteGroupBuilder process)
    {
        var made = new ConcurrentDictionary<string, JsonObject>(StringComparer.Ordinal);
        process.MapGet("/openapi/{name}.json", (string name, HttpContext context, ProviderCatalog providers) =>
            Names(providers).TryGetValue(name, out var of)
                ? Results.Text(With(made.GetOrAdd(name, _ => Make(of.Provider, of.Surface)), of, context).ToJsonString(), "application/json")
                : Problems.NotFound($"There is no document “{name}”; there are {string.Join(", ", Names(providers).Keys)}."))
            .WithSummary("The OpenAPI document of a provider");
    }

    /// <summary>The documents by name: the first part of each surface's prefix.</summary>
    public static IReadOnlyDictionary<string, (IProvider Provider, Surface Surface)> Names(ProviderCatalog providers) =>
        providers.All.SelectMany(provider => provider.Surfaces.Select(surface => (Provider: provider, Surface: surface)))
            .GroupBy(one => one.Surface.Prefix.Split('/')[1]).ToDictionary(group => group.Key, group => group.First());

    private static JsonObject With(JsonObject made, (IProvider Provider, Surface Surface) of, HttpContext context)
    {
        var document = made.DeepClone().AsObject();
        var family = of.Surface.Prefix.Split('/')[1];
        document["servers"] = new JsonArray([.. of.Provider.Surfaces.Where(surface => surface.Prefix.Split('/')[1] == family)
            .Select(surface => (JsonNode)new JsonObject { ["url"] = RequestReader.Root(context.Request) + surface.Prefix, ["description"] = surface.Name })]);
        return document;
    }

    private static JsonObject Make(IProvider provider, Surface surface)
    {
        var schemas = new JsonSerializerOptions(provider.WireJson)
        {
            RespectNullableAnnotations = true,
            TypeInfoResolver = provider.WireJson.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver(),
        };
        var paths = new JsonObject();
        foreach (var operation in provider.Operations.Where(operation => operation.Surfaces.IsEmpty || operation.Surfaces.Contains(surface.Name)))
        {
            foreach (var path in Paths(operation.Template))
            {
                if (paths[path] is not JsonObject item) paths[path] = item = [];
                foreach (var method in operation.Methods.Split('|')) item[method.ToLowerInvariant()] = Describe(operation, path, method, schemas);
            }
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = provider.Title,
                ["version"] = ProductVersion.Text,
                ["description"] = "What the emulator plays, and how it knows (x-evidence).",
            },
            ["paths"] = paths,
        };
    }

    private static string[] Paths(string template) =>
        template.EndsWith("?}", StringComparison.Ordinal)
            ? [template[..template.LastIndexOf('/')], template.Replace("?}", "}", StringComparison.Ordinal)]
            : [template];

    private static JsonObject Describe(Operation operation, string path, string method, JsonSerializerOptions schemas)
    {
        var parameters = new JsonArray();
        foreach (var name in path.Split('/').Where(part => part is ['{', .., '}']).Select(part => part[1..^1]))
            parameters.Add(ParameterNode(
                operation.Parameters.FirstOrDefault(one => one.In == "path" && one.Name == name) ?? new Parameter(name, "path", "string", "", true)));
        foreach (var parameter in operation.Parameters.Where(one => one.In is "query" or "header")) parameters.Add(ParameterNode(parameter));
        var described = new JsonObject
        {
            ["operationId"] = $"{operation.Name} {method} {path}",
            ["summary"] = operation.Summary.Length > 0 ? operation.Summary : operation.Name,
            ["parameters"] = parameters,
            ["responses"] = new JsonObject
            {
                ["2XX"] = operation.ResponseBody is { } body
                    ? new JsonObject { ["description"] = "Success", ["content"] = Content(body, schemas) }
                    : new JsonObject { ["description"] = operation.State == OperationState.Emulated ? "Success" : "Not emulated" },
            },
            ["x-evidence"] = new JsonObject { ["evidence"] = CoverageApi.Word(operation.Basis.Kind), ["source"] = operation.Basis.Source },
            ["x-state"] = operation.State.ToString().ToLowerInvariant(),
        };
        if (operation.Requires is { } requires) described["x-requires"] = requires;
        if (operation.RequestBody is { } request) described["requestBody"] = new JsonObject { ["content"] = Content(request, schemas) };
        return described;
    }

    private static JsonObject Content(Type type, JsonSerializerOptions schemas) =>
        new() { ["application/json"] = new JsonObject { ["schema"] = schemas.GetJsonSchemaAsNode(type, Exporting) } };

    private static JsonObject ParameterNode(Parameter parameter)
    {
        var node = new JsonObject { ["name"] = parameter.Name, ["in"] = parameter.In, ["schema"] = new JsonObject { ["type"] = parameter.Type } };
        if (parameter.Description.Length > 0) node["description"] = parameter.Description;
        if (parameter.Required || parameter.In == "path") node["required"] = true;
        return node;
    }
}
