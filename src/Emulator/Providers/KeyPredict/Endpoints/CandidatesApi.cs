using System.Collections.Immutable;
using System.Globalization;
using Contracts.KeyPredict;
using Emulator.Core.Effects;
using Emulator.Core.Judging;
using Emulator.Providers.KeyPredict.Input;
using Emulator.Providers.KeyPredict.Records;
using Emulator.Providers.KeyPredict.Wire;

namespace Emulator.Providers.KeyPredict.Endpoints;

/// <summary>Candidates: made, changed, looked up.</summary>
internal static class CandidatesApi
{
    public static readonly ImmutableArray<Operation> Operations =
    [
        Of(KeyPredictRoutes.CreateCandidate, Provenance.Observed("a public client in production; named in the help article"), Create) with
        {
            Changes = true,
            Summary = "Makes a candidate.",
            Parameters = CandidateInput.Describe(isNew: true),
        },
        Of(
            KeyPredictRoutes.UpdateCandidate,
            Provenance.Documented("help article Key Predict API, the name; the parameters are inferred from create").But(Part.Input),
            Update) with
        {
            Changes = true,
            Summary = "Changes a candidate; what is absent stays as it is.",
            Parameters = [new("id", "query", "integer", "The candidate; without it, email finds the candidate."), .. CandidateInput.Describe(isNew: false)],
        },
        Of(KeyPredictRoutes.RetrieveCandidate, Provenance.Observed("a public client"), Retrieve) with
        {
            Summary = "Gives a candidate by id or, without it, by e-mail address.",
            Parameters =
            [
                new("id", "query", "integer", "The candidate's id; it wins over email."),
                new("email", "query", "string", "The candidate's e-mail address, in any case."),
            ],
        },
    ];

    private static Operation Of(string method, Provenance basis, Func<Call, Outcome> handler) =>
        Method.Of(method, basis, handler) with { ResponseBody = typeof(KeyPredictCandidate) };

    private static Outcome Create(Call call)
    {
        var state = call.State<KeyPredictState>();
        var input = call.Read(state.Choices, CandidateInput.New);
        var ids = new NewIds(state.Ids);
        var candidate = input.Apply(new Candidate(ids.Candidate(), "", "", null, "", call.Now));
        return Taken(state, input.Mistakes, candidate).Refusal is { } invalid ? invalid : Saved(call, state with { Ids = ids.After }, candidate);
    }

    private static Outcome Update(Call call)
    {
        var state = call.State<KeyPredictState>();
        var input = call.Read(state.Choices, CandidateInput.Update);
        var name = input.Name!;
        if (state.CandidateOf(name) is not { } found) return input.Mistakes.Refusal ?? Refuse.CandidateNotFound(name, state);
        var candidate = input.Apply(found);
        if (Taken(state, input.Mistakes, candidate).Refusal is { } invalid) return invalid;
        // An address by which the candidate was found is no new one, however it is spelled.
        return Saved(call, state, name.Id is null ? candidate with { Email = found.Email } : candidate);
    }

    private static Outcome Retrieve(Call call)
    {
        var (state, fields) = (call.State<KeyPredictState>(), FieldReader.Of(call));
        var name = CandidateName.Read(fields);
        if (fields.Refusal() is { } invalid) return invalid;
        if (state.CandidateOf(name) is not { } candidate) return Refuse.CandidateNotFound(name, state);
        return WireFormat.Ok(call.Request, () => CandidateView.Of(state, candidate));
    }

    // Only the decision knows which addresses and logins are taken.
    private static FieldMistakes Taken(KeyPredictState state, FieldMistakes mistakes, Candidate candidate)
    {
        if (candidate.Email is { } email && state.CandidateOf(email) is { } same && same.Id != candidate.Id)
            return mistakes.And(NotUnique("email", same));
        return state.Candidates.By(KeyPredictState.CandidateByLogin, candidate.Login) is { } other && other.Id != candidate.Id
            ? mistakes.And(NotUnique("login", other))
            : mistakes;
    }

    private static Mistake NotUnique(string field, Candidate of) => new(field, Messages.NotUnique(field), "be one that no other candidate has")
    {
        Seen = string.Create(CultureInfo.InvariantCulture, $"that of candidate {of.Id}"),
        Place = MemberPlace.Form,
        Remedy = string.Create(CultureInfo.InvariantCulture, $"Change candidate {of.Id} with update/candidate, or send another {field}."),
    };

    private static Outcome Saved(Call call, KeyPredictState state, Candidate candidate)
    {
        state = state with { Candidates = state.Candidates.Put(candidate) };
        return Outcome.Of(WireFormat.Ok(call.Request, () => CandidateView.Of(state, candidate)), Change.To(state));
    }
}
