using Emulator.Core.State;

namespace Emulator.Providers.Kelio.Records;

/// <summary>Hands out the ids of new records, one after the other; some kinds begin where the vendor's examples do. Whoever makes a state keeps
/// <see cref="Sequence"/> in it.</summary>
internal sealed class KelioIds(IdSequence from)
{
    public const int FirstEntity = 86;

    /// <summary>What comes after the ids handed out here.</summary>
    public IdSequence Sequence { get; private set; } = from;

    public int Company() => Next("companies");

    public int Channel() => Next("channels");

    public int Key() => Next("keys");

    public int Status() => Next("statuses");

    public int Entity() => Next("entities", FirstEntity);

    public int Unit() => Next("units");

    public int Manager() => Next("managers", 845);

    public int Tag() => Next("tags");

    public int Pool() => Next("pools");

    public int Campaign() => Next("campaigns", 71);

    public int Applicant() => Next("applicants", 101);

    public int Application() => Next("applications", 9001);

    public int Comment() => Next("comments");

    public int Skill() => Next("skills");

    /// <summary>The slug of a campaign, six digits and letters.</summary>
    public string Slug() => Guid("slugs")[..6];

    /// <summary>The name of a resume's file.</summary>
    public string File() => Guid("resumes");

    private int Next(string series, int first = 1)
    {
        (var id, Sequence) = Sequence.Next(series, first);
        return id;
    }

    private string Guid(string series)
    {
        (var id, Sequence) = Sequence.NextGuid(series);
        return id;
    }
}
