using Emulator.Core.Effects;

namespace Emulator.Core.Screens;

/// <summary>What comes of a <see cref="ControlCall"/>: a body in camelCase JSON, or a problem (RFC 9457). A problem changes nothing.</summary>
public sealed record ControlOutcome
{
    private ControlOutcome(int status) => Status = status;

    /// <summary>The HTTP status.</summary>
    public int Status { get; }

    /// <summary>The body of a success, or null.</summary>
    public object? Body { get; private init; }

    /// <summary>What is wrong, in plain words with the rule that says so; null for a success.</summary>
    public string? Problem { get; private init; }

    /// <summary>Messages by member of the body, for bad input.</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; private init; }

    /// <summary>What changes.</summary>
    public Change Change { get; private init; } = Change.None;

    /// <summary>200 with the thing.</summary>
    public static ControlOutcome Ok(object body, Change? change = null) => new(200) { Body = body, Change = change ?? Change.None };

    /// <summary>201 with the thing.</summary>
    public static ControlOutcome Created(object body, Change change) => new(201) { Body = body, Change = change };

    /// <summary>202 with when it will happen.</summary>
    public static ControlOutcome Accepted(object body, Change change) => new(202) { Body = body, Change = change };

    /// <summary>204.</summary>
    public static ControlOutcome NoContent(Change change) => new(204) { Change = change };

    /// <summary>400: a member is missing or out of range.</summary>
    public static ControlOutcome BadRequest(string member, string message) =>
        new(400) { Problem = $"{member}: {message}", Errors = new Dictionary<string, string[]> { [member] = [message] } };

    /// <summary>400 with several members.</summary>
    public static ControlOutcome BadRequest(IReadOnlyDictionary<string, string[]> errors) =>
        new(400) { Problem = "The body has members that cannot be taken.", Errors = errors };

    /// <summary>403: the provider's own rule forbids it; <paramref name="rule"/> states the rule.</summary>
    public static ControlOutcome Forbidden(string rule) => new(403) { Problem = rule };

    /// <summary>404.</summary>
    public static ControlOutcome NotFound(string what) => new(404) { Problem = what };

    /// <summary>409.</summary>
    public static ControlOutcome Conflict(string why) => new(409) { Problem = why };

    /// <summary>422.</summary>
    public static ControlOutcome Unprocessable(string why) => new(422) { Problem = why };
}
