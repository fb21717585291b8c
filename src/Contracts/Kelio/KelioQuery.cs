using System.Globalization;
using System.Text;

namespace Contracts.Kelio;

/// <summary>The query of a list or a show: every documented parameter. Each list takes only its own and ignores the others.</summary>
public sealed record KelioQuery
{
    /// <summary>What is to be embedded, with commas between.</summary>
    public string? Embed { get; init; }

    /// <summary>Words, each of which must be found (applicants, entities, units, managers).</summary>
    public string? Keywords { get; init; }

    /// <summary>Agreed to e-mails of partners (applicants).</summary>
    public bool? IsPartnerNewsletterActive { get; init; }

    /// <summary>Agreed to e-mails about new job offers (applicants).</summary>
    public bool? IsCampaignAlertActive { get; init; }

    /// <summary>Of this campaign (applications).</summary>
    public int? CampaignId { get; init; }

    /// <summary>Complete or not (applications).</summary>
    public bool? IsComplete { get; init; }

    /// <summary>From this source (applications).</summary>
    public string? Source { get; init; }

    /// <summary>With this status (applications).</summary>
    public string? StatusValue { get; init; }

    /// <summary>That got the status on this day or later; needs <see cref="StatusValue"/> (applications).</summary>
    public DateOnly? StatusFrom { get; init; }

    /// <summary>That got the status on this day or earlier; needs <see cref="StatusValue"/> (applications).</summary>
    public DateOnly? StatusTo { get; init; }

    /// <summary>In these states, with commas between (campaigns).</summary>
    public string? Status { get; init; }

    /// <summary>Broadcast on any of these channels, with commas between (campaigns).</summary>
    public string? Channels { get; init; }

    /// <summary>Of this company (job boards).</summary>
    public int? CompanyId { get; init; }

    /// <summary>Of the company with this slug (job boards).</summary>
    public string? CompanySlug { get; init; }

    /// <summary>Of this entity (job boards).</summary>
    public int? EntityId { get; init; }

    /// <summary><c>created_at</c>, for campaigns also <c>last_activation_at</c> and <c>name</c>.</summary>
    public string? Order { get; init; }

    /// <summary><c>asc</c> or <c>desc</c>.</summary>
    public string? Sort { get; init; }

    /// <summary>The number of the page, from 1.</summary>
    public long? Page { get; init; }

    /// <summary>Results on a page, at most 50.</summary>
    public int? PerPage { get; init; }

    /// <summary>The query as text, without its question mark.</summary>
    public static implicit operator string?(KelioQuery? query) => query?.ToString();

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder();
        Add("embed", Embed);
        Add("keywords", Keywords);
        Add("is_partner_newsletter_active", Word(IsPartnerNewsletterActive));
        Add("is_campaign_alert_active", Word(IsCampaignAlertActive));
        Add("campaign_id", Word(CampaignId));
        Add("is_complete", Word(IsComplete));
        Add("source", Source);
        Add("status[value]", StatusValue);
        Add("status[date][gte]", StatusFrom?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add("status[date][lte]", StatusTo?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add("status", Status);
        Add("channels", Channels);
        Add("company_id", Word(CompanyId));
        Add("company_slug", CompanySlug);
        Add("entity_id", Word(EntityId));
        Add("order", Order);
        Add("sort", Sort);
        Add("page", Page?.ToString(CultureInfo.InvariantCulture));
        Add("per_page", Word(PerPage));
        return text.ToString();

        void Add(string name, string? value)
        {
            if (value is null) return;
            if (text.Length > 0) text.Append('&');
            text.Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
        }
    }

    private static string? Word(bool? value) => value is { } flag ? flag ? "true" : "false" : null;

    private static string? Word(int? value) => value?.ToString(CultureInfo.InvariantCulture);
}
