namespace Emulator.Tests.Scenarios;

/// <summary>A story over two days: an assessment is completed, its webhook fails three times, and its client looks three times.</summary>
internal static class LateAttempts
{
    public const string Story = """
        title: A test
        workspace: { fixture: demo, seed: 42, start: 2026-03-02T09:00:00Z }
        steps:
          - receiver: hr
            answers: 503
          - call: POST /api/v1/behavioralassessments
            at: predictive-index
            as: AccountOwner
            body: { firstName: Noé, lastName: Roux, email: noe@people.example, assessmentStatusWebHook: "${receivers.hr}" }
            answers: 201
            remember: sent
          - after: 2 hours
            act: complete assessment
            at: predictive-index
            id: ${sent.assessmentId}
          - title: Three attempts later
            expect webhook: assessment.completed
            at: predictive-index
            id: ${sent.assessmentId}
            within: 20 minutes
            attempts: [{ outcome: 503, after: 0 seconds }, { outcome: 503, after: 5 minutes }, { outcome: 503, after: 10 minutes }]
          - wait: 1 day
          - call: GET /api/v1/behavioralassessments/${sent.assessmentId}
            at: predictive-index
            as: AccountOwner
            repeat: 3
            every: 1 hour
        """;
}
