using Emulator.Providers.KeyPredict.Records;

namespace Emulator.Providers.KeyPredict.Wire;

/// <summary>A candidate as all methods answer it.</summary>
internal static class CandidateView
{
    public static Tree Of(KeyPredictState state, Candidate candidate) => Tree.One(
        "candidate",
        ("id", Tree.Id(candidate.Id)),
        ("title_id", Tree.Id(candidate.TitleId)),
        ("country_code", Tree.Plain(candidate.CountryCode)),
        ("email", Tree.Of(candidate.Email)),
        ("login", Tree.Of(candidate.Login)),
        ("lastname", Tree.Of(candidate.LastName)),
        ("firstname", Tree.Of(candidate.FirstName)),
        ("last_connection_date", Tree.Plain(ParisTime.Text(candidate.LastConnectionAt))),
        ("groups", Tree.Many("groups", candidate.GroupIds.Select(state.Groups.Find).OfType<Group>().Select(Of))),
        ("postal_code", Tree.Of(candidate.PostalCode)),
        ("phone", Tree.Of(candidate.Phone)),
        ("function", Tree.Of(candidate.Function)),
        ("sector_id", Tree.Id(candidate.SectorId)),
        ("observations", Tree.Of(candidate.Observations)));

    /// <summary>A group without its members.</summary>
    public static Tree Of(Group group) => Tree.One("group", ("id", Tree.Id(group.Id)), ("name", Tree.Of(group.Name)));

    /// <summary>A candidate of whom only the id is told.</summary>
    public static Tree IdOf(int candidateId) => Tree.One("candidate", ("id", Tree.Id(candidateId)));
}
