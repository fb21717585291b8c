using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Emulator.Core.State;

namespace Emulator.Providers.KeyPredict.Records;

/// <summary>A person who is tested. E-mail address and login are each unique without regard to case.</summary>
internal sealed record Candidate(int Id, string FirstName, string LastName, string? Email, string Login, DateTimeOffset CreatedAt) : IRow<int>
{
    /// <summary>The participant account's password; null until the participant chooses one from the invitation.</summary>
    [Secret]
    public string? Password { get; init; }

    /// <summary>The secret of the profile's link; null until it was asked for.</summary>
    [Secret]
    public string? ProfileKey { get; init; }

    public int? TitleId { get; init; }

    public string? CountryCode { get; init; }

    public int? LanguageId { get; init; }

    public ImmutableArray<int> GroupIds { get; init; } = [];

    public string? PostalCode { get; init; }

    public string? Phone { get; init; }

    public string? Function { get; init; }

    public int? SectorId { get; init; }

    public string? Observations { get; init; }

    public DateTimeOffset? LastConnectionAt { get; init; }

    /// <summary>The name for a person to read.</summary>
    [JsonIgnore]
    public string FullName => $"{FirstName} {LastName}";
}

/// <summary>A group of candidates; the candidates know of which they are members.</summary>
internal sealed record Group(int Id, string Name) : IRow<int>;

/// <summary>A user of the account who invites candidates and is told when they are done.</summary>
internal sealed record Evaluator(int Id, string FirstName, string LastName, string Email);
