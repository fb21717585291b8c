using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Emulator.Core.Calls;
using Emulator.Core.State;
using Emulator.Core.Workspaces;

namespace Emulator.Scenarios.Receivers;

/// <summary>A webhook server of the emulator's own.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Answers">What it answers: a status, or <c>down</c>.</param>
/// <param name="Times">How many times more, then 200 again; null for ever.</param>
/// <param name="Count">How many calls it has got.</param>
internal sealed record Receiver(string Name, string Answers, int? Times, int Count) : IRow<string>
{
    /// <summary>The longest name.</summary>
    public const int LongestName = 60;

    [JsonIgnore]
    public string Id => Name;

    /// <summary>Whether a receiver can have this name: letters, digits, hyphens and underscores.</summary>
    public static bool IsName(string name) =>
        name.Length is > 0 and <= LongestName && name.All(static letter => char.IsLetterOrDigit(letter) || letter is '-' or '_');

    /// <summary>The end of the receiver's address that nobody can guess: 32 hexadecimal digits, the same as long as the workspace lives.</summary>
    public static string KeyOf(Workspace workspace, string name) => workspace.LastingSecret("receiver/" + name);

    /// <summary>Where the receiver of a workspace takes calls.</summary>
    /// <param name="root">The emulator's address, without a slash at the end.</param>
    /// <param name="workspace">The workspace.</param>
    /// <param name="name">The receiver's name.</param>
    /// <param name="isClosed">Whether the control API asks for a token: then the address is one that nobody can guess.</param>
    public static string UrlOf(string root, Workspace workspace, string name, bool isClosed) =>
        $"{root}{ProviderPipeline.ControlPrefix}/workspaces/{Uri.EscapeDataString(workspace.Id)}/receivers/{Uri.EscapeDataString(name)}"
        + (isClosed ? "/" + KeyOf(workspace, name) : "");

    /// <summary>What it answers to the next call, and what it is then.</summary>
    public (string Answered, Receiver After) Next()
    {
        var rest = Times is not { } left ? this : left <= 1 ? this with { Answers = "200", Times = null } : this with { Times = left - 1 };
        return (Answers, rest with { Count = Count + 1 });
    }
}

/// <summary>One call that a receiver got.</summary>
/// <param name="Id">Grows with each call of the workspace's receivers.</param>
/// <param name="Receiver">The receiver's name.</param>
/// <param name="Number">Which of the receiver's calls it is, from 1.</param>
/// <param name="At">When, by the workspace's clock.</param>
/// <param name="Method">The verb.</param>
/// <param name="Query">The query without its question mark.</param>
/// <param name="Headers">The headers.</param>
/// <param name="ContentType">The media type of the body.</param>
/// <param name="Body">The body, or its beginning.</param>
/// <param name="CutFrom">How many bytes the body had, where only its beginning is kept; else null.</param>
/// <param name="Bytes">How many bytes are kept of the call.</param>
/// <param name="Answered">What was answered.</param>
internal sealed record Received(
    long Id,
    string Receiver,
    int Number,
    DateTimeOffset At,
    string Method,
    string Query,
    ImmutableArray<KeyValuePair<string, string>> Headers,
    string ContentType,
    string Body,
    int? CutFrom,
    int Bytes,
    string Answered) : IRow<long>;
