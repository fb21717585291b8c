using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using System.Globalization;

namespace Benchmarks;

/// <summary>Which types the bytes are: the runtime tells of one allocation in about 100 KB.</summary>
internal sealed class AllocatedTypes : EventListener
{
    private const EventKeywords Collector = (EventKeywords)1;
    private readonly ConcurrentDictionary<string, long> bytes = new();

    /// <summary>The largest, with their bytes a call.</summary>
    public IEnumerable<string> Largest(int calls) => bytes.OrderByDescending(one => one.Value).Take(14)
        .Select(one => string.Create(CultureInfo.InvariantCulture, $"  {one.Value / (double)calls,8:0} B  {one.Key}"));

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "Microsoft-Windows-DotNETRuntime") EnableEvents(eventSource, EventLevel.Verbose, Collector);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventName is not { } name || !name.StartsWith("GCAllocationTick", StringComparison.Ordinal)) return;
        var amount = Convert.ToInt64(eventData.Payload![eventData.PayloadNames!.IndexOf("AllocationAmount64")], CultureInfo.InvariantCulture);
        var type = (string)eventData.Payload[eventData.PayloadNames.IndexOf("TypeName")]!;
        bytes.AddOrUpdate(type, amount, (_, sum) => sum + amount);
    }
}
