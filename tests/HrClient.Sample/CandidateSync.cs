using Contracts.Kelio;

namespace HrClient.Sample;

/// <summary>The code under test, as an HR client may have it: takes over the applicants of Kelio, and tells which are new.</summary>
public sealed class CandidateSync(KelioClient kelio)
{
    /// <summary>The e-mail addresses of all applicants, page by page.</summary>
    public async Task<IReadOnlyList<string>> AllAsync()
    {
        var emails = new List<string>();
        await foreach (var applicant in kelio.AllApplicantsAsync(new KelioQuery { PerPage = 50 })) emails.Add(applicant.Email);
        return emails;
    }

    /// <summary>Sends a candidate to Kelio; false when the candidate is known there.</summary>
    /// <exception cref="InvalidOperationException">Kelio refused.</exception>
    public async Task<bool> SendAsync(string email, string firstName, string lastName)
    {
        var answer = await kelio.CreateApplicantAsync(
            new KelioNewApplicant { Email = email, FirstName = firstName, LastName = lastName, IsLegalsAcceptedByManager = true });
        if (answer.IsSuccess) return true;
        return answer.Error?.Errors?.ContainsKey("email") == true ? false : throw new InvalidOperationException($"Kelio answered {(int)answer.Status}.");
    }
}
