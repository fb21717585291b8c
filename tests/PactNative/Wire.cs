using System.Text.Json;
using System.Text.Json.Nodes;
using Contracts.Pacts;

namespace PactNative;

/// <summary>What crosses the wire in one interaction, told step by step.</summary>
public sealed class Wire
{
    private readonly uint handle;

    private readonly List<string> pins = [];

    internal Wire(uint handle) => this.handle = handle;

    /// <summary>The rules that the interaction rests on besides its operation and the check that refuses it.</summary>
    public IReadOnlyList<string> Pinned => pins;

    /// <summary>The interaction rests on a rule, by its name in the provider's coverage.</summary>
    public Wire RestsOn(string rule)
    {
        pins.Add(rule);
        return this;
    }

    /// <summary>The state that the provider must be in.</summary>
    public Wire Given(string state, JsonObject? parameters = null)
    {
        if (parameters is null or { Count: 0 }) PactCore.Must(PactCore.Given(handle, state), "the state");
        else PactCore.Must(PactCore.GivenWithParams(handle, state, parameters.ToJsonString()), "the state");
        return this;
    }

    /// <summary>The request.</summary>
    /// <param name="method">The verb.</param>
    /// <param name="path">The path, or one from <see cref="Like"/>.</param>
    public Wire Asks(string method, JsonNode path)
    {
        PactCore.Must(PactCore.WithRequest(handle, method, Plain(path)), "the path");
        return this;
    }

    /// <summary>A parameter of the query.</summary>
    public Wire Query(string name, JsonNode value)
    {
        PactCore.Must(PactCore.WithQuery(handle, name, 0, Plain(value)), "the query");
        return this;
    }

    /// <summary>A header of the request.</summary>
    public Wire Header(string name, JsonNode value)
    {
        PactCore.Must(PactCore.WithHeader(handle, PactCore.Request, name, 0, Plain(value)), "the header");
        return this;
    }

    /// <summary>The body of the request.</summary>
    public Wire Body(JsonNode body, string contentType = "application/json")
    {
        PactCore.Must(PactCore.WithBody(handle, PactCore.Request, contentType, body.ToJsonString()), "the body");
        return this;
    }

    /// <summary>The answer; without a body it may have any.</summary>
    public Wire Answers(int status, JsonNode? body = null, string contentType = "application/json; charset=utf-8")
    {
        PactCore.Must(PactCore.ResponseStatus(handle, (ushort)status), "the status");
        if (body is not null) PactCore.Must(PactCore.WithBody(handle, PactCore.Response, contentType, body.ToJsonString()), "the body");
        return this;
    }

    /// <summary>The answer with a body that is no JSON.</summary>
    public Wire AnswersText(int status, string body, string contentType)
    {
        Answers(status);
        PactCore.Must(PactCore.WithBody(handle, PactCore.Response, contentType, body), "the body");
        return this;
    }

    /// <summary>A header of the answer.</summary>
    public Wire AnswersHeader(string name, JsonNode value)
    {
        PactCore.Must(PactCore.WithHeader(handle, PactCore.Response, name, 0, Plain(value)), "the header");
        return this;
    }

    /// <summary>A file as the answer, told by its content type; the bytes may be others.</summary>
    public Wire AnswersFile(int status, string contentType, byte[] example)
    {
        Answers(status);
        PactCore.Must(PactCore.WithBinaryBody(handle, PactCore.Response, contentType, example, (nuint)example.Length), "the file");
        var rule = new JsonObject
        {
            ["body"] = new JsonObject
            {
                ["$"] =
                    new JsonObject { ["combine"] = "AND", ["matchers"] = new JsonArray(new JsonObject { ["match"] = "contentType", ["value"] = contentType }) },
            },
        };
        PactCore.Must(PactCore.WithMatchingRules(handle, PactCore.Response, rule.ToJsonString()), "the file's rule");
        return this;
    }

    /// <summary>The content of a message.</summary>
    public Wire Carries(JsonNode body, string contentType = "application/json")
    {
        PactCore.Must(PactCore.WithBody(handle, PactCore.Request, contentType, body.ToJsonString()), "the message");
        return this;
    }

    /// <summary>Something that is known of a message besides its content.</summary>
    public Wire With(string key, JsonNode value)
    {
        PactCore.Must(PactCore.WithMetadata(handle, key, Plain(value), PactCore.Request), "the metadata");
        return this;
    }

    // A text is a text for the core; whatever else is JSON.
    private static string Plain(JsonNode value) =>
        value is JsonValue plain && plain.GetValueKind() == JsonValueKind.String ? plain.GetValue<string>() : value.ToJsonString();
}
