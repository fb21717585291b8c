using Contracts.PredictiveIndex;
using Emulator.Core.Judging;
using Emulator.Providers.PredictiveIndex.Input;
using Emulator.Providers.PredictiveIndex.Records;
using Emulator.Providers.PredictiveIndex.Wire;

namespace Emulator.Providers.PredictiveIndex.Endpoints;

/// <summary>The jobs of PI2.</summary>
internal static class Pi2JobsApi
{
    private static readonly Dictionary<string, Func<Job, IComparable>> Orders = new()
    {
        ["CreatedDate"] = job => job.CreatedAt,
        ["Title"] = job => job.Title.ToUpperInvariant(),
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
        var state = call.State<PredictiveIndexState>();
        var found = state.Jobs.Where(job => Pi2List.Fits(id, job.Id, StringComparison.OrdinalIgnoreCase) && Pi2List.Fits(external, job.ExternalJobId) && Pi2List.Fits(title, job.Title, StringComparison.OrdinalIgnoreCase));
        return Pi2List.Of(call, found.OrderBy(job => job.CreatedAt), Orders, new Pi2Objects(state, call.Request.BaseUrl, call.Now).Job);
    }
}
