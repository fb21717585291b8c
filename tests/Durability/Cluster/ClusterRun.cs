using System.Diagnostics;
using Durability.Kills;

namespace Durability.Cluster;

/// <summary>Three nodes that 32 clients use; one of them is killed, frozen, cut off from the database or asked to end, round after round, each in its turn.
/// After each round all that the clients were told must hold.</summary>
/// <param name="assembly">The emulator.</param>
/// <param name="database">The connection string of an empty database.</param>
/// <param name="seed">Of all that is by chance here.</param>
/// <param name="lease">How long a node may be silent.</param>
internal sealed class ClusterRun(string assembly, string database, int seed, TimeSpan lease)
{
    private const int Nodes = 3;
    private static readonly string[] Ways = ["kill", "freeze", "cut", "leave"];
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);
    private readonly Random chance = new(seed);
    private readonly TimeSpan awayFor = lease + TimeSpan.FromSeconds(4);
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>Runs it.</summary>
    /// <param name="rounds">How often a node is disturbed.</param>
    /// <param name="tell">Takes a line a round.</param>
    /// <returns>What was wrong, a sentence each.</returns>
    public async Task<IReadOnlyCollection<string>> RunAsync(int rounds, Action<string> tell)
    {
        using var site = new Site();
        await using var inbox = await Inbox.StartAsync(KillRun.SubjectOf);
        var nodes = await Task.WhenAll(Enumerable.Range(0, Nodes).Select(_ => StartAsync()));
        try
        {
            Share(site, nodes);
            var (clients, names) = (new List<KillClient>(), new List<string>());
            foreach (var key in (string[])["one", "two"])
            {
                var (users, made) = await Crowd.UsersAsync(site, inbox, key, chance);
                clients.AddRange(users);
                names.AddRange(made);
                var owners = Crowd.Owners(site, key, chance);
                await Task.WhenAll(owners.Select(owner => owner.BeginAsync()));
                clients.AddRange(owners);
            }

            for (var round = 0; round < rounds && site.Wrongs.Count == 0; round++)
            {
                var (way, which, before) = (Ways[round % Ways.Length], round % Nodes, site.Acknowledged);
                using var stop = new CancellationTokenSource();
                site.MayFail = way != "leave";
                var users = clients.Select(client => Task.Run(() => client.UseAsync(stop.Token))).ToList();
                await Task.Delay(chance.Next(300, 1500));
                var took = await DisturbAsync(site, nodes, which, way, names);
                await Task.Delay(chance.Next(300, 1000));
                await stop.CancelAsync();
                await Task.WhenAll(users);
                site.MayFail = false;
                var acknowledged = site.Acknowledged - before;
                await Task.WhenAll(clients.Select(client => Task.Run(client.LookAsync)));
                tell($"round {round + 1}: {way} node {which + 1}, its workspaces answered elsewhere after {took.TotalSeconds:0.0} s, "
                    + $"{acknowledged} calls acknowledged, {site.Acknowledged - before - acknowledged} verified, {inbox.Count} webhooks");
            }
        }
        finally
        {
            foreach (var node in nodes) node.Dispose();
        }

        tell($"{site.Acknowledged} calls acknowledged in all, {site.Wrongs.Count} violations (seed {seed})");
        return site.Wrongs;
    }

    private static void Share(Site site, Node[] nodes) => site.Share([.. nodes.Select(node => node.Address)]);

    private Task<Node> StartAsync() => Node.StartAsync(assembly, database, "--cluster:lease", lease.ToString());

    /// <summary>Disturbs a node, and mends it when the others have taken over; answers how long that took.</summary>
    private async Task<TimeSpan> DisturbAsync(Site site, Node[] nodes, int which, string way, List<string> names)
    {
        var (node, mark) = (nodes[which], Stopwatch.GetTimestamp());
        var other = nodes[(which + 1) % Nodes].Address;
        if (way == "kill") node.Child.Kill();
        else if (way == "freeze") await node.Child.SignalAsync("STOP");
        else if (way == "cut") node.Cut();
        else await LeaveAsync(site, nodes, node);
        foreach (var name in names) await AnswersAsync(site, $"{other}/_emulator/workspaces/{name}");
        var took = Stopwatch.GetElapsedTime(mark);
        if (way is "freeze" or "cut" && took < awayFor) await Task.Delay(awayFor - took);
        if (way == "freeze") await node.Child.SignalAsync("CONT");
        else if (way == "cut") node.Mend();
        else
        {
            node.Dispose();
            nodes[which] = await StartAsync();
            Share(site, nodes);
        }

        await AnswersAsync(site, nodes[which].Address + "/_emulator/health");
        return took;
    }

    /// <summary>Asks a node to end; a load balancer sends it nothing any more as soon as it says that it leaves.</summary>
    private async Task LeaveAsync(Site site, Node[] nodes, Node node)
    {
        var end = node.Child.TerminateAsync(Guard);
        while (!end.IsCompleted && await IsReadyAsync(node)) await Task.Delay(BetweenLooks);
        Share(site, [.. nodes.Where(other => other != node)]);
        site.Must(await end == 0, "Asked to end, a node did not end with 0.");
    }

    private async Task<bool> IsReadyAsync(Node node)
    {
        try
        {
            using var answer = await http.GetAsync(node.Address + "/_emulator/health");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private async Task AnswersAsync(Site site, string url)
    {
        for (var mark = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(mark) < Guard; await Task.Delay(50))
        {
            try
            {
                using var answer = await http.GetAsync(url);
                if (answer.IsSuccessStatusCode) return;
            }
            catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
            {
                // Not yet.
            }
        }

        site.Wrong($"{url} did not answer within {Guard}.");
    }
}
