using System.Text.Json;

namespace Benchmarks.Peers;

/// <summary>The same read, as each peer wants to be told of it.</summary>
internal static class PeerFiles
{
    /// <summary>An OpenAPI document with the read's answer as its example, behind a bearer token: Prism's input.</summary>
    public static string OpenApi(string path, JsonElement body) => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["openapi"] = "3.0.3",
        ["info"] = new { title = "One read", version = "1" },
        ["paths"] = new Dictionary<string, object>
        {
            [path] = new
            {
                get = new
                {
                    security = new object[] { new { token = Array.Empty<string>() } },
                    responses = new Dictionary<string, object>
                    {
                        ["200"] = new
                        {
                            description = "The answer.",
                            content = new Dictionary<string, object> { ["application/json"] = new { example = body } },
                        },
                    },
                },
            },
        },
        ["components"] = new { securitySchemes = new { token = new { type = "http", scheme = "bearer" } } },
    });

    /// <summary>An environment with one route: Mockoon's input.</summary>
    public static string Mockoon(string path, string body, int port)
    {
        const string route = "22222222-2222-4222-8222-222222222222";
        return JsonSerializer.Serialize(new
        {
            uuid = "11111111-1111-4111-8111-111111111111",
            lastMigration = 33,
            name = "One read",
            endpointPrefix = "",
            latency = 0,
            port,
            hostname = "127.0.0.1",
            folders = Array.Empty<object>(),
            routes = new object[]
            {
                new
                {
                    uuid = route,
                    type = "http",
                    documentation = "",
                    method = "get",
                    endpoint = path.TrimStart('/'),
                    responses = new object[] { Response(body) },
                    responseMode = (string?)null,
                    streamingMode = (string?)null,
                    streamingInterval = 0,
                },
            },
            rootChildren = new object[] { new { type = "route", uuid = route } },
            proxyMode = false,
            proxyHost = "",
            proxyRemovePrefix = false,
            tlsOptions = new { enabled = false, type = "CERT", pfxPath = "", certPath = "", keyPath = "", caPath = "", passphrase = "" },
            cors = false,
            headers = Array.Empty<object>(),
            proxyReqHeaders = Array.Empty<object>(),
            proxyResHeaders = Array.Empty<object>(),
            data = Array.Empty<object>(),
            callbacks = Array.Empty<object>(),
        });
    }

    private static object Response(string body) => new
    {
        uuid = "33333333-3333-4333-8333-333333333333",
        body,
        latency = 0,
        statusCode = 200,
        label = "",
        headers = new object[] { new { key = "Content-Type", value = "application/json; charset=utf-8" } },
        bodyType = "INLINE",
        filePath = "",
        databucketID = "",
        sendFileAsBody = false,
        rules = Array.Empty<object>(),
        rulesOperator = "OR",
        disableTemplating = true,
        fallbackTo404 = false,
        @default = true,
        crudKey = "id",
        callbacks = Array.Empty<object>(),
    };
}
