using System.Text.Json.Serialization;

namespace Contracts.KeyPredict;

/// <summary>An id alone, as <c>retrieve/group</c> and <c>retrieve/campaign</c> list their candidates.</summary>
/// <param name="Id">The candidate's id, digits in a string.</param>
public sealed record KeyPredictMember([property: JsonPropertyName("id")] string Id);

/// <summary>A group with its candidates.</summary>
/// <param name="Id">The id, digits in a string.</param>
/// <param name="Name">The group's name.</param>
/// <param name="Candidates">The members; present even when there are none.</param>
public sealed record KeyPredictGroupMembers(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("candidates")] IReadOnlyList<KeyPredictMember> Candidates);

/// <summary>What pays for assessments.</summary>
/// <param name="Id">The id, digits in a string.</param>
/// <param name="Label">The contract's label.</param>
/// <param name="Type"><c>credits</c>, <c>licence</c> or <c>subscription</c>.</param>
/// <param name="Credits">The balance, digits in a string; null with a subscription.</param>
public sealed record KeyPredictContract(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("label")] string Label,
    [property: JsonPropertyName("type")] string Type,
    [property: JsonPropertyName("credits")] string? Credits);

/// <summary>The balance of a company that was given credits.</summary>
/// <param name="CompanyId">The company's id, digits in a string.</param>
/// <param name="Credits">Its balance afterwards, digits in a string.</param>
public sealed record KeyPredictGivenCredits(
    [property: JsonPropertyName("company_id")] string CompanyId, [property: JsonPropertyName("credits")] string Credits);
