using System.Diagnostics;
using Benchmarks.Soak;

namespace Durability.Kills;

/// <summary>Starts the emulator again and again on one directory, has clients use it, and kills it in the midst of that. After each start all that the clients
/// were told must hold.</summary>
/// <param name="assembly">The emulator.</param>
/// <param name="directory">Where it keeps its data.</param>
/// <param name="seed">Of all that is by chance here.</param>
/// <param name="longest">The longest life under load.</param>
internal sealed class KillRun(string assembly, string directory, int seed, TimeSpan longest)
{
    /// <summary>After so many rounds workspaces are deleted and others made, so that the history has a bound.</summary>
    private const int RoundsBetweenRenewals = 40;

    private readonly Random chance = new(seed);
    private readonly List<string> gone = [];

    /// <summary>Runs it.</summary>
    /// <param name="rounds">How many lives.</param>
    /// <param name="tell">Takes a line a round.</param>
    /// <returns>What was wrong, a sentence each.</returns>
    public async Task<IReadOnlyCollection<string>> RunAsync(int rounds, Action<string> tell)
    {
        using var site = new Site();
        await using var inbox = await Inbox.StartAsync(SubjectOf);
        IReadOnlyList<KillClient> clients = [], owners = Crowd.Owners(site, "", chance);
        for (var round = 1; round <= rounds && site.Wrongs.Count == 0; round++)
        {
            var mark = Stopwatch.GetTimestamp();
            using var child = await StartAsync();
            site.Begin(child.Address);
            var ready = Stopwatch.GetElapsedTime(mark);
            var before = site.Acknowledged;
            await Task.WhenAll(clients.Concat(round == 1 ? [] : owners).Select(client => Task.Run(client.LookAsync)));
            await VerifyGoneAsync(site);
            var verified = site.Acknowledged - before;
            if (round % RoundsBetweenRenewals == 1)
            {
                clients = await RenewAsync(site, inbox, round);
                await Task.WhenAll(owners.Select(owner => owner.BeginAsync()));
            }

            before = site.Acknowledged;
            var life = TimeSpan.FromMilliseconds(chance.Next((int)longest.TotalMilliseconds));
            var told = inbox.Count;
            using var stop = new CancellationTokenSource();
            var users = clients.Concat(owners).Select(client => Task.Run(() => client.UseAsync(stop.Token))).ToList();
            await Task.WhenAny([.. users, Task.Delay(life)]);
            child.Kill();
            await stop.CancelAsync();
            await Task.WhenAll(users);
            foreach (var line in child.Errors) site.Wrong("In its log: " + line);
            tell($"round {round}: ready after {ready.TotalMilliseconds:0} ms, {verified} calls verified, killed after {life.TotalMilliseconds:0} ms: "
                + $"{site.Acknowledged - before} calls acknowledged, {inbox.Count - told} webhooks, last exchange {site.LastExchange}, {Size():0.0} MB");
        }

        if (site.Wrongs.Count == 0)
        {
            using var child = await StartAsync();
            site.Begin(child.Address);
            await Task.WhenAll(clients.Concat(owners).Select(client => Task.Run(client.LookAsync)));
            var code = await child.TerminateAsync(TimeSpan.FromSeconds(30));
            site.Must(code == 0, $"Asked to end, it ended with {code}.");
        }

        tell($"{site.Acknowledged} calls acknowledged in all, {inbox.Count} webhooks, {site.Wrongs.Count} violations (seed {seed})");
        return site.Wrongs;
    }

    /// <summary>Whom a webhook is about.</summary>
    public static string SubjectOf(string body)
    {
        if (body.StartsWith('{')) return System.Text.Json.JsonDocument.Parse(body).RootElement.GetProperty("assessmentId").GetString()!;
        return body.Split('&').Select(pair => pair.Split('=')).First(pair => pair[0] == "assessment_id")[1];
    }

    private Task<SoakChild> StartAsync() => SoakChild.StartAsync(assembly, "--data", directory);

    private double Size() => new DirectoryInfo(directory).EnumerateFiles().Sum(file => file.Length) / 1024.0 / 1024.0;

    /// <summary>Workspaces of all three kinds of clock, with those who use them together; what was there before is deleted.</summary>
    private async Task<IReadOnlyList<KillClient>> RenewAsync(Site site, Inbox inbox, int round)
    {
        foreach (var name in gone.ToList())
        {
            var path = "/_emulator/workspaces/" + name;
            if ((await site.CallAsync(HttpMethod.Get, path)).IsGood) await site.CallAsync(HttpMethod.Delete, path);
        }

        var (clients, names) = await Crowd.UsersAsync(site, inbox, $"r{round}", chance);
        gone.AddRange(names);
        return clients;
    }

    /// <summary>What was deleted when others took its place stays gone.</summary>
    private async Task VerifyGoneAsync(Site site)
    {
        foreach (var name in gone.SkipLast(3).TakeLast(9))
        {
            var seen = await site.CallAsync(HttpMethod.Get, "/_emulator/workspaces/" + name);
            site.Must(seen.Status == 404, $"The workspace {name} was deleted, and is there.");
        }
    }
}
