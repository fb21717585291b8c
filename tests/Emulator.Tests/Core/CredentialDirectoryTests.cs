using Emulator.Core.Keys;
using Emulator.Core.Workspaces;

namespace Emulator.Tests.Core;

public class CredentialDirectoryTests
{
    private readonly CredentialDirectory directory = new();

    [Fact]
    public void A_credential_names_its_workspace_until_the_workspace_is_deleted()
    {
        Assert.Null(directory.Register("one", [new Claim("key", "abc")]));
        Assert.Equal("one", directory.OwnerOf("key", "abc"));
        Assert.Null(directory.OwnerOf("other", "abc"));
        Assert.True(directory.IsSecret("abc"));
        directory.Forget("one");
        Assert.Null(directory.OwnerOf("key", "abc"));
        Assert.False(directory.IsSecret("abc"));
    }

    [Fact]
    public void A_credential_of_another_workspace_is_refused_and_nothing_is_registered()
    {
        directory.Register("one", [new Claim("login", "taken")]);
        var refused = directory.Register("two", [new Claim("login", "free"), new Claim("login", "taken"), Claim.Masked("secret of two")]);
        Assert.Equal("taken", refused!.Value);
        Assert.Null(directory.OwnerOf("login", "free"));
        Assert.False(directory.IsSecret("secret of two"));
    }

    [Fact]
    public void A_secret_that_two_workspaces_share_stays_hidden_until_both_are_gone()
    {
        directory.Register("one", [Claim.Masked("shared secret")]);
        directory.Register("two", [Claim.Masked("shared secret")]);
        directory.Forget("one");
        Assert.True(directory.IsSecret("shared secret"));
        directory.Forget("two");
        Assert.False(directory.IsSecret("shared secret"));
    }

    [Fact]
    public async Task Only_one_of_many_workspaces_gets_a_credential()
    {
        var winners = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(() => directory.Register($"w{i}", [new Claim("login", "wanted")]) is null)));
        Assert.Single(winners, won => won);
    }
}
