using System.Text.Json.Serialization;

namespace Contracts.PredictiveIndex;

/// <summary>What is sent to create an assessment of either kind. Members left null are not sent.</summary>
public sealed record AssessmentRequest
{
    /// <summary>The taker's first name; left out to assess again a person known by <see cref="ExternalPersonId"/> or <see cref="ExternalId"/>.</summary>
    public string? FirstName { get; init; }

    /// <summary>The taker's middle name; the same rule.</summary>
    public string? MiddleName { get; init; }

    /// <summary>The taker's last name; the same rule.</summary>
    public string? LastName { get; init; }

    /// <summary>The taker's e-mail address; the same rule.</summary>
    public string? Email { get; init; }

    /// <summary>From when on it can no longer be taken; in the future.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public DateTimeOffset? ExpirationDateTime { get; init; }

    /// <summary>With <see cref="AdministeredByLastName"/> and <see cref="AdministeredByEmail"/>, or none of them: then the key's owner.</summary>
    public string? AdministeredByFirstName { get; init; }

    /// <summary>See <see cref="AdministeredByFirstName"/>.</summary>
    public string? AdministeredByLastName { get; init; }

    /// <summary>See <see cref="AdministeredByFirstName"/>.</summary>
    public string? AdministeredByEmail { get; init; }

    /// <summary>Telephone number that goes with it.</summary>
    public string? AdministeredByPhone { get; init; }

    /// <summary>The caller's own id of the assessment.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The caller's own id of the person.</summary>
    public string? ExternalPersonId { get; init; }

    /// <summary>The URL that is called when the assessment is over, in place of the account's default; may hold <c>user:password@</c>.</summary>
    public string? AssessmentStatusWebHook { get; init; }

    /// <summary>The title of the position it is sent for.</summary>
    public string? AssociatedPositionTitle { get; init; }

    /// <summary>0 unknown, 1 male, 2 female.</summary>
    public int? Gender { get; init; }

    /// <summary>What the taker is to the company.</summary>
    public PersonType? PersonType { get; init; }

    /// <summary>The language, RFC 5646.</summary>
    public string? LanguageLocale { get; init; }

    /// <summary>The folder, beginning with a backslash; left out: the default folder of the key's owner.</summary>
    public string? FolderPath { get; init; }

    /// <summary>The folder by its id.</summary>
    public string? FolderId { get; init; }

    /// <summary>Whether PI mails the link to the taker.</summary>
    public bool? NotifyAssessmentTakerUsingEmail { get; init; }
}
