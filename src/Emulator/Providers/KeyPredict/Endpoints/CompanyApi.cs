using System.Collections.Immutable;
using System.Globalization;
using Contracts.KeyPredict;
using Emulator.Core.Effects;
using Emulator.Core.Judging;
using Emulator.Providers.KeyPredict.Input;
using Emulator.Providers.KeyPredict.Records;
using Emulator.Providers.KeyPredict.Wire;

namespace Emulator.Providers.KeyPredict.Endpoints;

/// <summary>Groups, contracts, credits given to companies below, and the import of candidates.</summary>
internal static class CompanyApi
{
    private static readonly Provenance CallAlone = Provenance.Observed("a public client, the call alone; the answer is inferred");

    public static readonly ImmutableArray<Operation> Operations =
    [
        Of(KeyPredictRoutes.ListGroup, Provenance.Observed("a public client"), Groups) with
        {
            Summary = "Lists the groups of candidates.",
            ResponseBody = typeof(IReadOnlyList<KeyPredictGroup>),
        },
        Of(KeyPredictRoutes.RetrieveGroup, Provenance.Observed("a public client"), Group) with
        {
            Summary = "Gives a group with the ids of its candidates.",
            Parameters = [new("id", "query", "integer", "The group.", Required: true)],
            ResponseBody = typeof(KeyPredictGroupMembers),
        },
        Of(KeyPredictRoutes.ListContract, CallAlone, Contracts) with
        {
            Summary = "Lists what pays for assessments.",
            ResponseBody = typeof(IReadOnlyList<KeyPredictContract>),
        },
        Of(KeyPredictRoutes.GiveCredits, CallAlone, GiveCredits) with
        {
            Changes = true,
            Summary = "Gives credits to a company below this one.",
            Parameters = [new("company_id", "query", "integer", "The company that receives.", Required: true), new("credits", "query", "integer", "How many, 1 or more.", Required: true)],
            ResponseBody = typeof(KeyPredictGivenCredits),
        },
        Of(KeyPredictRoutes.CandidateImport, CallAlone, Import) with
        {
            Summary = "Attaches existing candidates to the calling company; those of this account belong to it already.",
            Parameters = [new("candidates", "query", "string", "Ids with commas between them, a form's candidates[0][id], or a JSON list of objects with an id.", Required: true)],
            ResponseBody = typeof(IReadOnlyList<KeyPredictCandidate>),
        },
    ];

    private static Operation Of(string method, Provenance basis, Func<Call, Outcome> handler) => new(method, "GET|POST", KeyPredictRoutes.Template(method), basis, handler);

    private static Outcome Groups(Call call) => WireFormat.Ok(call.Request, Tree.Many("groups", call.State<KeyPredictState>().Groups.Select(group => Tree.One(
        "group", ("id", Tree.Id(group.Id)), ("name", Tree.Of(group.Name))))));

    private static Outcome Group(Call call)
    {
        var state = call.State<KeyPredictState>();
        var fields = FieldReader.Of(call);
        var id = fields.Integer("id", required: true);
        if (fields.Refusal() is { } invalid) return invalid;
        if (state.Groups.At(id!.Value) is not { } group) return Refuse.NotFound(KeyPredictErrors.GroupNotFound, "group", id.Value);
        return WireFormat.Ok(call.Request, Tree.One(
            "group",
            ("id", Tree.Id(group.Id)),
            ("name", Tree.Of(group.Name)),
            ("candidates", Tree.Many("candidates", state.Candidates.Where(candidate => candidate.GroupIds.Contains(group.Id)).Select(candidate => Tree.One("candidate", ("id", Tree.Id(candidate.Id))))))));
    }

    private static Outcome Contracts(Call call)
    {
        var account = call.State<KeyPredictState>().Account;
        var credits = account.Contract == ContractKind.Subscription ? null : account.Credits.ToString(CultureInfo.InvariantCulture);
        return WireFormat.Ok(call.Request, Tree.Many("contracts", [Tree.One(
            "contract",
            ("id", Tree.Id(Account.ContractId)),
            ("label", Tree.Of($"{account.Company}: {account.Contract}")),
            ("type", Tree.Plain(account.Contract)),
            ("credits", Tree.Plain(credits)))]));
    }

    private static Outcome GiveCredits(Call call)
    {
        var state = call.State<KeyPredictState>();
        var fields = FieldReader.Of(call);
        var (companyId, credits) = (fields.Integer("company_id", required: true), fields.Between("credits", 1, int.MaxValue, required: true));
        if (fields.Refusal() is { } invalid) return invalid;
        if (state.SubAccounts.At(companyId!.Value) is not { } company) return Refuse.NotFound(KeyPredictErrors.CompanyNotFound, "company", companyId.Value);
        var given = (int)credits!.Value;
        if (given > state.Account.Credits) return Refuse.TooFewCredits(given, state.Account.Credits);
        var after = company with { Credits = (int)Math.Min(int.MaxValue, (long)company.Credits + given) };
        return Outcome.Of(
            WireFormat.Ok(call.Request, Tree.One("company", ("company_id", Tree.Id(after.Id)), ("credits", Tree.Plain(after.Credits.ToString(CultureInfo.InvariantCulture))))),
            Change.To(state with { SubAccounts = state.SubAccounts.Put(after), Accounts = state.Accounts.Put(state.Account with { Credits = state.Account.Credits - given }) }));
    }

    private static Outcome Import(Call call)
    {
        var state = call.State<KeyPredictState>();
        var fields = FieldReader.Of(call);
        var ids = fields.Things("candidates");
        if (fields.Refusal() is { } invalid) return invalid;
        foreach (var id in ids)
            if (state.Candidates.At(id) is null) return Refuse.CandidateNotFound("id " + id.ToString(CultureInfo.InvariantCulture));
        return WireFormat.Ok(call.Request, Tree.Many("candidates", ids.Select(id => CandidatesApi.Describe(state, state.Candidates.At(id)!))));
    }
}
