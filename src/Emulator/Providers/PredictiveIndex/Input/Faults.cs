using Emulator.Core.Judging;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>What one decision finds wrong with the members of a body, in the order in which they are looked at.</summary>
internal sealed class Faults
{
    private readonly List<KeyValuePair<string, IReadOnlyList<string>>> errors = [];

    /// <summary>Whether a member was found wrong.</summary>
    public bool Any => errors.Count > 0;

    /// <summary>The member's value; what is wrong with it is noted.</summary>
    public T? Take<T>(Member<T> member)
    {
        if (member.Fault is { } fault) Add(member.Path, fault);
        return member.Value;
    }

    /// <summary>Notes what is wrong with a member; the first fault of a member counts.</summary>
    public void Add(string path, string message)
    {
        if (errors.TrueForAll(error => error.Key != path)) errors.Add(new(path, [message]));
    }

    /// <summary>Notes a name or an address that is there and says nothing [BA-PATCH].</summary>
    public void Blank(Member<string> member)
    {
        Take(member);
        if (member.IsThere && member.Value is null) Add(member.Path, $"The {member.Path} parameter cannot be blank.");
    }

    /// <summary>The refusal with all members that were found wrong.</summary>
    public Refusal Refuse() => Endpoints.Refuse.Invalid(errors);
}
