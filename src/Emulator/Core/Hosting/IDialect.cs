using Emulator.Core.Judging;
using Emulator.Core.Wire;

namespace Emulator.Core.Hosting;

/// <summary>A provider's words: turns a refusal into the provider's status, headers and body. The only place where its error texts stand.</summary>
public interface IDialect
{
    /// <summary>The answer for a refusal.</summary>
    /// <param name="refusal">Why.</param>
    /// <param name="request">The call, for its format and address.</param>
    Answer Refuse(Refusal refusal, Request request);

    /// <summary>The last touch on every answer, refusals included, e.g. a rate-limit header. Most providers return the answer as it is.</summary>
    Answer Finish(Answer answer, Call call) => answer;
}
