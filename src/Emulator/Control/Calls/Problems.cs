using Contracts.Control;
using Microsoft.AspNetCore.Mvc;

namespace Emulator.Control.Calls;

/// <summary>The control API's refusals: problem+json (RFC 9457).</summary>
internal static class Problems
{
    public static IResult BadRequest(string detail, IDictionary<string, string[]>? errors = null) => Problem(400, "Bad request", detail, errors);

    public static IResult BadMember(string member, string message) =>
        BadRequest($"{member}: {message}", new Dictionary<string, string[]> { [member] = [message] });

    /// <summary>The refusal of a body with several members that are wrong.</summary>
    public static IResult BadMembers(IDictionary<string, string[]> errors) => BadRequest(Told(errors), errors);

    /// <summary>What is wrong with each member, in one line.</summary>
    public static string Told(IDictionary<string, string[]> errors) => string.Join("; ", errors.Select(error => $"{error.Key}: {error.Value[0]}"));

    /// <summary>The refusal of a provider's name that nobody has, or null: an empty list would be taken for silence.</summary>
    public static IResult? UnknownProvider(Core.Hosting.ProviderCatalog providers, string? name) =>
        name is null || providers.Find(name) is not null
            ? null
            : BadMember("provider", "one of " + string.Join(", ", providers.All.Select(provider => provider.Name)));

    public static IResult NotFound(string what) => Problem(404, "Not found", what);

    /// <summary>The refusal of what concerns all who share the process.</summary>
    public static IResult NotForTeams() => Problem(403, "Forbidden", "That is the administrator's: a team's token does not open it.");

    public static IResult Conflict(string why) => Problem(409, "Conflict", why);

    public static IResult Unprocessable(string why) => Problem(422, "Unprocessable", why);

    public static IResult Problem(
        int status, string title, string detail, IDictionary<string, string[]>? errors = null, Dictionary<string, object?>? more = null)
    {
        var problem = new ProblemDetails { Status = status, Title = title, Detail = detail };
        if (errors is not null) problem.Extensions["errors"] = errors;
        foreach (var (name, value) in more ?? []) problem.Extensions[name] = value;
        return Results.Json(problem, ControlJson.Options, "application/problem+json", status);
    }
}
