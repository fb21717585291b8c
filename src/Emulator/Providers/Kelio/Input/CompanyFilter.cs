using System.Collections.Immutable;
using Emulator.Core.Judging;
using Emulator.Providers.Kelio.Records;

namespace Emulator.Providers.Kelio.Input;

/// <summary>The companies that a job board asks for by <c>company_id</c> and <c>company_slug</c>. Both given and of different companies leave nothing
/// [inferred].</summary>
internal sealed class CompanyFilter
{
    private readonly ImmutableArray<int> companies;
    private readonly bool isAlone;

    private CompanyFilter(ImmutableArray<int> companies, bool isAbsent, bool isAlone) =>
        (this.companies, IsAbsent, this.isAlone) = (companies, isAbsent, isAlone);

    /// <summary>Whether the call has no such filter.</summary>
    public bool IsAbsent { get; }

    /// <summary>The one company that is asked for; null when none, several or all are.</summary>
    public int? Only => !IsAbsent && companies is [var only] ? only : null;

    /// <summary>Whether all that is broadcast under the board's name, by the company or by all, is asked for. A name may stand for a job board in each
    /// environment: then companies that this one never meets broadcast under it too.</summary>
    public bool TakesAll => Only is not null || (IsAbsent && isAlone);

    /// <summary>What the call of the job board asks for.</summary>
    public static CompanyFilter Of(Call call, Channel board)
    {
        var state = call.State<KelioState>();
        var (id, slug) = (RecordId.Filter(call, "company_id"), Search.Text(call, "company_slug"));
        var companies = state.Companies.In(KelioState.CompaniesOfEnvironment, board.Environment)
            .Where(company => (id is null || id == company.Id) && (slug is null || slug == company.Slug));
        var isAlone = KelioEnvironment.Surfaces.All(surface => surface.Name == board.Environment || state.JobBoardOf(surface.Name, board.Value) is null);
        return new CompanyFilter([.. companies.Select(company => company.Id)], id is null && slug is null, isAlone);
    }

    /// <summary>Whether the company is asked for.</summary>
    public bool Takes(int company) => companies.Contains(company);
}
