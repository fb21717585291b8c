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
            Parameters = CandidateFields.Describe(isNew: true),
        },
        Of(KeyPredictRoutes.UpdateCandidate, Provenance.Documented("help article Key Predict API, the name; the parameters are inferred from create"), Update) with
        {
            Changes = true,
            Summary = "Changes a candidate; what is absent stays as it is.",
            Parameters = [new("id", "query", "integer", "The candidate; without it, email finds the candidate."), .. CandidateFields.Describe(isNew: false)],
        },
        Of(KeyPredictRoutes.RetrieveCandidate, Provenance.Observed("a public client"), Retrieve) with
        {
            Summary = "Gives a candidate by id or, without it, by e-mail address.",
            Parameters = [new("id", "query", "integer", "The candidate's id; it wins over email."), new("email", "query", "string", "The candidate's e-mail address, in any case.")],
        },
    ];

    private static Operation Of(string method, Provenance basis, Func<Call, Outcome> handler) =>
        new(method, "GET|POST", KeyPredictRoutes.Template(method), basis, handler) { ResponseBody = typeof(KeyPredictCandidate) };

    private static Outcome Create(Call call)
    {
        var state = call.State<KeyPredictState>();
        var fields = FieldReader.Of(call);
        var (id, ids) = state.Ids.Next("candidate", KeyPredictSettings.FirstCandidateId);
        var candidate = CandidateFields.Read(fields, state, new Candidate(id, "", "", null, "", call.Now), isNew: true);
        return fields.Refusal() is { } invalid ? invalid : Saved(call, state with { Ids = ids }, candidate);
    }

    private static Outcome Update(Call call)
    {
        var state = call.State<KeyPredictState>();
        var fields = FieldReader.Of(call);
        var found = Find(fields, state, out var sought);
        var candidate = CandidateFields.Read(fields, state, found ?? new Candidate(0, "", "", null, "", call.Now), isNew: false);
        if (fields.Refusal() is { } invalid) return invalid;
        if (found is null) return Refuse.CandidateNotFound(sought);
        // An address by which the candidate was found is no new one, however it is spelled.
        if (fields.Integer("id") is null) candidate = candidate with { Email = found.Email };
        return Saved(call, state, candidate);
    }

    private static Outcome Retrieve(Call call)
    {
        var fields = FieldReader.Of(call);
        var candidate = Find(fields, call.State<KeyPredictState>(), out var sought);
        if (fields.Refusal() is { } invalid) return invalid;
        return candidate is null ? Refuse.CandidateNotFound(sought) : WireFormat.Ok(call.Request, Describe(call.State<KeyPredictState>(), candidate));
    }

    /// <summary>The candidate that <c>id</c> or, without it, <c>email</c> names; one of them must be given.</summary>
    public static Candidate? Find(FieldReader fields, KeyPredictState state, out string sought)
    {
        var id = fields.Integer("id");
        sought = id is { } number ? "id " + number.ToString(CultureInfo.InvariantCulture) : "";
        if (id is { } given) return state.Candidates.At(given);
        var email = fields.Text("email");
        if (email is null)
        {
            fields.Add("id", Messages.Required);
            return null;
        }

        sought = "e-mail address " + email;
        return state.CandidateByEmail(email);
    }

    private static Outcome Saved(Call call, KeyPredictState state, Candidate candidate)
    {
        state = state with { Candidates = state.Candidates.Put(candidate) };
        return Outcome.Of(WireFormat.Ok(call.Request, Describe(state, candidate)), Change.To(state));
    }

    /// <summary>A candidate as all methods answer it.</summary>
    public static Tree Describe(KeyPredictState state, Candidate candidate) => Tree.One(
        "candidate",
        ("id", Tree.Id(candidate.Id)),
        ("title_id", Tree.Id(candidate.TitleId)),
        ("country_code", Tree.Plain(candidate.CountryCode)),
        ("email", Tree.Of(candidate.Email)),
        ("login", Tree.Of(candidate.Login)),
        ("lastname", Tree.Of(candidate.LastName)),
        ("firstname", Tree.Of(candidate.FirstName)),
        ("last_connection_date", Tree.Plain(ParisTime.Text(candidate.LastConnectionAt))),
        ("groups", Tree.Many("groups", candidate.GroupIds.Select(state.Groups.Find).OfType<Group>().Select(group =>
            Tree.One("group", ("id", Tree.Id(group.Id)), ("name", Tree.Of(group.Name)))))),
        ("postal_code", Tree.Of(candidate.PostalCode)),
        ("phone", Tree.Of(candidate.Phone)),
        ("function", Tree.Of(candidate.Function)),
        ("sector_id", Tree.Id(candidate.SectorId)),
        ("observations", Tree.Of(candidate.Observations)));
}
