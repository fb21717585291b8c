using Emulator.Core.Webhooks;

namespace Emulator.Tests.Fourth.Providers.Larkfield;

/// <summary>Every number of the provider, with its source.</summary>
internal static class LarkfieldSettings
{
    /// <summary>The most days of one request, and the first id. Documented: guide, 3.1.</summary>
    public const int MostDays = 60, FirstAbsence = 501;

    /// <summary>Tried again once, after 5 minutes. Documented: guide, 4.</summary>
    public static readonly RetryPlan Callbacks = new([TimeSpan.FromMinutes(5)], TimeSpan.FromSeconds(10), []);
}
