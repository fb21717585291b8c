using Emulator.Core.Keys;
using Emulator.Core.Workspaces;

namespace Emulator.Tests.Core;

public class CredentialDirectoryTests
{
    private readonly CredentialDirectory directory = new();
    private readonly WorkspacePlace one = Place(), two = Place();

    [Fact]
    public void A_credential_names_its_workspace_until_it_is_given_back()
    {
        var claim = new Claim("key", "abc");
        Assert.Null(directory.Register(one, [claim]));
        Assert.Same(one, directory.OwnerOf("key", "abc"));
        Assert.Null(directory.OwnerOf("other", "abc"));
        directory.Forget(one, [claim]);
        Assert.Null(directory.OwnerOf("key", "abc"));
        Assert.Equal(0, directory.Count);
    }

    [Fact]
    public void A_credential_of_another_workspace_is_refused_and_nothing_is_registered()
    {
        directory.Register(one, [new Claim("login", "taken")]);
        var refused = directory.Register(two, [new Claim("login", "free"), new Claim("login", "taken"), Claim.Masked("secret of two")]);
        Assert.Equal("taken", refused!.Value);
        Assert.Null(directory.OwnerOf("login", "free"));
        Assert.Same(one, directory.OwnerOf("login", "taken"));
    }

    [Fact]
    public void What_a_workspace_held_before_stays_when_more_is_refused()
    {
        directory.Register(one, [new Claim("login", "taken")]);
        directory.Register(two, [new Claim("login", "mine")]);
        Assert.NotNull(directory.Register(two, [new Claim("login", "mine"), new Claim("login", "taken")]));
        Assert.Same(two, directory.OwnerOf("login", "mine"));
    }

    [Fact]
    public void Nobody_gives_back_what_is_anothers()
    {
        // A workspace that is deleted while another is made under its name must not take that one's credentials with it.
        directory.Register(two, [new Claim("login", "shared name")]);
        directory.Forget(one, [new Claim("login", "shared name")]);
        Assert.Same(two, directory.OwnerOf("login", "shared name"));
    }

    [Fact]
    public async Task Only_one_of_many_workspaces_gets_a_credential_also_while_others_give_it_back()
    {
        var claim = new Claim("login", "wanted");
        await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 200; i++)
            {
                var owner = Place();
                if (directory.Register(owner, [claim]) is not null) continue;
                Assert.Same(owner, directory.OwnerOf("login", "wanted"));
                directory.Forget(owner, [claim]);
            }
        })));
        Assert.Equal(0, directory.Count);
    }

    private static WorkspacePlace Place() => new("w", static _ => throw new InvalidOperationException("Nobody asks for it."));
}
