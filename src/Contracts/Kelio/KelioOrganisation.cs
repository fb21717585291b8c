using System.Text.Json.Serialization;
using Contracts.Control;

namespace Contracts.Kelio;

/// <summary>A part of a company, formerly called a brand.</summary>
/// <param name="Id">A positive number.</param>
/// <param name="Name">The name.</param>
/// <param name="Reference">The company's own reference.</param>
/// <param name="Color">Six hexadecimal digits after a number sign.</param>
/// <param name="LogoUrl">A picture.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="UpdatedAt">When it was last changed.</param>
public sealed record KelioEntity(int Id, string Name, string? Reference, string Color, string? LogoUrl, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);

/// <summary>A place of work of an entity.</summary>
/// <param name="Id">A positive number.</param>
/// <param name="Name">The name.</param>
/// <param name="Reference">The company's own reference.</param>
/// <param name="EntityId">The entity.</param>
/// <param name="Address">Where it is.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record KelioUnit(int Id, string Name, string? Reference, int EntityId, KelioAddress? Address, DateTimeOffset CreatedAt);

/// <summary>A user of the recruiting software.</summary>
public sealed record KelioManager
{
    /// <summary>A positive number.</summary>
    public required int Id { get; init; }

    /// <summary>The e-mail address, unique in the company without regard to case.</summary>
    public required string Email { get; init; }

    /// <summary>The first name.</summary>
    public string? FirstName { get; init; }

    /// <summary>The last name.</summary>
    public string? LastName { get; init; }

    /// <summary><c>fr</c> or <c>en</c>.</summary>
    public required string Locale { get; init; }

    /// <summary>The country calling code without plus sign.</summary>
    public string? PhoneCode { get; init; }

    /// <summary>The number without country code.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>1 Operator, 2 Director, 3 Human resources manager, 4 Administrator.</summary>
    public required int Credentials { get; init; }

    /// <summary>A picture.</summary>
    public string? AvatarUrl { get; init; }

    /// <summary>When the account was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The units assigned to the manager, when asked for with <c>embed=units</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<KelioUnit>? Units { get; init; }
}

/// <summary>The body of <c>POST /managers</c> and <c>PUT /managers/:id</c>.</summary>
/// <param name="Manager">The manager.</param>
public sealed record KelioManagerRequest(KelioManagerFields Manager);

/// <summary>The fields of a manager. When one is created, <see cref="Email"/> must be given; when one is changed, what is absent stays as it is.</summary>
public sealed record KelioManagerFields
{
    /// <summary>The e-mail address.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Patch<string> Email { get; init; }

    /// <summary>The first name.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Patch<string> FirstName { get; init; }

    /// <summary>The last name.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Patch<string> LastName { get; init; }

    /// <summary><c>fr</c> (when a new one has none) or <c>en</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Patch<string> Locale { get; init; }

    /// <summary>The country calling code without plus sign.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Patch<string> PhoneCode { get; init; }

    /// <summary>The number without country code.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Patch<string> PhoneNumber { get; init; }

    /// <summary>1 Operator (when a new one has none), 2 Director, 3 Human resources manager, 4 Administrator.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Patch<int?> Credentials { get; init; }

    /// <summary>A picture.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Patch<string> AvatarUrl { get; init; }
}

/// <summary>The body of <c>POST /managers/:id/units</c>.</summary>
/// <param name="UnitId">The unit to be assigned.</param>
public sealed record KelioUnitAssignment(int UnitId);
