namespace Contracts.Control;

/// <summary>A candidate, applicant or taker, over all providers; one person is one e-mail address.</summary>
/// <param name="Name">The name.</param>
/// <param name="Email">The e-mail address, or null.</param>
/// <param name="Subjects">What there is of the person at each provider.</param>
public sealed record PersonView(string Name, string? Email, IReadOnlyList<SubjectView> Subjects);
