using System.Text;

namespace Emulator.Core.Judging;

/// <summary>What is wrong with one member of an input. The wire gets the provider's words; why, and what would pass, is said alike of all.</summary>
/// <param name="Member">Its name on the wire; of one that lies in another both, with a dot between: <c>resume.base64</c>.</param>
/// <param name="Message">The provider's words.</param>
/// <param name="Rule">What the member must, with the values that are allowed: <c>be one of fr, en</c>.</param>
public sealed record Mistake(string Member, string Message, string Rule)
{
    /// <summary>What came in it, as it may be shown (<see cref="Shown"/>); null when nothing came.</summary>
    public string? Seen { get; init; }

    /// <summary>A value that passes, as it is written in its place: in JSON a literal. Null when none can be named.</summary>
    public string? Example { get; init; }

    /// <summary>What helps where no single value does, in a sentence.</summary>
    public string? Remedy { get; init; }

    /// <summary>The member that this one lies in, where the provider's words do not name it; null when there is none.</summary>
    public string? Within { get; init; }

    /// <summary>Where it stands in the call.</summary>
    public MemberPlace Place { get; init; }

    /// <summary>Why, in a sentence.</summary>
    public string Detail => $"{Member} is {Seen ?? "missing"}, and must {Rule}.";

    /// <summary>What would pass, in a sentence.</summary>
    public string Fix => Example is null ? Remedy ?? throw new InvalidOperationException($"“{Member}” has neither an example nor a remedy.")
        : Remedy is null ? $"Send {Written}."
        : $"{Remedy} Send {Written}.";

    private string Written => Place switch
    {
        MemberPlace.Body => InJson(),
        MemberPlace.Path => $"{Example} in the place of {{{Member}}} in the path",
        _ => $"{Member}={Example}",
    };

    private string InJson()
    {
        string[] names = [.. Within is null ? [] : new[] { Within }, .. Member.Split('.')];
        var text = new StringBuilder().AppendJoin(": {", names.Select(name => $"\"{name}\""));
        return text.Append(": ").Append(Example).Append('}', names.Length - 1).ToString();
    }
}

/// <summary>Where a member stands in a call.</summary>
public enum MemberPlace
{
    /// <summary>In a JSON body.</summary>
    Body,

    /// <summary>In the query or in a form.</summary>
    Form,

    /// <summary>In the path.</summary>
    Path,
}
