using Contracts.Kelio;
using Emulator.Core.Judging;
using Emulator.Providers.Kelio.Endpoints;
using Emulator.Providers.Kelio.Records;

namespace Emulator.Providers.Kelio.Input;

/// <summary>The filter <c>status[value]</c> with <c>status[date][gte]</c> and <c>status[date][lte]</c> [documented: C/applications]. The date is that on which
/// the application got the status that it has.</summary>
internal sealed record StatusFilter(string? Value, DateTimeOffset From, DateTimeOffset Below)
{
    private const string ValueName = "status[value]";
    private const string FromName = "status[date][gte]";
    private const string ToName = "status[date][lte]";

    public static IReadOnlyList<Parameter> Parameters { get; } =
    [
        new(ValueName, "query", "string", "Only applications that have this status."),
        new(FromName, "query", "string", "Only those that got the status on this day (YYYY-MM-DD, Paris) or later; needs status[value]."),
        new(ToName, "query", "string", "Only those that got the status on this day or earlier; needs status[value]."),
    ];

    /// <summary>Reads the filter; the refusal when a day is none, or when a day is given without a status.</summary>
    public static Refusal? Read(Call call, out StatusFilter filter)
    {
        var value = call.Request.Query[ValueName] is { Length: > 0 } text ? text : null;
        filter = new StatusFilter(value, DateTimeOffset.MinValue, DateTimeOffset.MaxValue);
        if (Days.Read(call, "status[date]", out _) is { } flat) return flat;
        if (Days.Read(call, FromName, out var from) is { } badFrom) return badFrom;
        if (Days.Read(call, ToName, out var to) is { } badTo) return badTo;
        if (value is null && (from is not null || to is not null || call.Request.Query["status[date]"] is { Length: > 0 }))
            return Refuse.Missing(NoValue(call));
        if (from is { } first) filter = filter with { From = Days.Begin(first, 0) };
        if (to is { } last) filter = filter with { Below = Days.Begin(last, 1) };
        return null;
    }

    public bool Takes(Application application) =>
        Value is null || (application.Status == Value && application.StatusChangedAt >= From && application.StatusChangedAt < Below);

    private static Mistake NoValue(Call call)
    {
        var known = call.State<KelioState>().StatusesOf(call.Grant<KelioKey>().CompanyId!.Value).Select(status => status.Value).ToList();
        return new(ValueName, KelioErrors.Missing(ValueName), $"be given with status[date]: one of {string.Join(", ", known)}")
        {
            Place = MemberPlace.Form,
            Example = known.FirstOrDefault("pending"),
        };
    }
}
