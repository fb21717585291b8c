using Emulator.Core.Judging;

namespace Emulator.Providers.PredictiveIndex.Input;

/// <summary>What one decision finds wrong with the members of a body, in the order in which they are looked at.</summary>
internal sealed class Faults
{
    private readonly List<Mistake> mistakes = [];

    /// <summary>Whether a member was found wrong.</summary>
    public bool Any => mistakes.Count > 0;

    /// <summary>The member's value; what is wrong with it is noted.</summary>
    public T? Take<T>(Member<T> member)
    {
        if (member.Fault is { } fault) Add(fault);
        return member.Value;
    }

    /// <summary>Notes what is wrong with a member; the first fault of a member counts.</summary>
    public void Add(Mistake mistake)
    {
        if (mistakes.TrueForAll(known => known.Member != mistake.Member)) mistakes.Add(mistake);
    }

    /// <summary>Notes that a text must be there and is not.</summary>
    /// <param name="path">The member.</param>
    /// <param name="otherwise">When it is required, in PI's words; nothing for always.</param>
    public void Missing(string path, string otherwise = "") =>
        Add(new Mistake(path, $"The {path} parameter is required{otherwise}.", $"be given{otherwise}") { Example = Samples.Quoted(Samples.Line(path)) });

    /// <summary>Notes a name or an address that is there and says nothing [BA-PATCH].</summary>
    public void Blank(Member<string> member)
    {
        Take(member);
        if (member.IsThere && member.Value is null)
        {
            Add(new Mistake(member.Path, $"The {member.Path} parameter cannot be blank.", "say something when it is given")
            {
                Seen = "blank",
                Example = Samples.Quoted(Samples.Line(member.Path)),
                Remedy = "Leave it out to keep what there is, or give a text.",
            });
        }
    }

    /// <summary>The refusal with all members that were found wrong.</summary>
    public Refusal Refuse() => Endpoints.Refuse.Invalid([.. mistakes]);
}
