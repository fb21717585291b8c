using Emulator.Core.Masking;

namespace Emulator.Tests.Core;

public class SecretSetTests
{
    private readonly SecretSet common = new();
    private readonly SecretSet secrets;

    public SecretSetTests() => secrets = new SecretSet(common);

    [Fact]
    public void A_secret_is_hidden_until_it_is_removed_as_often_as_it_was_added()
    {
        secrets.Add("Sm4rtH0rse");
        secrets.Add("sm4rth0rse");
        secrets.Remove("SM4RTH0RSE");
        Assert.True(secrets.Contains("Sm4rtH0rse"));
        secrets.Remove("Sm4rtH0rse");
        Assert.False(secrets.Contains("Sm4rtH0rse"));
        secrets.Remove("Sm4rtH0rse");
        secrets.Add("Sm4rtH0rse");
        Assert.True(secrets.Contains("Sm4rtH0rse"));
    }

    [Fact]
    public void What_is_secret_for_all_is_secret_here_and_not_the_other_way_round()
    {
        common.Add("for all");
        secrets.Add("only here");
        Assert.Equal("<••••> <••••>", Text(secrets, "<for all> <only here>"));
        Assert.Equal("<••••> <only here>", Text(common, "<for all> <only here>"));
        Assert.Equal("<only here>", Text(new SecretSet(common), "<only here>"));
    }

    [Fact]
    public void The_version_tells_each_change()
    {
        var versions = new List<long> { secrets.Version };
        foreach (var change in new Action[]
        {
            () => secrets.Add("a b & c"),
            () => common.Add("c d & e"),
            () => secrets.Remove("a b & c"),
            () => common.Remove("c d & e"),
        })
        {
            change();
            versions.Add(secrets.Version);
        }

        Assert.Equal(versions.Distinct().Order(), versions);
    }

    [Theory]
    [InlineData("p&ss wörd", "p&ss wörd")]
    [InlineData("p&ss wörd", "P&SS WÖRD")]
    [InlineData("p&ss wörd", "p%26ss%20w%c3%b6rd")]
    [InlineData("p&ss wörd", "p%26ss+w%C3%B6rd")]
    [InlineData("p&ss wörd", """p\u0026ss w\u00F6rd""")]
    [InlineData("say \"hi\"", """say \"hi\" """)]
    [InlineData("half \ud83d of it", "half \ud83d of it")]
    public void A_secret_is_hidden_in_each_of_its_spellings(string secret, string spelling)
    {
        secrets.Add(secret);
        Assert.Equal("<••••>", Text(secrets, $"<{spelling.Trim()}>"));
        secrets.Remove(secret);
        Assert.Equal($"<{spelling}>", Text(secrets, $"<{spelling}>"));
    }

    [Theory]
    [InlineData("ab!cd!ef!gh", "<••••>")]
    [InlineData("ab!cd ab!cd!ef", "<•••• ••••>")]
    [InlineData("cd!ef!gh!", "<••••!>")]
    public void Where_secrets_overlap_nothing_of_either_is_left(string text, string shown)
    {
        foreach (var secret in new[] { "ab!cd", "cd!ef", "ab!cd!ef", "ef!gh" }) secrets.Add(secret);
        Assert.Equal(shown, Text(secrets, $"<{text}>"));
    }

    [Fact]
    public async Task What_was_added_is_hidden_from_then_on_however_many_add_and_remove_meanwhile()
    {
        var mask = new SecretMask(secrets, new SensitiveNames([]));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(thread => Task.Run(() =>
        {
            for (var i = 0; i < 300; i++)
            {
                var (own, shared) = ($"own {thread} & {i}", "shared & secret");
                var plain = $"Plain{thread}x{i}";
                foreach (var secret in new[] { own, shared, plain, "SharedPlain" }) secrets.Add(secret);
                Assert.Equal("<••••> <••••> <••••> <••••>", mask.Text($"<{own}> <{shared}> <{plain}> <SharedPlain>"));
                foreach (var secret in new[] { own, shared, plain, "SharedPlain" }) secrets.Remove(secret);
            }
        })));
        Assert.Equal("<shared & secret> <SharedPlain>", mask.Text("<shared & secret> <SharedPlain>"));
    }

    [Fact]
    public void One_text_costs_the_same_however_many_secrets_there_are()
    {
        const string Text = """{"note":"nothing secret in here","email":"zoe@people.example","id":"9f2bc3d4-e5f6-47b8-89d0-b1c2d3e4f5a6"}""";
        // Bytes a text; replacing secret by secret took 275 KB with three hundred of them.
        Assert.InRange(Cost(10), 0, 4096);
        Assert.InRange(Cost(5000), 0, 4096);

        static long Cost(int count)
        {
            var many = new SecretSet();
            for (var i = 0; i < count; i++) many.Add($"secret number {i} & more");
            for (var i = 0; i < count; i++) many.Add($"Secret{i}Number");
            var mask = new SecretMask(many, new SensitiveNames(["password"]));
            mask.Text(Text);
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100; i++) mask.Body("application/json", Text);
            return (GC.GetAllocatedBytesForCurrentThread() - before) / 100;
        }
    }

    private static string Text(SecretSet secrets, string text) => new SecretMask(secrets, new SensitiveNames([])).Text(text);
}
