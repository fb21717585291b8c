using System.Collections.Immutable;
using Emulator.Core.State;
using Emulator.Providers.Kelio.Life;
using Emulator.Providers.Kelio.Records;

namespace Emulator.Providers.Kelio;

/// <summary>All records of both environments. Ids are unique over both; a record belongs to an environment by its company.</summary>
internal sealed record KelioState : ProviderState
{
    private ImmutableDictionary<string, int> keyIds = ImmutableDictionary.Create<string, int>(StringComparer.Ordinal);
    private ImmutableDictionary<(int CompanyId, string Email), int> applicantIds = ImmutableDictionary<(int, string), int>.Empty;

    public required IdSequence Ids { get; init; }

    public Table<int, KelioKey> Keys { get; private init; } = Table<int, KelioKey>.Empty;

    public Table<int, Company> Companies { get; init; } = Table<int, Company>.Empty;

    public Table<int, Channel> Channels { get; init; } = Table<int, Channel>.Empty;

    public Table<int, ApplicationStatus> Statuses { get; init; } = Table<int, ApplicationStatus>.Empty;

    public Table<int, Entity> Entities { get; init; } = Table<int, Entity>.Empty;

    public Table<int, Unit> Units { get; init; } = Table<int, Unit>.Empty;

    public Table<int, Manager> Managers { get; init; } = Table<int, Manager>.Empty;

    public Table<int, Tag> Tags { get; init; } = Table<int, Tag>.Empty;

    public Table<int, Pool> Pools { get; init; } = Table<int, Pool>.Empty;

    public Table<int, Campaign> Campaigns { get; init; } = Table<int, Campaign>.Empty;

    public Table<int, Applicant> Applicants { get; private init; } = Table<int, Applicant>.Empty;

    public Table<int, Application> Applications { get; init; } = Table<int, Application>.Empty;

    /// <summary>The key pair with this private key, or null.</summary>
    public KelioKey? KeyOf(string privateKey) => keyIds.TryGetValue(privateKey, out var id) ? Keys.Find(id) : null;

    /// <summary>The applicant of this company with this e-mail address in any case, or null.</summary>
    public Applicant? ApplicantByEmail(int companyId, string email) =>
        applicantIds.TryGetValue((companyId, email.ToLowerInvariant()), out var id) ? Applicants.Find(id) : null;

    /// <summary>The manager of this company with this e-mail address in any case, or null.</summary>
    public Manager? ManagerByEmail(int companyId, string email) =>
        Managers.Rows.FirstOrDefault(manager => manager.CompanyId == companyId && string.Equals(manager.Email, email, StringComparison.OrdinalIgnoreCase));

    /// <summary>The statuses of a company, by position.</summary>
    public IEnumerable<ApplicationStatus> StatusesOf(int companyId) => Statuses.Rows.Where(status => status.CompanyId == companyId).OrderBy(status => status.Position);

    /// <summary>The channels on which a company can broadcast: its career sites and the job boards of its environment.</summary>
    public IEnumerable<Channel> ChannelsOf(Company company) =>
        Channels.Rows.Where(channel => channel.CompanyId == company.Id || (channel.CompanyId is null && channel.Environment == company.Environment));

    /// <summary>The company whose data the customer keys of an environment see.</summary>
    public Company AccountOf(string environment) => Companies.Rows.First(company => company.Environment == environment);

    /// <summary>The job board of an environment with this name, or null.</summary>
    public Channel? JobBoardOf(string environment, string name) =>
        Channels.Rows.FirstOrDefault(channel => channel.CompanyId is null && channel.Environment == environment && channel.Value == name);

    public KelioState With(KelioKey key) => this with { Keys = Keys.Put(key), keyIds = keyIds.SetItem(key.PrivateKey, key.Id) };

    public KelioState Without(KelioKey key) => this with { Keys = Keys.Remove(key.Id), keyIds = keyIds.Remove(key.PrivateKey) };

    /// <summary>The state with this applicant, new or changed; the e-mail address never changes.</summary>
    public KelioState With(Applicant applicant) => this with
    {
        Applicants = Applicants.Put(applicant),
        applicantIds = applicantIds.SetItem((applicant.CompanyId, applicant.Email.ToLowerInvariant()), applicant.Id),
    };

    /// <summary>The state with all these applicants.</summary>
    public KelioState With(IReadOnlyCollection<Applicant> added) => this with
    {
        Applicants = Applicants.Put(added),
        applicantIds = applicantIds.SetItems(added.Select(applicant => KeyValuePair.Create((applicant.CompanyId, applicant.Email.ToLowerInvariant()), applicant.Id))),
    };
}
