using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Json;

namespace Durability;

/// <summary>The emulator as its clients see it over all its lives: where it is now, which numbers its exchanges had, and what was wrong.</summary>
internal sealed class Site : IDisposable
{
    private readonly ConcurrentDictionary<long, int> numbers = new();
    private readonly ConcurrentQueue<string> wrong = new();
    private HttpClient? http;
    private string[] nodes = [];
    private int turn;
    private long lastBefore, last, acknowledged;

    /// <summary>How many calls were acknowledged in all lives.</summary>
    public long Acknowledged => Volatile.Read(ref acknowledged);

    /// <summary>What was wrong, a sentence each.</summary>
    public IReadOnlyCollection<string> Wrongs => wrong;

    /// <summary>The largest number of an exchange that anybody was told.</summary>
    public long LastExchange => Volatile.Read(ref last);

    /// <summary>A new life begins: all numbers are larger than those of the lives before.</summary>
    public void Begin(string address)
    {
        http?.Dispose();
        http = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false })
        {
            BaseAddress = new Uri(address),
            Timeout = TimeSpan.FromMinutes(1),
        };
        numbers.Clear();
        lastBefore = last;
    }

    /// <summary>Whether calls may fail for a while: a node was taken away from the others without a word.</summary>
    public bool MayFail { get; set; }

    /// <summary>The nodes are these from now on, each as good as the others; numbers of exchanges grow in each workspace alone.</summary>
    public void Share(params string[] addresses)
    {
        http ??= new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false }) { Timeout = TimeSpan.FromMinutes(1) };
        Volatile.Write(ref nodes, addresses);
    }

    /// <summary>Notes something that must not be.</summary>
    public void Wrong(string what) => wrong.Enqueue(what);

    /// <summary>Notes something that must not be, unless it holds.</summary>
    public void Must(bool holds, string what)
    {
        if (!holds) Wrong(what);
    }

    /// <summary>Calls.</summary>
    /// <exception cref="GoneException">The process ended before it answered.</exception>
    public async Task<Told> CallAsync(HttpMethod method, string path, object? with = null, (string Name, string Value)? header = null)
    {
        var told = nodes.Length == 0 ? await SendAsync("", method, path, with, header) : await AskNodesAsync(method, path, with, header);
        Interlocked.Increment(ref acknowledged);
        if (told.Exchange > 0) Note(told.Exchange, path);
        Must(told.Status < 500, $"{method} {path} was answered {told.Status}: {told.Text}");
        return told;
    }

    public void Dispose() => http?.Dispose();

    /// <summary>As a load balancer does it: at one node after the other, and where none listens at the next.</summary>
    private async Task<Told> AskNodesAsync(HttpMethod method, string path, object? with, (string Name, string Value)? header)
    {
        var (all, mine) = (Volatile.Read(ref nodes), Interlocked.Increment(ref turn));
        for (var tries = 0; ; tries++)
        {
            var node = all[(int)((uint)(mine + tries) % all.Length)];
            try
            {
                var told = await SendAsync(node, method, path, with, header);
                if (told.Status != 503) return told;
                Must(MayFail, $"{method} {path} was answered by {node} with {told}");
                throw new GoneException(new InvalidOperationException(told.Text));
            }
            catch (GoneException error)
                when (tries < all.Length && error.InnerException is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError })
            {
                // Nobody listens there.
            }
            catch (GoneException error) when (error.InnerException is not InvalidOperationException)
            {
                Must(MayFail, $"{method} {path} was not answered by {node}: {error.InnerException}");
                throw;
            }
        }
    }

    private async Task<Told> SendAsync(string node, HttpMethod method, string path, object? with, (string Name, string Value)? header)
    {
        try
        {
            using var request = new HttpRequestMessage(method, node + path);
            if (header is var (name, value)) request.Headers.TryAddWithoutValidation(name, value);
            if (with is not null) request.Content = JsonContent.Create(with, with.GetType());
            // The framework's client sends a call without content again when its connection breaks, whatever the server has done by then.
            else if (MayFail) request.Content = new ByteArrayContent([]);
            using var answer = await http!.SendAsync(request);
            var number = answer.Headers.TryGetValues("X-Emulator-Exchange", out var given) ? long.Parse(given.First(), CultureInfo.InvariantCulture) : 0;
            return new Told((int)answer.StatusCode, number, await answer.Content.ReadAsStringAsync());
        }
        catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            throw new GoneException(error);
        }
    }

    private void Note(long number, string path)
    {
        Must(numbers.TryAdd(number, 0), $"The number {number} of an exchange came twice, the second time at {path}.");
        Must(number > lastBefore, $"The number {number} of an exchange at {path} is not larger than {lastBefore}, which came in a life before.");
        for (var now = last; now < number; now = last) Interlocked.CompareExchange(ref last, number, now);
    }
}
