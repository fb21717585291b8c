namespace Recorder.Taking;

/// <summary>A call and its answer as they went over the wire. It is never written.</summary>
/// <param name="Number">Which one, from 1.</param>
/// <param name="At">When the call came.</param>
/// <param name="Method">The verb.</param>
/// <param name="Target">Path and query as they were sent.</param>
/// <param name="RequestHeaders">Of the call.</param>
/// <param name="RequestBody">Of the call.</param>
/// <param name="Status">Of the answer.</param>
/// <param name="ResponseHeaders">Of the answer.</param>
/// <param name="ResponseBody">Of the answer.</param>
internal sealed record Exchange(
    int Number, DateTimeOffset At, string Method, string Target, IReadOnlyList<KeyValuePair<string, string>> RequestHeaders, byte[] RequestBody,
    int Status, IReadOnlyList<KeyValuePair<string, string>> ResponseHeaders, byte[] ResponseBody);
