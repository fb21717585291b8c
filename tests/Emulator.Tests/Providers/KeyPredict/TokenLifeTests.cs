using Emulator.Core.State;
using Emulator.Providers.KeyPredict;
using Emulator.Providers.KeyPredict.Life;

namespace Emulator.Tests.Providers.KeyPredict;

/// <summary>Tokens bare: killed by one mark, looked up by value, and not more of them than the account keeps.</summary>
public class TokenLifeTests
{
    private static readonly KeyPredictState Empty = BareAccount.Demo();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Marks_tell_of_each_token_what_a_row_for_each_would_tell(int seed)
    {
        var (draw, state, now) = (new Draw(seed, "tokens"), Empty, BareAccount.Now);
        var model = new List<(string Value, DateTimeOffset? At, string? Because)>();
        for (var i = 0; i < 300; i++)
        {
            now = now.AddMinutes(draw.Between(0, 3));
            if (draw.Chance(0.3))
            {
                state = state.WithoutTokens($"reason {i}", now);
                model = [.. model.Select(token => token.At is null ? (token.Value, now, $"reason {i}") : token)];
            }
            else
            {
                state = state.WithToken($"token {i}", now);
                model.Add(($"token {i}", null, null));
            }

            foreach (var (value, at, because) in model)
            {
                var mark = state.RevocationOf(state.TokenOf(value)!);
                Assert.Equal((at, because), (mark?.At, mark?.Because));
            }
        }

        Assert.Null(state.TokenOf("another"));
        Assert.False(state.HasDroppedTokens());
    }

    [Fact]
    public void A_revocation_writes_one_row_and_none_when_nothing_is_alive()
    {
        var state = Empty;
        for (var i = 0; i < 50; i++) state = state.WithToken($"token {i}", BareAccount.Now);
        var after = state.WithoutTokens("of the test", BareAccount.Now);
        Assert.Empty(after.Tokens.WritesSince(state.Tokens));
        Assert.Single(after.TokenRevocations.WritesSince(state.TokenRevocations));
        Assert.Same(after, after.WithoutTokens("of the test", BareAccount.Now));
    }

    [Fact]
    public void Of_too_many_tokens_the_dead_go_first_then_those_that_were_issued_first()
    {
        // By a clock that was put back, the second is the oldest of all.
        var state = Empty.WithToken("first", BareAccount.Now).WithToken("second", BareAccount.Now.AddDays(-4));
        state = Filled(state, KeyPredictSettings.MostTokens);
        Assert.NotNull(state.TokenOf("second"));
        state = state.WithToken("one more", BareAccount.Now.AddHours(1));
        Assert.Null(state.TokenOf("second"));
        Assert.NotNull(state.TokenOf("first"));
        state = state.WithoutTokens("of the test", BareAccount.Now).WithToken("alive", BareAccount.Now.AddDays(-9));
        Assert.Null(state.TokenOf("first"));
        Assert.Null(state.RevocationOf(state.TokenOf("alive")!));
        Assert.Equal(KeyPredictSettings.MostTokens, state.Tokens.Count);
    }

    [Fact]
    public void Under_rotate_neither_tokens_nor_marks_grow_without_limit()
    {
        var (state, now) = (Empty, BareAccount.Now);
        for (var i = 0; i < KeyPredictSettings.MostTokens + 200; i++) state = state.WithoutTokens("rotate", now).WithToken($"token {i}", now);
        Assert.Equal(KeyPredictSettings.MostTokens, state.Tokens.Count);
        Assert.Equal(KeyPredictSettings.MostTokens - 1, state.TokenRevocations.Count);
        Assert.Equal("rotate", state.RevocationOf(state.Tokens.First())!.Because);
        Assert.Null(state.RevocationOf(state.Tokens.Last()));
    }

    [Fact]
    public void A_token_that_was_given_up_is_refused_like_an_unknown_one_and_the_journal_says_why()
    {
        var unknown = BareAccount.Decide(Empty, BareAccount.Get("/customer/REST/list/title")).Outcome.Refusal!;
        var state = Filled(Empty.WithToken(BareAccount.Token, BareAccount.Now), KeyPredictSettings.MostTokens);
        Assert.Null(BareAccount.Decide(state, BareAccount.Get("/customer/REST/list/title")).Outcome.Refusal);
        state = state.WithToken("one more", BareAccount.Now);
        var dropped = BareAccount.Decide(state, BareAccount.Get("/customer/REST/list/title")).Outcome.Refusal!;
        Assert.Equal(("token known", "token known"), (unknown.Check, dropped.Check));
        Assert.Equal((unknown.Kind, unknown.Message), (dropped.Kind, dropped.Message));
        Assert.Contains("keeps only the latest 10,000", dropped.Detail);
        Assert.DoesNotContain("10,000", unknown.Detail);
    }

    private static KeyPredictState Filled(KeyPredictState state, int count)
    {
        for (var i = state.Tokens.Count; i < count; i++) state = state.WithToken($"token {i}", BareAccount.Now.AddSeconds(i));
        return state;
    }
}
