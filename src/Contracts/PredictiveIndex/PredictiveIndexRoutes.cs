namespace Contracts.PredictiveIndex;

/// <summary>Path templates and header names of the legacy API (host <c>pi.predictiveindex.com</c>) and of PI2 (host
/// <c>integrations.predictiveindex.com</c>).</summary>
public static class PredictiveIndexRoutes
{
    /// <summary>The request header that carries the key, a GUID.</summary>
    public const string ApiKeyHeader = "api-key";

    /// <summary>The response header that tells how many requests a minute the key may make.</summary>
    public const string RateLimitHeader = "X-RateLimit-Limit";

    /// <summary>Behavioral assessments: list and create; change by <c>externalId</c>.</summary>
    public const string BehavioralAssessments = "/api/v1/behavioralassessments";

    /// <summary>One behavioral assessment: read, change, archive.</summary>
    public const string BehavioralAssessment = "/api/v1/behavioralassessments/{assessmentId}";

    /// <summary>A report on a completed behavioral assessment.</summary>
    public const string Report = "/api/v1/behavioralassessments/{assessmentId}/reports/{reportType}";

    /// <summary>A picture of the patterns of a completed behavioral assessment.</summary>
    public const string Pattern = "/api/v1/behavioralassessments/{assessmentId}/patterns/{patternType}";

    /// <summary>Behavioral assessments, newer generation of the list: the documented way of testing a key.</summary>
    public const string BehavioralAssessmentsV2 = "/api/v2/behavioralassessments";

    /// <summary>Cognitive assessments: list and create.</summary>
    public const string CognitiveAssessments = "/api/v1/cognitiveassessments";

    /// <summary>One cognitive assessment.</summary>
    public const string CognitiveAssessment = "/api/v1/cognitiveassessments/{assessmentId}";

    /// <summary>People and jobs, search.</summary>
    public const string PeopleAndJobs = "/api/v2/peopleandjobs";

    /// <summary>People and jobs of a company, search.</summary>
    public const string CompanyPeopleAndJobs = "/api/v2/companies/{companyId}/peopleandjobs";

    /// <summary>Behavioral assessments of a company.</summary>
    public const string CompanyBehavioralAssessments = "/api/v2/companies/{companyId}/behavioralassessments";

    /// <summary>One person: read, change, archive.</summary>
    public const string Person = "/api/v1/persons/{id}";

    /// <summary>One person, newer generation: read.</summary>
    public const string PersonV2 = "/api/v2/persons/{id}";

    /// <summary>One person of a company: read.</summary>
    public const string CompanyPerson = "/api/v2/companies/{companyId}/persons/{id}";

    /// <summary>The Management Strategy Guides of persons.</summary>
    public const string PrintMsgs = "/api/v1/persons/PrintMSGs";

    /// <summary>PI2: jobs.</summary>
    public const string Jobs = "/api/v1/jobs";

    /// <summary>PI2: candidates: find, create or update.</summary>
    public const string Candidates = "/api/v1/candidates";

    /// <summary>PI2: one candidate.</summary>
    public const string Candidate = "/api/v1/candidates/{personId}";

    /// <summary>PI2: the insights on a candidate.</summary>
    public const string InsightsPacket = "/api/v1/candidates/{personId}/insightspacket";

    /// <summary>PI2: employees.</summary>
    public const string Employees = "/api/v1/employees";

    /// <summary>PI2: the coaching guide on an employee.</summary>
    public const string CoachingGuide = "/api/v1/employees/reports/coachingguide";

    /// <summary>PI2: the behavioral report.</summary>
    public const string BehavioralReport = "/api/v1/behavioralassessments/reports/behavioral";

    /// <summary>The interview guide to a completed behavioral assessment.</summary>
    public const string Guidebook = "/api/v2/companies/{companyId}/behavioralassessments/{assessmentId}/guidebook";
}
