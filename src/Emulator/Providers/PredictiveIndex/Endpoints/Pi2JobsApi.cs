using Contracts.PredictiveIndex;
using Emulator.Core.Judging;
using Emulator.Providers.PredictiveIndex.Input;
using Emulator.Providers.PredictiveIndex.Records;
using Emulator.Providers.PredictiveIndex.Wire;

namespace Emulator.Providers.PredictiveIndex.Endpoints;

/// <summary>The jobs of PI2.</summary>
internal static class Pi2JobsApi
{
    private static readonly Pi2Orders<Job> Orders = new()
    {
        ["CreatedDate"] = (one, other) => one.CreatedAt.CompareTo(other.CreatedAt),
        ["Title"] = (one, other) => StringComparer.OrdinalIgnoreCase.Compare(one.Title, other.Title),
    };

    /// <summary>The route table.</summary>
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        new("list jobs", "GET", PredictiveIndexRoutes.Jobs, Provenance.Documented("V2EX"), List)
        {
            Surfaces = [PredictiveIndexProvider.Pi2], Requires = Right.Read, Summary = "Jobs with their targets, by the time of their creation.",
            Parameters =
            [
                new("JobId", "query", "string", "PI's id, a GUID."),
                new("ExternalJobId", "query", "string", "The caller's own id."),
                new("Title", "query", "string", "The whole title, without regard to case."),
                .. Pi2List.Parameters,
            ],
            ResponseBody = typeof(Pi2Page<Pi2Job>),
        },
    ];

    private static Outcome List(Call call)
    {
        var (id, external, title) = (Pi2List.Text(call, "JobId"), Pi2List.Text(call, "ExternalJobId"), Pi2List.Text(call, "Title"));
        if (Pi2List.NoGuid("JobId", id) is { } wrong) return wrong;
        var (list, refusal) = Pi2List.Read(call, Orders.Names);
        if (list is null) return refusal!;
        var wire = Pi2Objects.Of(call);
        // An account has a handful of jobs, and no operation makes one.
        var found = wire.State.Jobs.In(PredictiveIndexState.JobsByAge, true).Where(job =>
            Pi2List.Fits(id, job.Id, StringComparison.OrdinalIgnoreCase) && Pi2List.Fits(external, job.ExternalJobId)
                && Pi2List.Fits(title, job.Title, StringComparison.OrdinalIgnoreCase));
        return list.Answer(Orders.Sort(found, list), wire.Job);
    }
}
