using System.Collections.Immutable;
using Emulator.Core.State;
using Emulator.Providers.KeyPredict.Records;

namespace Emulator.Providers.KeyPredict.Life;

/// <summary>How tokens come and go: each <c>connect</c> makes one, a revocation kills all that there are by one mark, and of too many the dead go
/// first.</summary>
internal static class TokenLife
{
    /// <summary>The token with this value, dead or alive, or null.</summary>
    public static ApiToken? TokenOf(this KeyPredictState state, string value) => state.Tokens.By(KeyPredictState.TokenByValue, value);

    /// <summary>What killed a token, or null while nothing has.</summary>
    public static TokenRevocation? RevocationOf(this KeyPredictState state, ApiToken token)
    {
        var marks = state.TokenRevocations.In(KeyPredictState.RevocationsByToken, KeyPredictState.Everyone);
        if (marks.Max is not { } last || last.Id < token.Id) return null;
        return marks[marks.FirstFrom(mark => mark.Id >= token.Id)];
    }

    /// <summary>Whether tokens were given up because there were too many.</summary>
    public static bool HasDroppedTokens(this KeyPredictState state) => state.Tokens.Count > 0 && ByNumber(state.Tokens).Max!.Id > state.Tokens.Count;

    /// <summary>The records with one token more.</summary>
    public static KeyPredictState WithToken(this KeyPredictState state, string value, DateTimeOffset now, int most = KeyPredictSettings.MostTokens)
    {
        var ids = new NewIds(state.Ids);
        var tokens = state.Tokens.Put(new ApiToken(ids.Token(), value, now, state.Integration.Login));
        var after = state with { Tokens = tokens, Ids = ids.After };
        while (after.Tokens.Count > most) after = after.WithoutOneToken();
        return after;
    }

    /// <summary>The records with every token dead that was alive: for good, because a revoked token never comes back.</summary>
    public static KeyPredictState WithoutTokens(this KeyPredictState state, string because, DateTimeOffset now)
    {
        var last = ByNumber(state.Tokens).Max;
        return last is null || state.RevocationOf(last) is not null ? state
            : state with { TokenRevocations = state.TokenRevocations.Put(new TokenRevocation(last.Id, now, because)) };
    }

    // The dead have the lowest numbers. When none is dead, the earliest issue is expired, if any is.
    private static KeyPredictState WithoutOneToken(this KeyPredictState state)
    {
        var lowest = ByNumber(state.Tokens).Min!;
        var goes = state.RevocationOf(lowest) is null ? state.Tokens.In(KeyPredictState.TokensByIssue, KeyPredictState.Everyone).Min! : lowest;
        var (tokens, marks) = (state.Tokens.Remove(goes.Id), state.TokenRevocations);
        var first = ByNumber(tokens).Min!.Id;
        while (marks.In(KeyPredictState.RevocationsByToken, KeyPredictState.Everyone).Min is { } idle && idle.Id < first) marks = marks.Remove(idle.Id);
        return state with { Tokens = tokens, TokenRevocations = marks };
    }

    private static ImmutableSortedSet<ApiToken> ByNumber(Table<int, ApiToken> tokens) =>
        tokens.In(KeyPredictState.TokensByNumber, KeyPredictState.Everyone);
}
