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
    private static readonly Provenance CallAlone = Provenance.Observed("a public client, the call alone; the answer is inferred").But(Part.Answer);

    public static readonly ImmutableArray<Operation> Operations =
    [
        Method.Of(KeyPredictRoutes.ListGroup, Provenance.Observed("a public client"), Groups) with
        {
            Summary = "Lists the groups of candidates.",
            ResponseBody = typeof(IReadOnlyList<KeyPredictGroup>),
        },
        Method.Of(KeyPredictRoutes.RetrieveGroup, Provenance.Observed("a public client"), Group) with
        {
            Summary = "Gives a group with the ids of its candidates.",
            Parameters = [new("id", "query", "integer", "The group.", Required: true)],
            ResponseBody = typeof(KeyPredictGroupMembers),
        },
        Method.Of(KeyPredictRoutes.ListContract, CallAlone, Contracts) with
        {
            Summary = "Lists what pays for assessments.",
            ResponseBody = typeof(IReadOnlyList<KeyPredictContract>),
        },
        Method.Of(KeyPredictRoutes.GiveCredits, CallAlone, GiveCredits) with
        {
            Changes = true,
            Requires = KeyPredictAccess.CreditsCheck,
            Summary = "Gives credits to a company below this one.",
            Parameters =
            [
                new("company_id", "query", "integer", "The company that receives.", Required: true),
                new("credits", "query", "integer", "How many, 1 or more.", Required: true),
            ],
            ResponseBody = typeof(KeyPredictGivenCredits),
        },
        Method.Of(KeyPredictRoutes.CandidateImport, CallAlone, Import) with
        {
            Summary = "Attaches existing candidates to the calling company; those of this account belong to it already.",
            Parameters = [new(
                "candidates",
                "query",
                "string",
                "Ids with commas between them, a form's candidates[0][id], or a JSON list of objects with an id.",
                Required: true)],
            ResponseBody = typeof(IReadOnlyList<KeyPredictCandidate>),
        },
    ];

    private static Outcome Groups(Call call)
    {
        var groups = call.State<KeyPredictState>().Groups;
        return WireFormat.Ok(call.Request, () => Tree.Many("groups", groups.Select(CandidateView.Of)));
    }

    private static Outcome Group(Call call)
    {
        var (state, fields) = (call.State<KeyPredictState>(), FieldReader.Of(call));
        var id = fields.Integer("id", required: true);
        if (fields.Refusal() is { } invalid) return invalid;
        if (state.Groups.At(id!.Value) is not { } group)
            return Refuse.NotFound(KeyPredictErrors.GroupNotFound, "id", id.Value, "group", state.Groups.FirstOrDefault()?.Id);
        var members = state.Candidates.In(KeyPredictState.CandidatesOfGroup, group.Id);
        return WireFormat.Ok(call.Request, () => Tree.One(
            "group",
            ("id", Tree.Id(group.Id)),
            ("name", Tree.Of(group.Name)),
            ("candidates", Tree.Many("candidates", members.Select(candidate => CandidateView.IdOf(candidate.Id))))));
    }

    private static Outcome Contracts(Call call)
    {
        var account = call.State<KeyPredictState>().Account;
        var credits = account.Contract == ContractKind.Subscription ? null : account.Credits.ToString(CultureInfo.InvariantCulture);
        return WireFormat.Ok(call.Request, () => Tree.Many("contracts", [Tree.One(
            "contract",
            ("id", Tree.Id(Account.ContractId)),
            ("label", Tree.Of($"{account.Company}: {account.Contract}")),
            ("type", Tree.Plain(account.Contract)),
            ("credits", Tree.Plain(credits)))]));
    }

    private static Outcome GiveCredits(Call call)
    {
        var state = call.State<KeyPredictState>();
        var input = call.Read(state.Choices.IgnoresJson, CreditsInput.Read);
        if (input.Refusal is { } invalid) return invalid;
        if (state.SubAccounts.At(input.CompanyId) is not { } company)
            return Refuse.NotFound(KeyPredictErrors.CompanyNotFound, "company_id", input.CompanyId, "company", state.SubAccounts.FirstOrDefault()?.Id);
        if (input.Credits > state.Account.Credits) return Refuse.TooFewCredits(input.Credits, state.Account.Credits);
        var after = company with { Credits = (int)Math.Min(int.MaxValue, (long)company.Credits + input.Credits) };
        return Outcome.Of(
            WireFormat.Ok(call.Request, () => Tree.One(
                "company", ("company_id", Tree.Id(after.Id)), ("credits", Tree.Plain(after.Credits.ToString(CultureInfo.InvariantCulture))))),
            Change.To(state with { SubAccounts = state.SubAccounts.Put(after), Accounts = state.Accounts.Set(state.Account.Less(input.Credits)) }));
    }

    private static Outcome Import(Call call)
    {
        var (state, fields) = (call.State<KeyPredictState>(), FieldReader.Of(call));
        var ids = fields.Things("candidates");
        if (fields.Refusal() is { } invalid) return invalid;
        foreach (var id in ids)
            if (state.Candidates.At(id) is null) return Refuse.CandidateNotFound(new CandidateName(id, null), state, "candidates[0][id]");
        return WireFormat.Ok(call.Request, () => Tree.Many("candidates", ids.Select(id => CandidateView.Of(state, state.Candidates.At(id)!))));
    }
}
