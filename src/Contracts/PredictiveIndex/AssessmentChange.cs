using System.Text.Json.Serialization;

namespace Contracts.PredictiveIndex;

/// <summary>What is sent to change an assessment: only the values to change.</summary>
public sealed record AssessmentChange
{
    /// <summary>The taker's first name.</summary>
    public string? FirstName { get; init; }

    /// <summary>The taker's middle name.</summary>
    public string? MiddleName { get; init; }

    /// <summary>The taker's last name.</summary>
    public string? LastName { get; init; }

    /// <summary>The taker's e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>From when on it can no longer be taken; in the future.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public DateTimeOffset? ExpirationDateTime { get; init; }

    /// <summary>First name of the software user in whose name it was sent.</summary>
    public string? AdministeredByFirstName { get; init; }

    /// <summary>Last name of that user.</summary>
    public string? AdministeredByLastName { get; init; }

    /// <summary>E-mail address of that user.</summary>
    public string? AdministeredByEmail { get; init; }

    /// <summary>Telephone number of that user.</summary>
    public string? AdministeredByPhone { get; init; }

    /// <summary>The caller's own id of the assessment.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The caller's own id of the person.</summary>
    public string? ExternalPersonId { get; init; }

    /// <summary>The single webhook.</summary>
    public string? AssessmentStatusWebHook { get; init; }

    /// <summary>The title of the position it was sent for.</summary>
    public string? AssociatedPositionTitle { get; init; }

    /// <summary>0 unknown, 1 male, 2 female.</summary>
    public int? Gender { get; init; }

    /// <summary>What the taker is to the company.</summary>
    public PersonType? PersonType { get; init; }

    /// <summary>The language, RFC 5646.</summary>
    public string? LanguageLocale { get; init; }

    /// <summary>0 unset, 1 favourite, 2 rejected.</summary>
    public int? Impression { get; init; }

    /// <summary>Moves it to this folder; for Account Owners and Account Admins.</summary>
    public string? FolderPath { get; init; }

    /// <summary>Moves it to the folder with this id.</summary>
    public string? FolderId { get; init; }

    /// <summary>True archives it, for good; for Account Owners and Account Admins.</summary>
    public bool? Archive { get; init; }
}
