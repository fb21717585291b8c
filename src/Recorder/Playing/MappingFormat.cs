using System.Text.Json.Nodes;
using WireMock.Admin.Mappings;

namespace Recorder.Playing;

/// <summary>Whether a file is a mapping of WireMock.Net. A mapping of Java's WireMock would be taken too, and its conditions passed over: it is
/// refused.</summary>
internal static class MappingFormat
{
    private static readonly HashSet<string> Mapping = NamesOf(typeof(MappingModel));
    private static readonly HashSet<string> Request = NamesOf(typeof(RequestModel));
    private static readonly HashSet<string> Response = NamesOf(typeof(ResponseModel));

    /// <summary>What is wrong with a mapping; null when nothing is.</summary>
    public static string? Problem(JsonNode? mapping)
    {
        if (mapping is not JsonObject read) return "it is no JSON object";
        if (Unknown(read, Mapping) is { } member)
        {
            return read.ContainsKey("request") || read.ContainsKey("mappings")
                ? $"“{member}” is of Java's WireMock, whose conditions WireMock.Net passes over; record it anew, or write it with Request and Response"
                : $"a mapping has no member “{member}”";
        }

        if (read["Request"] is not JsonObject request || read["Response"] is not JsonObject response) return "a mapping has a Request and a Response";
        return Unknown(request, Request) is { } condition ? $"a Request has no member “{condition}”, and whoever it is written for is not asked"
            : Unknown(response, Response) is { } part ? $"a Response has no member “{part}”"
            : request["Path"] is null && request["Url"] is null ? "its Request fits every path"
            : null;
    }

    private static string? Unknown(JsonObject read, HashSet<string> known) => read.Select(member => member.Key).FirstOrDefault(name => !known.Contains(name));

    private static HashSet<string> NamesOf(Type type) => [.. type.GetProperties().Select(property => property.Name)];
}
