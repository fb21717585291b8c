using System.Collections.Immutable;
using System.Globalization;
using Contracts.KeyPredict;
using Emulator.Core.Effects;
using Emulator.Core.Judging;
using Emulator.Core.Keys;
using Emulator.Providers.KeyPredict.Input;
using Emulator.Providers.KeyPredict.Pages;
using Emulator.Providers.KeyPredict.Wire;

namespace Emulator.Providers.KeyPredict.Endpoints;

/// <summary>The secret link to a participant's profile: one for each candidate, the same on each call, to be had once something is completed.</summary>
internal static class ProfileApi
{
    public static readonly ImmutableArray<Operation> Operations =
    [
        Method.Of(
            KeyPredictRoutes.CandidateProfile, Provenance.Inferred("use case 6 of the help article tells of a secure link and names no method"), Link) with
        {
            Changes = true,
            Requires = KeyPredictAccess.CompletionCheck,
            Summary = "Gives the secret link to a participant's profile page.",
            Parameters =
            [
                new("id", "query", "integer", "The candidate; it wins over email."),
                new("email", "query", "string", "The candidate's e-mail address, when id is absent."),
            ],
            ResponseBody = typeof(KeyPredictProfileLink),
        },
    ];

    private static Outcome Link(Call call)
    {
        var state = call.State<KeyPredictState>();
        var input = call.Read(state.Choices.IgnoresJson, CandidateCall.Read);
        if (input.Refusal is { } invalid) return invalid;
        if (state.CandidateOf(input.Name) is not { } candidate) return Refuse.CandidateNotFound(input.Name, state);
        if (state.Assessments.In(KeyPredictState.CompletedOfCandidate, candidate.Id).IsEmpty)
            return Refuse.NotCompleted(string.Create(CultureInfo.InvariantCulture, $"Candidate {candidate.Id} has completed nothing."));
        var change = Change.None;
        if (candidate.ProfileKey is null)
        {
            candidate = candidate with { ProfileKey = call.Secrets.Hex(KeyPredictSettings.LinkKeyLength) };
            change = Change.To(state with { Candidates = state.Candidates.Put(candidate) }).Claim(new Claim(KeyPredictAccess.LinkClaim, candidate.ProfileKey));
        }

        var link = Links.Profile(call.Request.BaseUrl, candidate);
        return Outcome.Of(WireFormat.Ok(call.Request, () => Tree.One("profile", ("candidate_id", Tree.Id(candidate.Id)), ("link", Tree.Of(link)))), change);
    }
}
