using System.Globalization;

namespace Contracts.Kelio;

/// <content>Applications, campaigns, the organisation, managers and job boards.</content>
public sealed partial class KelioClient
{
    /// <summary><c>GET /applications</c>.</summary>
    public Task<KelioAnswer<IReadOnlyList<KelioApplication>>> ListApplicationsAsync(string? query = null, CancellationToken cancellation = default) =>
        ListAsync(KelioRoutes.Applications, query, KelioJson.Wire.IReadOnlyListKelioApplication, cancellation);

    /// <summary>All of <c>GET /applications</c>, page by page as they are read.</summary>
    public IAsyncEnumerable<KelioApplication> AllApplicationsAsync(KelioQuery? query = null, CancellationToken cancellation = default) =>
        AllAsync(query, (page, stop) => ListApplicationsAsync(page, stop), row => row.Id, cancellation);

    /// <summary><c>GET /applications/:id</c>.</summary>
    public Task<KelioAnswer<KelioApplication>> GetApplicationAsync(int id, string? embed = null, CancellationToken cancellation = default) =>
        SendAsync(HttpMethod.Get, One(KelioRoutes.Applications, id, embed), KelioJson.Wire.KelioApplication, null, cancellation);

    /// <summary><c>GET /application_statuses</c>, which has no pages.</summary>
    public Task<KelioAnswer<IReadOnlyList<KelioApplicationStatus>>> ListApplicationStatusesAsync(CancellationToken cancellation = default) =>
        ListAsync(KelioRoutes.ApplicationStatuses, null, KelioJson.Wire.IReadOnlyListKelioApplicationStatus, cancellation);

    /// <summary><c>POST /applications</c>.</summary>
    public Task<KelioAnswer<KelioApplication>> CreateApplicationAsync(KelioApplicationRequest application, CancellationToken cancellation = default) =>
        SendAsync(
            HttpMethod.Post,
            KelioRoutes.Applications,
            KelioJson.Wire.KelioApplication,
            () => Json(application, KelioJson.Wire.KelioApplicationRequest),
            cancellation);

    /// <summary><c>GET /campaigns</c>.</summary>
    public Task<KelioAnswer<IReadOnlyList<KelioCampaign>>> ListCampaignsAsync(string? query = null, CancellationToken cancellation = default) =>
        ListAsync(KelioRoutes.Campaigns, query, KelioJson.Wire.IReadOnlyListKelioCampaign, cancellation);

    /// <summary>All of <c>GET /campaigns</c>, page by page as they are read.</summary>
    public IAsyncEnumerable<KelioCampaign> AllCampaignsAsync(KelioQuery? query = null, CancellationToken cancellation = default) =>
        AllAsync(query, (page, stop) => ListCampaignsAsync(page, stop), row => row.Id, cancellation);

    /// <summary><c>GET /campaigns/:id</c>.</summary>
    public Task<KelioAnswer<KelioCampaign>> GetCampaignAsync(int id, string? embed = null, CancellationToken cancellation = default) =>
        SendAsync(HttpMethod.Get, One(KelioRoutes.Campaigns, id, embed), KelioJson.Wire.KelioCampaign, null, cancellation);

    /// <summary><c>GET /channels</c>, which has no pages.</summary>
    public Task<KelioAnswer<IReadOnlyList<KelioChannel>>> ListChannelsAsync(CancellationToken cancellation = default) =>
        ListAsync(KelioRoutes.Channels, null, KelioJson.Wire.IReadOnlyListKelioChannel, cancellation);

    /// <summary><c>GET /entities</c>.</summary>
    public Task<KelioAnswer<IReadOnlyList<KelioEntity>>> ListEntitiesAsync(string? query = null, CancellationToken cancellation = default) =>
        ListAsync(KelioRoutes.Entities, query, KelioJson.Wire.IReadOnlyListKelioEntity, cancellation);

    /// <summary>All of <c>GET /entities</c>, page by page as they are read.</summary>
    public IAsyncEnumerable<KelioEntity> AllEntitiesAsync(KelioQuery? query = null, CancellationToken cancellation = default) =>
        AllAsync(query, (page, stop) => ListEntitiesAsync(page, stop), row => row.Id, cancellation);

