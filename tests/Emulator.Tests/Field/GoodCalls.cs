using System.Text;
using System.Text.RegularExpressions;
using Contracts.KeyPredict;
using Emulator.Core.Judging;
using Emulator.Tests.Providers.Kelio;
using Emulator.Tests.Providers.KeyPredict;
using Emulator.Tests.Support;

namespace Emulator.Tests.Field;

/// <summary>Calls of all operations of all providers, on each surface and with each verb, which are made good by following the remedies of their
/// refusals.</summary>
internal static partial class GoodCalls
{
    private const int MostRounds = 8;
    // It is dated by the machine's clock.
    private const string OfNoWorkspace = "test logo";

    private static readonly string[] ByChance = ["X-Emulator-Exchange", "Content-Length"];

    /// <summary>What each is answered: status, headers and body.</summary>
    public static async Task<IReadOnlyList<(string What, int Status, string Text)>> AnswersAsync(TestWorkspace workspace)
    {
        var client = await RemedyClient.OfAsync(workspace);
        var answers = new List<(string, int, string)>();
        var links = await LinksAsync(client);
        foreach (var provider in ProviderList.All)
        {
            foreach (var operation in provider.Operations.Where(one => one.State is OperationState.Emulated))
            {
                foreach (var surface in provider.Surfaces.Where(one => operation.Surfaces.IsDefaultOrEmpty || operation.Surfaces.Contains(one.Name)))
                {
                    foreach (var method in operation.Methods.Split('|'))
                    {
                        var call = new ProbedCall(surface, operation, client.IdsOf(surface, operation), new HttpMethod(method));
                        if (operation.IsOpen) Open(call, workspace, links);
                        var (status, text) = await AnswerAsync(client, call);
                        answers.Add(($"{surface.Name}: {method} {operation.Name}", status, text));
                    }
                }
            }
        }

        return answers;
    }

    /// <summary>Gives a call that needs no credential what it has instead: keys, a login, the key of a link.</summary>
    private static void Open(ProbedCall call, TestWorkspace workspace, IReadOnlyDictionary<string, string> links)
    {
        if (call.Surface.Prefix.StartsWith("/kelio/", StringComparison.Ordinal))
        {
            var key = workspace.Key(call.Surface.Name);
            call.InBody(["private_key"], key.PrivateKey);
            call.InBody(["secret_key"], key.SecretKey);
        }

        if (!call.Surface.Prefix.StartsWith("/keypredict", StringComparison.Ordinal)) return;
        var caller = KeyPredictCaller.Of(workspace);
        if (call.Operation.Name == KeyPredictRoutes.Connect)
        {
            call.InQuery("login", caller.Login);
            call.InQuery("password", caller.Password);
        }

        if (links.GetValueOrDefault(call.Operation.Template) is { } link) call.InQuery("key", link);
    }

    private static async Task<IReadOnlyDictionary<string, string>> LinksAsync(RemedyClient client)
    {
        var completed = await TextAsync("assessment/completed/json");
        var candidate = CandidateForm().Match(completed).Groups["id"].Value;
        var texts = string.Join(' ', completed, await TextAsync("assessment/pending/json"), await TextAsync("candidate/profile/json?id=" + candidate));
        return LinkForm().Matches(texts.Replace("\\/", "/", StringComparison.Ordinal))
            .Select(link => (Path: link.Groups["path"].Value, Key: link.Groups["key"].Value))
            .GroupBy(link => link.Path).ToDictionary(of => of.Key, of => of.First().Key);

        async Task<string> TextAsync(string method)
        {
            using var answer = await client.SendAsync(HttpMethod.Get, $"/keypredict{KeyPredictRoutes.Rest}/{method}", null, isForm: false);
            return await answer.Content.ReadAsStringAsync();
        }
    }

    private static async Task<(int Status, string Text)> AnswerAsync(RemedyClient client, ProbedCall call)
    {
        for (var round = 0; round < MostRounds; round++)
            if (await client.RefusedInputAsync(call) is not { } refused || !await client.FollowAsync(call, refused)) break;
        using var answer = await client.SendAsync(call);
        var headers = answer.Headers.Concat(answer.Content.Headers)
            .Where(header => !ByChance.Contains(header.Key) && !(header.Key == "Date" && call.Operation.Name == OfNoWorkspace))
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order(StringComparer.Ordinal);
        var text = $"{string.Join('\n', headers)}\n\n{Encoding.Latin1.GetString(await answer.Content.ReadAsByteArrayAsync())}";
        if (call.Operation.Changes) await client.RestoreAsync();
        return ((int)answer.StatusCode, text);
    }

    [GeneratedRegex("""/keypredict(?<path>/[a-z/]+)\?(?:[^"\s]*&)?key=(?<key>[A-Za-z0-9_-]+)""")]
    private static partial Regex LinkForm();

    [GeneratedRegex("""candidate_id"\s*:\s*"?(?<id>[0-9]+)""")]
    private static partial Regex CandidateForm();
}
