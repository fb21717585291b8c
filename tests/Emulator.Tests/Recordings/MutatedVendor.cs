using System.Text;
using Emulator.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Emulator.Tests.Recordings;

/// <summary>The vendor as it might be instead: an emulator's answers, changed on the way.</summary>
internal static class MutatedVendor
{
    /// <summary>Stands before an emulator and changes what it answers.</summary>
    /// <param name="emulator">Where the emulator is.</param>
    /// <param name="change">Changes an answer: its status, its headers, its body.</param>
    public static async Task<MisbehavingReceiver> StartAsync(Uri emulator, Action<Answer> change)
    {
        var vendor = await MisbehavingReceiver.StartAsync();
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });
        vendor.Behave = async context =>
        {
            var call = vendor.Received[^1];
            using var request = new HttpRequestMessage(new HttpMethod(call.Method), new Uri(emulator, call.Path["/hook".Length..]));
            if (call.Body.Length > 0) request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(call.Body));
            foreach (var (name, value) in call.Headers.Where(header => header.Key is not ("Host" or "Content-Length" or "Connection")))
                if (!request.Headers.TryAddWithoutValidation(name, value)) request.Content?.Headers.TryAddWithoutValidation(name, value);
            using var told = await http.SendAsync(request);
            var answer = new Answer
            {
                Path = call.Path,
                Status = (int)told.StatusCode,
                Headers = told.Headers.Concat(told.Content.Headers)
                    .Where(header => header.Key is not ("Transfer-Encoding" or "Content-Length" or "X-Emulator-Exchange"))
                    .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
                Body = await told.Content.ReadAsStringAsync(),
            };
            change(answer);
            context.Response.StatusCode = answer.Status;
            foreach (var (name, value) in answer.Headers) context.Response.Headers[name] = value;
            if (answer.Body.Length > 0) await context.Response.WriteAsync(answer.Body);
        };
        return vendor;
    }

    /// <summary>An answer that can be changed.</summary>
    internal sealed class Answer
    {
        public required string Path { get; init; }

        public required int Status { get; set; }

        public required Dictionary<string, string> Headers { get; init; }

        public required string Body { get; set; }

        /// <summary>Writes something else into the body, which must hold it.</summary>
        public void Replace(string what, string with) => Body = Body.Replace(what, with, StringComparison.Ordinal);
    }
}