    /// <summary><c>GET /entities/:id</c>.</summary>
    public Task<KelioAnswer<KelioEntity>> GetEntityAsync(int id, CancellationToken cancellation = default) =>
        SendAsync(HttpMethod.Get, One(KelioRoutes.Entities, id, null), KelioJson.Wire.KelioEntity, null, cancellation);

    /// <summary><c>GET /entities/:entity_id/units</c>.</summary>
    public Task<KelioAnswer<IReadOnlyList<KelioUnit>>> ListUnitsAsync(int entityId, string? query = null, CancellationToken cancellation = default) =>
        ListAsync(UnitsOf(entityId), query, KelioJson.Wire.IReadOnlyListKelioUnit, cancellation);

    /// <summary>All of <c>GET /entities/:entity_id/units</c>, page by page as they are read.</summary>
    public IAsyncEnumerable<KelioUnit> AllUnitsAsync(int entityId, KelioQuery? query = null, CancellationToken cancellation = default) =>
        AllAsync(query, (page, stop) => ListUnitsAsync(entityId, page, stop), row => row.Id, cancellation);

    /// <summary><c>GET /entities/:entity_id/units/:id</c>.</summary>
    public Task<KelioAnswer<KelioUnit>> GetUnitAsync(int entityId, int id, CancellationToken cancellation = default) =>
        SendAsync(HttpMethod.Get, One(UnitsOf(entityId), id, null), KelioJson.Wire.KelioUnit, null, cancellation);

    /// <summary><c>GET /managers</c>.</summary>
    public Task<KelioAnswer<IReadOnlyList<KelioManager>>> ListManagersAsync(string? query = null, CancellationToken cancellation = default) =>
        ListAsync(KelioRoutes.Managers, query, KelioJson.Wire.IReadOnlyListKelioManager, cancellation);

    /// <summary>All of <c>GET /managers</c>, page by page as they are read.</summary>
    public IAsyncEnumerable<KelioManager> AllManagersAsync(KelioQuery? query = null, CancellationToken cancellation = default) =>
        AllAsync(query, (page, stop) => ListManagersAsync(page, stop), row => row.Id, cancellation);

    /// <summary><c>GET /managers/:id</c>.</summary>
    public Task<KelioAnswer<KelioManager>> GetManagerAsync(string idOrEmail, string? embed = null, CancellationToken cancellation = default) =>
        SendAsync(HttpMethod.Get, One(KelioRoutes.Managers, idOrEmail, embed), KelioJson.Wire.KelioManager, null, cancellation);

    /// <summary><c>POST /managers</c>.</summary>
    public Task<KelioAnswer<KelioManager>> CreateManagerAsync(KelioManagerFields manager, CancellationToken cancellation = default) =>
        SendAsync(
            HttpMethod.Post,
            KelioRoutes.Managers,
            KelioJson.Wire.KelioManager,
            () => Json(new KelioManagerRequest(manager), KelioJson.Wire.KelioManagerRequest),
            cancellation);

    /// <summary><c>PUT /managers/:id</c>.</summary>
    public Task<KelioAnswer<KelioManager>> UpdateManagerAsync(string idOrEmail, KelioManagerFields manager, CancellationToken cancellation = default) =>
        SendAsync(
            HttpMethod.Put,
            One(KelioRoutes.Managers, idOrEmail, null),
            KelioJson.Wire.KelioManager,
            () => Json(new KelioManagerRequest(manager), KelioJson.Wire.KelioManagerRequest),
            cancellation);

    /// <summary><c>DELETE /managers/:id</c>.</summary>
    public Task<KelioAnswer<KelioManager>> DestroyManagerAsync(string idOrEmail, CancellationToken cancellation = default) =>
        SendAsync(HttpMethod.Delete, One(KelioRoutes.Managers, idOrEmail, null), KelioJson.Wire.KelioManager, null, cancellation);

    /// <summary><c>POST /managers/:id/units</c>.</summary>
    public Task<KelioAnswer<KelioManager>> AssignUnitAsync(string idOrEmail, int unitId, CancellationToken cancellation = default) =>
        SendAsync(
            HttpMethod.Post,
            One(KelioRoutes.Managers, idOrEmail, null) + "/units",
            KelioJson.Wire.KelioManager,
            () => Json(new KelioUnitAssignment(unitId), KelioJson.Wire.KelioUnitAssignment),
            cancellation);

    /// <summary><c>DELETE /managers/:id/units/:unit_id</c>.</summary>
    public Task<KelioAnswer<KelioManager>> UnassignUnitAsync(string idOrEmail, int unitId, CancellationToken cancellation = default) =>
        SendAsync(HttpMethod.Delete, One(One(KelioRoutes.Managers, idOrEmail, null) + "/units", unitId, null), KelioJson.Wire.KelioManager, null, cancellation);

    /// <summary><c>GET /jobboards/campaigns</c>.</summary>
    public Task<KelioAnswer<IReadOnlyList<KelioCampaign>>> ListJobBoardCampaignsAsync(string? query = null, CancellationToken cancellation = default) =>
        ListAsync(KelioRoutes.JobBoardCampaigns, query, KelioJson.Wire.IReadOnlyListKelioCampaign, cancellation);

    /// <summary>All of <c>GET /jobboards/campaigns</c>, page by page as they are read.</summary>
    public IAsyncEnumerable<KelioCampaign> AllJobBoardCampaignsAsync(KelioQuery? query = null, CancellationToken cancellation = default) =>
        AllAsync(query, (page, stop) => ListJobBoardCampaignsAsync(page, stop), row => row.Id, cancellation);

    /// <summary><c>GET /jobboards/campaigns/:id</c>.</summary>
    public Task<KelioAnswer<KelioCampaign>> GetJobBoardCampaignAsync(int id, string? embed = null, CancellationToken cancellation = default) =>
        SendAsync(HttpMethod.Get, One(KelioRoutes.JobBoardCampaigns, id, embed), KelioJson.Wire.KelioCampaign, null, cancellation);

    /// <summary><c>GET /jobboards/applications</c>.</summary>
    public Task<KelioAnswer<IReadOnlyList<KelioApplication>>> ListJobBoardApplicationsAsync(string? query = null, CancellationToken cancellation = default) =>
        ListAsync(KelioRoutes.JobBoardApplications, query, KelioJson.Wire.IReadOnlyListKelioApplication, cancellation);

    /// <summary>All of <c>GET /jobboards/applications</c>, page by page as they are read.</summary>
    public IAsyncEnumerable<KelioApplication> AllJobBoardApplicationsAsync(KelioQuery? query = null, CancellationToken cancellation = default) =>
        AllAsync(query, (page, stop) => ListJobBoardApplicationsAsync(page, stop), row => row.Id, cancellation);

    /// <summary><c>GET /jobboards/applications/:id</c>.</summary>
    public Task<KelioAnswer<KelioApplication>> GetJobBoardApplicationAsync(int id, string? embed = null, CancellationToken cancellation = default) =>
        SendAsync(HttpMethod.Get, One(KelioRoutes.JobBoardApplications, id, embed), KelioJson.Wire.KelioApplication, null, cancellation);

    /// <summary><c>GET /jobboards/companies</c>, which has no pages.</summary>
    public Task<KelioAnswer<IReadOnlyList<KelioCompany>>> ListJobBoardCompaniesAsync(CancellationToken cancellation = default) =>
        ListAsync(KelioRoutes.JobBoardCompanies, null, KelioJson.Wire.IReadOnlyListKelioCompany, cancellation);

    /// <summary><c>POST /jobboards/applications</c>.</summary>
    public Task<KelioAnswer<KelioApplication>> CreateJobBoardApplicationAsync(
        KelioJobBoardApplicationRequest application, CancellationToken cancellation = default) =>
            SendAsync(
                HttpMethod.Post,
                KelioRoutes.JobBoardApplications,
                KelioJson.Wire.KelioApplication,
                () => Json(application, KelioJson.Wire.KelioJobBoardApplicationRequest),
                cancellation);

    private static string UnitsOf(int entityId) =>
        KelioRoutes.Units.Replace("{entity_id}", entityId.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
